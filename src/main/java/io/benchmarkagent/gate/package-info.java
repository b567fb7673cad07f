/**
 * May this run pass? In: findings, and the settings of the gate: from which severity a regression fails, for whom another severity
 * counts, what a metric may be at most, what is muted until when. Out: a {@link io.benchmarkagent.gate.GateReading}, each check with why
 * it came out as it did. Refused: to judge anything again. An anomaly is what the findings say it is; the gate reads.
 *
 * <p>Decisions: a mute is put on an anomaly before the findings are put together, so that it is told wherever the anomaly is, and hides
 * nothing. What a threshold names and the run does not have is not judged and said, with the nearest names: a service that is gone is
 * no mistake of the settings. A threshold holds without a baseline; severities need one. A suspected regression may ask for one more
 * run, which is judged against the baseline of the first: more of the same anomalies than chance gives confirm it. What the gate of an
 * untrusted job said is told again without a word of that job's ({@link io.benchmarkagent.gate.GateRetelling}).
 */
@NullMarked
package io.benchmarkagent.gate;

import org.jspecify.annotations.NullMarked;
