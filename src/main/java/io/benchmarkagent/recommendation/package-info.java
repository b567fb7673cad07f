/**
 * Evidence and anomalies → what to change. One class for each rule. In: anomalies, limits. Out:
 * {@link io.benchmarkagent.recommendation.Recommendation}s, as text to apply by hand. Refused: less of anything to a container
 * that was throttled or killed.
 */
@NullMarked
package io.benchmarkagent.recommendation;

import org.jspecify.annotations.NullMarked;
