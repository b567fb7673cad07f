/**
 * Prometheus range answers, live or recorded → series. In: a window, the catalogue of queries, a server or folders. Out: series,
 * what was asked, and what could not be had. Refused: filling a gap, averaging a NaN, a recorded answer to another question.
 *
 * <p>Decisions. The step is the scrape interval, learned from raw samples, and points lie on multiples of it since the epoch, so
 * that proxies that align ranges change nothing. Alternatives of a query are tried in order and the first with data is taken;
 * recording rules over a fixed five minutes come last, as they smear a short run over what came before it. A live answer is parsed
 * from the very bytes that are recorded, so recorded evidence gives the same series. What is wrong with the server (no way to it,
 * no right to ask, no Prometheus) ends the asking with one line; what is wrong with a query is that query's line. A redirect to
 * another host is not followed. Where the load is not seen in the run's window, half a day around it is asked as well: a clock or a
 * zone that is off is told with its amount, and only by a load that rises from idle and falls back. Series that fall silent at once
 * are one gap.
 */
@NullMarked
package io.benchmarkagent.source.prometheus;

import org.jspecify.annotations.NullMarked;
