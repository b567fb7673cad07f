package io.benchmarkagent.source.imported;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the unit of a micro-benchmark says: how long an operation takes (less is better), or how many there are in a second (more is).
 * Times become nanoseconds and rates per second, so that a benchmark whose unit changes stays the same series.
 */
record Benchmark(String metric, double factor) {
    static final String TIME = "operation_time_ns";
    static final String THROUGHPUT = "throughput_rps";

    private static final Map<String, Double> NANOSECONDS =
            Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "μs", 1e3, "ms", 1e6, "s", 1e9, "sec", 1e9, "min", 60e9);
    private static final Pattern EACH = Pattern.compile("([a-zµμ]+)(?:/(?:op|iter|call|request|req)s?)?");
    private static final Pattern PER = Pattern.compile("(?:ops?|iters?|calls?|requests?|reqs?)/([a-zµμ]+)");

    /** Empty for a unit that is neither a time nor a rate. */
    static Optional<Benchmark> of(String unit) {
        String plain = unit.strip().toLowerCase(Locale.ROOT);
        Matcher per = PER.matcher(plain);
        if (per.matches()) {
            return nanoseconds(per.group(1)).map(time -> new Benchmark(THROUGHPUT, 1e9 / time));
        }
        Matcher each = EACH.matcher(plain);
        return each.matches() ? nanoseconds(each.group(1)).map(time -> new Benchmark(TIME, time)) : Optional.empty();
    }

    boolean isTime() {
        return metric.equals(TIME);
    }

    /** In the unit of the metric; what is no number is left out. */
    void put(Figures.Of of, String path, JsonNode value) {
        if (value.isNumber()) {
            of.put(path, value.doubleValue() * factor);
        } else {
            of.put(path, value);
        }
    }

    private static Optional<Double> nanoseconds(String unit) {
        return Optional.ofNullable(NANOSECONDS.get(unit));
    }
}
