/**
 * What a live Prometheus can be asked, read-only: one class for each kind of question, see {@link io.benchmarkagent.ask.tool.Tool}. In:
 * an expression, a metric's name, a part of a name, a span. Out: series summarised, names, alerts and targets. No series, a zero and a server that
 * does not answer are three different answers.
 */
@NullMarked
package io.benchmarkagent.ask.tool.prometheus;

import org.jspecify.annotations.NullMarked;
