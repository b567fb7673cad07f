package io.benchmarkagent.source.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a cluster's counters say that served 50 requests a second for ten minutes and nothing before and after, scraped every 15 s: two
 * services, of which one uses 15 % of a core and one 5 %, each 1 % when idle.
 */
record OneLoad(Instant start, boolean countsRequests, List<Outage> outages) {
    static final Instant START = Instant.parse("2026-03-01T14:20:00Z");
    static final Duration LENGTH = Duration.ofMinutes(10);

    private static final int BEFORE = 2400;
    private static final int SCRAPE = 15;

    /** A time in seconds from the load's start in which the pods of these services were not scraped. */
    record Outage(int from, int to, List<String> services) {}

    static OneLoad counted() {
        return new OneLoad(START, true, List.of());
    }

    static OneLoad withoutRequestCounter() {
        return new OneLoad(START, false, List.of());
    }

    OneLoad unscraped(int from, int to, String... services) {
        List<Outage> more = new ArrayList<>(outages);
        more.add(new Outage(from, to, List.of(services)));
        return new OneLoad(start, countsRequests, more);
    }

    /** The run's window when the clock that wrote it was this much ahead. */
    Window seenBy(Duration ahead) {
        return new Window("default", start.plus(ahead), start.plus(ahead).plus(LENGTH));
    }

    String openMetrics() {
        StringBuilder text = new StringBuilder();
        text.append("# TYPE container_cpu_usage_seconds counter\n");
        counter(text, "container_cpu_usage_seconds_total", "frontend", .01, .15);
        counter(text, "container_cpu_usage_seconds_total", "cartservice", .01, .05);
        text.append("# TYPE container_memory_working_set_bytes gauge\n");
        gauge(text, "container_memory_working_set_bytes", "frontend", 3e7);
        gauge(text, "container_memory_working_set_bytes", "cartservice", 6e7);
        text.append("# TYPE container_network_receive_bytes counter\n");
        counter(text, "container_network_receive_bytes_total", "frontend", 1e3, 1e6);
        counter(text, "container_network_receive_bytes_total", "cartservice", 1e3, 2e5);
        if (countsRequests) {
            text.append("# TYPE http_requests counter\n");
            counter(text, "http_requests_total", "frontend", 0, 50);
        }
        return text.append("# EOF\n").toString();
    }

    private void counter(StringBuilder text, String name, String service, double idle, double loaded) {
        double total = 0;
        for (int at = -BEFORE; at <= LENGTH.toSeconds() + BEFORE; at += SCRAPE) {
            line(text, name, service, at, total);
            total += SCRAPE * (at >= 0 && at < LENGTH.toSeconds() ? loaded : idle);
        }
    }

    private void gauge(StringBuilder text, String name, String service, double value) {
        for (int at = -BEFORE; at <= LENGTH.toSeconds() + BEFORE; at += SCRAPE) {
            line(text, name, service, at, value);
        }
    }

    private void line(StringBuilder text, String name, String service, int at, double value) {
        boolean missed = outages.stream()
                .anyMatch(o -> at >= o.from() && at < o.to() && o.services().contains(service));
        if (!missed) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s{namespace=\"default\",pod=\"%s-75d897db69-bnz99\",container=\"server\",service=\"%s\"} %s %d%n",
                    name,
                    service,
                    service,
                    value,
                    start.getEpochSecond() + at));
        }
    }
}
