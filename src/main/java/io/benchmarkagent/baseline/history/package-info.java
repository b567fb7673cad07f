/**
 * The course of one metric over the runs, oldest first → what lasted, what passed and what creeps. In: finite numbers, one for each
 * run. Out: confirmed {@link io.benchmarkagent.baseline.history.ChangePoint}s, a slow
 * {@link io.benchmarkagent.baseline.history.Drift}, what is to be said of the newest run
 * ({@link io.benchmarkagent.baseline.history.RunVerdict}), and what later runs make of an older one
 * ({@link io.benchmarkagent.baseline.history.Outcome}). Refused: a step that later runs have not borne out, and a p-value that
 * forgets that the place was searched for.
 */
@NullMarked
package io.benchmarkagent.baseline.history;

import org.jspecify.annotations.NullMarked;
