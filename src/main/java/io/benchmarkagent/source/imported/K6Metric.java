package io.benchmarkagent.source.imported;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One metric of a k6 summary, {@code http_req_duration} or the part of it that has a tag, {@code http_req_duration{name:cart}}.
 *
 * @param tags "name:cart"; "" of the whole test
 */
record K6Metric(String name, String tags, String type, String contains, JsonNode values) {
    private static final Pattern NAME = Pattern.compile("([^{]+)(?:\\{(.*)})?");
    private static final Pattern NAMING =
            Pattern.compile("(?:name|url|service|endpoint|group|scenario):(?:::)?([^,]+)");
    private static final String LATENCY = "http_req_duration";
    private static final String SUCCEEDED = "expected_response:true";

    /** They are the load profile. */
    private static final Set<String> LOAD = Set.of("vus", "vus_max");

    private static final Map<String, String> STATISTICS = new TreeMap<>(Map.of(
            "avg", "avg", "med", "p50", "p(90)", "p90", "p(95)", "p95", "p(99)", "p99", "max", "max", "min", "min"));

    /** What users feel directly, by the names that say so. */
    private static final Map<String, String> LATENCIES =
            Map.of(LATENCY, "latency", "grpc_req_duration", "latency_grpc");

    /** An export does not say what a metric contains; of k6's own it is known. */
    private static final Pattern TIMED = Pattern.compile(
            "http_req_.*|grpc_req_duration|iteration_duration|group_duration|ws_(?:connecting|ping|session_duration)");

    private static final double MEBIBYTE = 1 << 20;

    static K6Metric of(String key, JsonNode metric) {
        Matcher parts = NAME.matcher(key);
        boolean tagged = parts.matches() && parts.group(2) != null;
        JsonNode values = values(metric);
        return new K6Metric(
                tagged ? parts.group(1).strip() : key,
                tagged ? parts.group(2).strip() : "",
                metric.path("type").asString(type(values)),
                metric.path("contains").asString(TIMED.matcher(key).lookingAt() ? "time" : "default"),
                values);
    }

    static JsonNode values(JsonNode metric) {
        return metric.path("values").isObject() ? metric.path("values") : metric;
    }

    void into(Figures figures) {
        if (LOAD.contains(name)) {
            return;
        }
        Figures.Of of = tags.isEmpty() || isOfSuccesses() ? figures.whole() : figures.subject(subject());
        switch (type) {
            case "trend" -> trend(of);
            case "rate" -> rate(of);
            case "counter" -> counter(of);
            default -> of.put(path(""), values.path("value"));
        }
    }

    private static String type(JsonNode values) {
        if (values.has("passes")) {
            return "rate";
        }
        return values.has("avg") || values.has("med") ? "trend" : values.has("count") ? "counter" : "gauge";
    }

    private String subject() {
        Matcher one = NAMING.matcher(tags);
        return one.matches() ? one.group(1).strip() : tags;
    }

    private void trend(Figures.Of of) {
        STATISTICS.forEach((theirs, ours) -> of.put(statistic(ours), values.path(theirs)));
    }

    private String statistic(String statistic) {
        return switch (contains) {
            case "time" -> path("") + "." + statistic + "_ms";
            case "data" -> path("") + "." + statistic + "_bytes";
            default -> statistic + "_" + path("");
        };
    }

    private void rate(Figures.Of of) {
        JsonNode share = values.has("rate") ? values.path("rate") : values.path("value");
        if (name.equals("http_req_failed") && share.isNumber()) {
            of.put("error_rate_pct", 100 * share.doubleValue());
        } else {
            of.put(path("_ratio"), share);
        }
    }

    /** Of what is as long as the test the rate, of anything else how many. */
    private void counter(Figures.Of of) {
        JsonNode rate = values.path("rate");
        switch (name) {
            case "http_reqs" -> of.put("request_rate_rps", rate);
            case "iterations" -> of.put("iteration_rate_rps", rate);
            case "data_sent", "data_received" -> {
                if (rate.isNumber()) {
                    of.put(name + "_mb_per_sec", rate.doubleValue() / MEBIBYTE);
                }
            }
            default -> of.put(total(), values.path("count"));
        }
    }

    private String total() {
        return switch (contains) {
            case "time" -> path("_ms");
            case "data" -> path("_bytes");
            default -> path("_count");
        };
    }

    /** k6 tells it of every test, beside the latency of all requests. */
    private boolean isOfSuccesses() {
        return name.equals(LATENCY) && tags.equals(SUCCEEDED);
    }

    private String path(String end) {
        String known = isOfSuccesses() ? "latency_of_successes" : LATENCIES.getOrDefault(name, name);
        return known.endsWith(end) ? known : known + end;
    }
}
