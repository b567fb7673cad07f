/**
 * A run and its baselines → judged observations and anomalies. One class for each question asked of the data. In: measurements,
 * baselines, evidence. Out: {@link io.benchmarkagent.detection.Observation}s with both σ, and
 * {@link io.benchmarkagent.detection.Anomaly}s. Refused: σ on fewer than three runs, a verdict on what was not collected.
 */
@NullMarked
package io.benchmarkagent.detection;

import org.jspecify.annotations.NullMarked;
