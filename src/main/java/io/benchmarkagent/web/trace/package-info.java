/**
 * Where the time of a request goes, for whoever collects traces. In: requests, with a {@code traceparent} or without; questions, prompts,
 * reports. Out: spans to an OpenTelemetry collector, over OTLP as JSON. OpenTelemetry's SDK and exporter would be a dozen jars for the same
 * one POST; nothing here is begun unless OpenTelemetry's own variables name a collector. No span holds a question, a token, or an address as
 * it was typed.
 */
@NullMarked
package io.benchmarkagent.web.trace;

import org.jspecify.annotations.NullMarked;
