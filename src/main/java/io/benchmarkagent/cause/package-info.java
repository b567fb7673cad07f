/**
 * Anomalies and events → a timeline and ranked causes. In: anomalies, evidence. Out:
 * {@link io.benchmarkagent.cause.RootCause}s and {@link io.benchmarkagent.cause.Moment}s. Refused: a claim beyond order and
 * consistency.
 */
@NullMarked
package io.benchmarkagent.cause;

import org.jspecify.annotations.NullMarked;
