package io.benchmarkagent.ask.live;

import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.source.prometheus.LivePrometheus;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What our part of a question takes, beside what Prometheus takes to answer the same expression; prints the medians. Run by its name. */
final class LiveBench {
    private static final int ROUNDS = 13;
    private static final List<String> ASKED = List.of(
            "sum(rate(container_cpu_usage_seconds_total[2m]))",
            "sum by (pod) (rate(container_cpu_usage_seconds_total[2m])) / on(pod) sum by (pod) (container_memory_working_set_bytes)",
            "max_over_time(sum by (pod) (rate(container_cpu_usage_seconds_total[5m]))[1h:1m])");

    @Test
    void printsBoth() throws IOException, InterruptedException {
        Instant last = Instant.parse("2022-08-22T20:00:00Z");
        try (PrometheusServer server = PrometheusServer.nezha()) {
            for (String promql : ASKED) {
                double[] whole = new double[ROUNDS];
                double[] theirs = new double[ROUNDS];
                try (LivePrometheus prometheus = LivePrometheus.of(
                        PrometheusSettings.at(server.url()), Map.of(), Optional.empty(), Clock.systemUTC())) {
                    Live live = new Live(prometheus, LiveSettings.STANDARD);
                    HttpClient http = HttpClient.newHttpClient();
                    for (int round = 0; round < ROUNDS; round++) {
                        Points points = between(last.minusSeconds(3600L * round));
                        long start = System.nanoTime();
                        live.range(promql, points.from(), points.to());
                        long middle = System.nanoTime();
                        bare(http, server, promql, points);
                        whole[round] = (middle - start) / 1e6;
                        theirs[round] = (System.nanoTime() - middle) / 1e6;
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "LiveBench: %.1f ms, of which Prometheus %.1f ms: %s%n",
                        median(whole),
                        median(theirs),
                        promql);
            }
        }
    }

    /** Six hours that nobody asked for before: no answer of an earlier round is taken. */
    private static Points between(Instant to) {
        return Points.between(to.minusSeconds(21_600), to);
    }

    private static void bare(HttpClient http, PrometheusServer server, String promql, Points points)
            throws IOException, InterruptedException {
        URI uri = URI.create(server.url() + "/api/v1/query_range?start=" + points.from() + "&end=" + points.to()
                + "&step=" + points.stepSeconds() + "&query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
