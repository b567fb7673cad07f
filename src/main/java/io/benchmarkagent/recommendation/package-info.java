/**
 * Evidence and anomalies → what to change. One class for each rule. In: a {@link io.benchmarkagent.recommendation.Situation}. Out:
 * {@link io.benchmarkagent.recommendation.Recommendation}s, as text to apply by hand, one patch for each workload. Refused: less of
 * anything to a container that was throttled, killed or still growing; sizes from a run that is too short; a patch for a workload
 * or a container that the evidence does not have.
 */
@NullMarked
package io.benchmarkagent.recommendation;

import org.jspecify.annotations.NullMarked;
