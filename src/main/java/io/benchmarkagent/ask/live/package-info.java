/**
 * A Prometheus that may be asked while a question is answered. In: an expression that somebody or a model wrote, and a time. Out: series,
 * names, alerts and targets, or one line that says why not. Refused before anything is sent: what is no PromQL, what reads another
 * namespace, what asks for everything, and what would cost too much.
 *
 * <p>Decisions. An expression is read and written anew, never patched: what this room does not understand as PromQL does not reach the
 * server, so two readings of the same text cannot differ. No library for Java that is kept reads PromQL. Every selector is held to one
 * namespace, whatever else it says.
 */
@NullMarked
package io.benchmarkagent.ask.live;

import org.jspecify.annotations.NullMarked;
