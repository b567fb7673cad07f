/**
 * Anomalies and events → a timeline and ranked causes. In: anomalies, evidence. Out:
 * {@link io.benchmarkagent.cause.RootCause}s and {@link io.benchmarkagent.cause.Moment}s. Refused: a claim beyond order and
 * consistency.
 *
 * <p>Decisions. What is ordinary (pods that come before the load, what is torn down after it) is one folded line, what asks to be
 * explained is never folded away. Order of time and shared nodes add to a suspicion that measurements raised; they neither raise one
 * nor name anybody, since nobody knows how often earlier runs had the same.
 */
@NullMarked
package io.benchmarkagent.cause;

import org.jspecify.annotations.NullMarked;
