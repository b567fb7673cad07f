package io.benchmarkagent.run;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which p95 and maxima of a run are made of so few samples that both are one sample's noise. The run JSON does not say how many there
 * were, but p95, p99 and maximum do: of 21 or fewer both quantiles lie between the two largest (R-7, the default of NumPy, pandas and
 * Prometheus), so that the p95 is five times as far from the maximum as the p99. Most subjects decide, since they were sampled
 * together; a metric without a p99 goes by the others, but for latency and errors, whose quantiles are of requests.
 */
public final class FewSamples {
    private static final double P95_TO_P99 = 5;

    /** What rounding each of the three to its last digit may add up to, in such digits. */
    private static final double ROUNDED = 5;

    /** Distances of less than so many times that tell nothing. */
    private static final double CLEARLY = 4;

    /** Relative; of numbers that were not rounded. */
    private static final double LAST_DIGITS = 1e-12;

    private final Map<String, Integer> fewByMetric;
    private final int few;

    private FewSamples(Map<String, Integer> fewByMetric) {
        this.fewByMetric = fewByMetric;
        this.few = fewByMetric.values().stream().mapToInt(Integer::intValue).sum();
    }

    public static FewSamples of(Run run) {
        Map<MetricKey, Map<Statistic, Double>> values = new TreeMap<>();
        run.measurements().stream()
                .filter(m -> m.instrument() == Instrument.RUN && isOverSamples(m.key()))
                .forEach(m -> values.computeIfAbsent(whole(m.key()), key -> new HashMap<>())
                        .put(m.key().statistic(), m.value()));
        Map<String, Integer> votes = new TreeMap<>();
        values.forEach((key, of) -> isFew(of).ifPresent(few -> votes.merge(key.metric(), few ? 1 : -1, Integer::sum)));
        return new FewSamples(votes);
    }

    /** Whether this number is a p95 or a maximum of so few samples. */
    public boolean areBehind(MetricKey key) {
        boolean extreme = key.statistic() == Statistic.P95 || key.statistic() == Statistic.MAX;
        return extreme && isOverSamples(key) && votes(key.metric()) > 0;
    }

    private int votes(String metric) {
        return fewByMetric.getOrDefault(metric, MetricCatalogue.isUserFacing(metric) ? 0 : few);
    }

    /** A cluster's are over its containers. */
    private static boolean isOverSamples(MetricKey key) {
        return key.scope() != Scope.CLUSTER;
    }

    private static MetricKey whole(MetricKey key) {
        return new MetricKey(key.scope(), key.subject(), key.metric(), Statistic.VALUE);
    }

    /** Empty where one of the three is not known, or they lie too near each other to tell. */
    private static Optional<Boolean> isFew(Map<Statistic, Double> of) {
        List<Double> three = Stream.of(Statistic.MAX, Statistic.P99, Statistic.P95)
                .flatMap(statistic -> Optional.ofNullable(of.get(statistic)).stream())
                .toList();
        if (three.size() < 3) {
            return Optional.empty();
        }
        double rounded = ROUNDED * lastDigit(three);
        double p95 = three.get(0) - three.get(2);
        double off = Math.abs(P95_TO_P99 * (three.get(0) - three.get(1)) - p95);
        return p95 > CLEARLY * rounded ? Optional.of(off <= rounded) : Optional.empty();
    }

    private static double lastDigit(List<Double> values) {
        int decimals = values.stream()
                .mapToInt(
                        value -> BigDecimal.valueOf(value).stripTrailingZeros().scale())
                .max()
                .orElse(0);
        return Math.max(Math.pow(10, -decimals), LAST_DIGITS * Math.abs(values.get(0)));
    }
}
