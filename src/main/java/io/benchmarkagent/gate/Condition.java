package io.benchmarkagent.gate;

import io.benchmarkagent.run.Statistic;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number must be: {@code p95 <= 400 ms}; as in k6, {@code p(95)<400} and {@code avg<200} do as well.
 *
 * @param statistic empty for the only one there is
 * @param unit empty for the metric's own
 */
record Condition(Optional<Statistic> statistic, String operator, double limit, String unit) {
    static final String STATISTICS = "mean, p50, p90, p95, p99, max, min, value";

    private static final Pattern SHAPE = Pattern.compile(
            "(?:([a-z]+|p\\d\\d|p\\(\\d\\d\\))\\s*)?(<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?(?:e-?\\d{1,2})?)\\s*([^\\s\\d]\\S*)?");
    private static final Map<String, Statistic> WORDS = Map.ofEntries(
            Map.entry("mean", Statistic.MEAN),
            Map.entry("avg", Statistic.MEAN),
            Map.entry("p50", Statistic.P50),
            Map.entry("med", Statistic.P50),
            Map.entry("median", Statistic.P50),
            Map.entry("p90", Statistic.P90),
            Map.entry("p95", Statistic.P95),
            Map.entry("p99", Statistic.P99),
            Map.entry("max", Statistic.MAX),
            Map.entry("min", Statistic.MIN),
            Map.entry("value", Statistic.VALUE));

    /** Empty where it is no condition. */
    static Optional<Condition> of(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> word = Optional.ofNullable(parts.group(1))
                .map(typed -> typed.toLowerCase(Locale.ROOT).replace("(", "").replace(")", ""));
        return word.isPresent() && !WORDS.containsKey(word.get())
                ? Optional.empty()
                : Optional.of(new Condition(
                        word.map(WORDS::get),
                        parts.group(2),
                        Double.parseDouble(parts.group(3)),
                        Optional.ofNullable(parts.group(4)).orElse("")));
    }

    boolean holds(double value) {
        return switch (operator) {
            case "<" -> value < limit;
            case "<=" -> value <= limit;
            case ">" -> value > limit;
            default -> value >= limit;
        };
    }

    /** "at most 400 ms". */
    String bound(String figure) {
        return switch (operator) {
                    case "<" -> "below ";
                    case "<=" -> "at most ";
                    case ">" -> "above ";
                    default -> "at least ";
                }
                + figure;
    }
}
