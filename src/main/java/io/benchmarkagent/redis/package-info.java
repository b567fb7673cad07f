/**
 * One Redis that machines share. In: a key and a text, or a script. Out: what is kept there, or one line that says why nobody can say.
 * Refused: to wait; a server that is away or slow costs half a second, once a second, whoever asks.
 *
 * <p>Decisions: one client for each address in a process, so that all who use it learn at once that it is away. Nobody else knows the
 * client library, and it is loaded with the first question. Every key begins with {@code benchmark-agent:}.
 */
@NullMarked
package io.benchmarkagent.redis;

import org.jspecify.annotations.NullMarked;
