/**
 * The simulator that writes {@code sample-benchmarks/}. In: one seed. Out: run JSONs, {@code cluster_summary.csv}, Kubernetes lists and
 * raw metrics as OpenMetrics text, the same bytes on every machine: no clock, StrictMath only, one random stream per quantity.
 */
@NullMarked
package io.benchmarkagent.sample;

import org.jspecify.annotations.NullMarked;
