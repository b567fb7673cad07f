/**
 * What was measured: runs, their load and machines, measurements, series. In: nothing. Out: values that are right once they
 * exist. Refused: numbers that are not finite, units nobody knows.
 *
 * <p>Decisions: the pipeline's "mb" are mebibytes (its figures are multiples of 1/256 MiB against a real Prometheus). A metric's
 * name is its path in run JSON v2 with the statistic taken out: {@code cpu.avg_utilization_pct} is {@code cpu.utilization_pct},
 * mean.
 */
@NullMarked
package io.benchmarkagent.run;

import org.jspecify.annotations.NullMarked;
