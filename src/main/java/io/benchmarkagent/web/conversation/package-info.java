/**
 * Conversations over HTTP. In: questions that may go on from what was said before. Out: the same answers as in the terminal, and what was
 * said. Whoever did not begin one is told that there is none; who begins more than may be kept loses the one that was left longest.
 */
@NullMarked
package io.benchmarkagent.web.conversation;

import org.jspecify.annotations.NullMarked;
