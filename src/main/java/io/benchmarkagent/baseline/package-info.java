/**
 * A run and the earlier runs that are like for like with it → what each of its metrics usually is. In: run facts and runs. Out: a
 * {@link io.benchmarkagent.baseline.Cohort} (who is compared with, who is left out and why) and one
 * {@link io.benchmarkagent.baseline.Baseline} for each metric. Refused: a wider cohort when nothing fits; it says so instead.
 */
@NullMarked
package io.benchmarkagent.baseline;

import org.jspecify.annotations.NullMarked;
