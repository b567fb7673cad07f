package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.live.Course;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of no known unit, and the names of series. */
final class Numbers {
    private static final double LARGE = 1e15;
    private static final double SMALL = 1e-6;
    private static final int LONGEST = 200;
    private static final MathContext FIVE = new MathContext(5, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** Of no known unit nothing is known of how much of it matters: whole numbers stay whole, others keep five digits. */
    static String of(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size >= LARGE || size < SMALL)) {
            return String.format(Locale.ROOT, "%.2e", value).replace('-', '−');
        }
        BigDecimal plain = new BigDecimal(value).round(size == Math.rint(size) ? MathContext.DECIMAL64 : FIVE);
        return size == 0
                ? "0"
                : (plain.scale() < 0 ? plain.setScale(0) : plain)
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('-', '−');
    }

    static String of(double value, Unit unit) {
        return unit == Unit.NONE ? of(value) : Figures.quantity(value, unit);
    }

    /** {@code name{label="value"}}, as Prometheus writes it. */
    static String name(Course course) {
        Map<String, String> labels = course.labels();
        String others = labels.entrySet().stream()
                .filter(one -> !one.getKey().equals("__name__") && !one.getKey().equals("namespace"))
                .map(one -> one.getKey() + "=\"" + one.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        String name = line(labels.getOrDefault("__name__", "") + others);
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }

    /** A label may hold anything. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069]+", " ");
    }
}
