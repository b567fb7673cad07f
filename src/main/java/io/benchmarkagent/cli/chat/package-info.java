/**
 * Questions at a prompt, or from standard input. In: lines. Out: answers, as {@code query} prints them, and sessions that are kept.
 *
 * <p>Decisions. A prompt, keys and completion are for who watches and types; a pipe gets each question with its answer, and who types goes on
 * with sessions that were typed. What goes wrong
 * with one line is told, and the next is read: nothing that is typed ends a session but its end. An answer that is stopped is
 * interrupted where it is, and nobody uses the desk it stood at again. Nothing is written but to the user's state folder, and to a
 * file that was asked for and was not there.
 */
@NullMarked
package io.benchmarkagent.cli.chat;

import org.jspecify.annotations.NullMarked;
