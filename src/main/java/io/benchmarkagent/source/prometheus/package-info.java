/**
 * Prometheus range answers, live or recorded → series. In: a window, the catalogue of queries, a server or a folder. Out: series,
 * what was asked, and what could not be had. Refused: filling a gap, averaging a NaN.
 */
@NullMarked
package io.benchmarkagent.source.prometheus;

import org.jspecify.annotations.NullMarked;
