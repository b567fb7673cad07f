/**
 * What models may cost. In: what an answer would take at most, and what it took. Out: leave to ask, or one line that says which limit
 * is reached and when it is free again.
 *
 * <p>Decisions: the most that an answer can cost is reserved before the call and settled after it, under one lock of the folder,
 * or, where machines share it, by a change that holds only if nobody else made one meanwhile: all respect one budget. What a dead process reserved counts as spent, because it may have been billed. Days and
 * months are those of UTC. Dollars are whole millionths: sums of them are exact. A model without a price is bounded by tokens alone.
 */
@NullMarked
package io.benchmarkagent.llm.spend;

import org.jspecify.annotations.NullMarked;
