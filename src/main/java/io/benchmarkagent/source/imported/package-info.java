/**
 * What other tools measured → run JSONs. In: k6's summaries, Locust's CSV files, github-action-benchmark's {@code data.js}, JMH's JSON.
 * Out: {@link io.benchmarkagent.source.imported.Result}s, and the run JSONs that are made of them. Refused: a file that breaks off or is
 * of another format, with what it looks like instead.
 *
 * <p>Decisions. A format is one class, told by the file's content. Names are those of the run JSON where it has one for the same thing
 * ({@code latency_ms}, {@code error_rate_pct}, {@code request_rate_rps}), so that direction and floors are known and a share of requests
 * is judged by how many requests there were; anything else keeps its own name, with its unit as the name's end. What one file tells twice
 * is taken once: failures per second are failures of requests per second. What is no number is left out and said. Nothing is guessed
 * about machines: what nobody told is unknown, and unknown agrees only with unknown.
 */
@NullMarked
package io.benchmarkagent.source.imported;

import org.jspecify.annotations.NullMarked;
