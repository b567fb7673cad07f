/**
 * Answers that are told again. In: an answer that its asker could use, under a key of all that it depends on. Out: the same answer,
 * until its time is over. Refused: nothing; whatever is wrong with a store, the model is asked as if there were none.
 */
@NullMarked
package io.benchmarkagent.llm.kept;

import org.jspecify.annotations.NullMarked;
