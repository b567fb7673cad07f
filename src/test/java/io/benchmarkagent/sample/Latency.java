package io.benchmarkagent.sample;

import java.util.List;

/** Request durations as Istio's proxies count them: cumulative buckets of milliseconds, filled from a log-normal per second. */
final class Latency {
    /** Istio's default bucket limits in milliseconds; +Inf follows. */
    static final List<String> LIMITS = List.of(
            "0.5", "1", "5", "10", "25", "50", "100", "250", "500", "1000", "2500", "5000", "10000", "30000", "60000",
            "300000", "600000", "1800000", "3600000", "+Inf");

    private Latency() {}

    /** Requests per second per bucket, in {@link #LIMITS} order; {@code extra} ms on top of each request. */
    static List<Track> buckets(Course.Exchange exchange, double extra) {
        return LIMITS.stream()
                .map(Latency::limit)
                .map(limit ->
                        Track.of(second -> exchange.answered().at(second) * share(limit, exchange, second, extra)))
                .toList();
    }

    /** The milliseconds that the requests of each second took. */
    static Track sum(Course.Exchange exchange, double extra) {
        double sd = exchange.call().target().logSd;
        double meanOfMedian = StrictMath.exp(sd * sd / 2);
        return Track.of(second ->
                exchange.answered().at(second) * (exchange.medianMillis().at(second) * meanOfMedian + extra));
    }

    /** Prometheus's histogram_quantile: linear within the bucket that holds the rank. */
    static double quantile(double q, double[] cumulative) {
        double rank = q * cumulative[cumulative.length - 1];
        int bucket = 0;
        while (cumulative[bucket] < rank) {
            bucket++;
        }
        double below = bucket == 0 ? 0 : cumulative[bucket - 1];
        double start = bucket == 0 ? 0 : limit(LIMITS.get(bucket - 1));
        return start + (limit(LIMITS.get(bucket)) - start) * (rank - below) / (cumulative[bucket] - below);
    }

    private static double limit(String limit) {
        return limit.startsWith("+") ? Double.POSITIVE_INFINITY : Double.parseDouble(limit);
    }

    private static double share(double limit, Course.Exchange exchange, int second, double extra) {
        if (Double.isInfinite(limit)) {
            return 1;
        }
        double median = exchange.medianMillis().at(second);
        return limit <= extra
                ? 0
                : normal(StrictMath.log((limit - extra) / median)
                        / exchange.call().target().logSd);
    }

    /** The normal distribution function to 1e-7 (Abramowitz and Stegun 7.1.26). */
    private static double normal(double z) {
        double x = StrictMath.abs(z) / StrictMath.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double tail = t
                * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
                * StrictMath.exp(-x * x);
        return z < 0 ? tail / 2 : 1 - tail / 2;
    }
}
