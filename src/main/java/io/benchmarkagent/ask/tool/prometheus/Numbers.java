package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.live.Course;
import io.benchmarkagent.findings.Figures;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of no known unit, and the names of series. */
final class Numbers {
    private static final double LARGE = 1e15;
    private static final double SMALL = 1e-6;
    private static final int LONGEST = 200;

    private Numbers() {}

    static String of(double value) {
        double size = Math.abs(value);
        return size != 0 && (size >= LARGE || size < SMALL)
                ? String.format(Locale.ROOT, "%.2e", value).replace('-', '−')
                : Figures.number(value);
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
