package io.benchmarkagent.sample;

import static io.benchmarkagent.sample.Exposition.labels;

import java.util.List;
import java.util.function.IntPredicate;

/** What Istio's proxies count, at the caller and at the called, and the requests that frontend counts itself. */
final class MeshMetrics {
    /** How long after a round quarter minute the proxies are scraped, in seconds. */
    private static final int ISTIO = 4;

    private static final double NETWORK_MILLIS = 0.6;

    private final Course course;
    private final Exposition out;

    MeshMetrics(Course course, Exposition out) {
        this.course = course;
        this.out = out;
    }

    void write() {
        List<Course.Exchange> timed = course.exchanges().stream()
                .filter(e -> e.call().target().timed())
                .toList();
        out.family("istio_requests", "counter");
        timed.forEach(this::requests);
        out.family("istio_request_duration_milliseconds", "histogram");
        timed.forEach(e -> durations(e, "source", NETWORK_MILLIS));
        timed.forEach(e -> durations(e, "destination", 0));
        out.family("http_requests", "counter");
        course.into(Component.FRONTEND).forEach(e -> {
            String labels = labels("namespace", "default", "service", "frontend", "code", "200");
            out.samples(
                    "http_requests_total",
                    labels,
                    Exposition.floored(Exposition.counted(e.answered()), "%.0f"),
                    "%.0f",
                    ISTIO,
                    OpenMetrics::always);
        });
    }

    /** A proxy counts what its service answered at both ends; what finds nobody is counted by the caller's alone. */
    private void requests(Course.Exchange exchange) {
        boolean http = exchange.call().target() == Component.FRONTEND;
        String good = labels("response_code", "200", "grpc_response_status", http ? "" : "0", "response_flags", "-");
        String bad = http
                ? labels("response_code", "500", "grpc_response_status", "", "response_flags", "-")
                : labels("response_code", "200", "grpc_response_status", "14", "response_flags", "UH");
        for (String reporter : List.of("source", "destination")) {
            requests(exchange, reporter, good, exchange.answered(), OpenMetrics::always);
            if (exchange.failed().increase() > 0 && (http || reporter.equals("source"))) {
                requests(exchange, reporter, bad, exchange.failed(), second -> second > Incident.KILLED);
            }
        }
    }

    private void requests(Course.Exchange exchange, String reporter, String code, Track rate, IntPredicate when) {
        String labels = mesh(exchange.call(), reporter) + "," + code;
        out.samples(
                "istio_requests_total",
                labels,
                Exposition.floored(Exposition.counted(rate), "%.0f"),
                "%.0f",
                ISTIO,
                when);
    }

    private void durations(Course.Exchange exchange, String reporter, double extra) {
        String labels = mesh(exchange.call(), reporter);
        List<Track> buckets = Latency.buckets(exchange, extra);
        for (int b = 0; b < buckets.size(); b++) {
            Track count = Exposition.floored(Exposition.counted(buckets.get(b)), "%.0f");
            String limit = "," + labels("le", Latency.LIMITS.get(b));
            out.samples(
                    "istio_request_duration_milliseconds_bucket",
                    labels + limit,
                    count,
                    "%.0f",
                    ISTIO,
                    OpenMetrics::always);
        }
        Track all = Exposition.floored(Exposition.counted(exchange.answered()), "%.0f");
        out.samples("istio_request_duration_milliseconds_count", labels, all, "%.0f", ISTIO, OpenMetrics::always);
        Track sum = Exposition.counted(Latency.sum(exchange, extra));
        out.samples("istio_request_duration_milliseconds_sum", labels, sum, "%.1f", ISTIO, OpenMetrics::always);
    }

    private static String mesh(Component.Call call, String reporter) {
        String target = call.target().word();
        return labels(
                "reporter",
                reporter,
                "source_workload",
                call.source().word(),
                "source_workload_namespace",
                "default",
                "destination_workload",
                target,
                "destination_workload_namespace",
                "default",
                "destination_service",
                target + ".default.svc.cluster.local",
                "destination_service_name",
                target,
                "request_protocol",
                call.target() == Component.FRONTEND ? "http" : "grpc");
    }
}
