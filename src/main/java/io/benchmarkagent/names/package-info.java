/**
 * Names of hosts, looked up in bounded time. In: a name, and how long its asker can wait. Out: its addresses. Refused: to wait longer,
 * whatever the machine's resolver does; Java cannot interrupt that.
 *
 * <p>Decisions: the look-up goes on in a thread of its own that keeps no process alive, and whoever asks for the same name meanwhile
 * waits for the same thread. {@code Names} knows no client library, so that a name is looked up before one is loaded.
 */
@NullMarked
package io.benchmarkagent.names;

import org.jspecify.annotations.NullMarked;
