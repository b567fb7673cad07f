/**
 * The course of one metric over the runs, oldest first → what lasted, what passed and what creeps. In: finite numbers, one for each
 * run. Out: confirmed {@link io.benchmarkagent.baseline.history.ChangePoint}s, a slow
 * {@link io.benchmarkagent.baseline.history.Drift}, and what is to be said of one run
 * ({@link io.benchmarkagent.baseline.history.RunVerdict}). Refused: a step that later runs have not borne out, and a p-value that
 * forgets that the place was searched for.
 */
@NullMarked
package io.benchmarkagent.baseline.history;

import org.jspecify.annotations.NullMarked;
