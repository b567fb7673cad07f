package io.benchmarkagent.sample;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The part {@code services} of a run JSON: rate, errors and latency of each service that answers HTTP or gRPC. */
final class ServiceFigures {
    /** Timed by the proxy of the called service: no network on top. */
    private static final double AT_TARGET = 0;

    private final Course course;

    ServiceFigures(Course course) {
        this.course = course;
    }

    ObjectNode tree() {
        ObjectNode services = Json.object();
        timed().forEach(component -> services.set(component.word(), service(component)));
        return services;
    }

    private ObjectNode service(Component component) {
        List<Course.Exchange> calls = course.into(component);
        double[] buckets = new double[Latency.LIMITS.size()];
        double millis = 0;
        for (Course.Exchange call : calls) {
            List<Track> tracks = Latency.buckets(call, AT_TARGET);
            for (int b = 0; b < buckets.length; b++) {
                buckets[b] += tracks.get(b).increase();
            }
            millis += Latency.sum(call, AT_TARGET).increase();
        }
        double answered = buckets[buckets.length - 1];
        double failed = calls.stream().mapToDouble(e -> e.failed().increase()).sum();
        return Json.object(
                "request_rate_rps", Json.number((answered + failed) / SampleRun.SECONDS, 4),
                "error_rate_pct", Json.number(100 * failed / (answered + failed), 4),
                "avg_latency_ms", Json.number(millis / answered, 4),
                "p50_latency_ms", Json.number(Latency.quantile(0.5, buckets), 4),
                "p95_latency_ms", Json.number(Latency.quantile(0.95, buckets), 4),
                "p99_latency_ms", Json.number(Latency.quantile(0.99, buckets), 4));
    }

    static List<Component> timed() {
        return Component.all().stream().filter(Component::timed).toList();
    }
}
