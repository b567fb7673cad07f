/**
 * The one door to every model. In: a prompt. Out: an answer with its model and its cost in tokens, or one line that says why there
 * is none. Refused: a truncated answer.
 */
@NullMarked
package io.benchmarkagent.llm;

import org.jspecify.annotations.NullMarked;
