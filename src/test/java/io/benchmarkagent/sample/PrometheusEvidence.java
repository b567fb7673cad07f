package io.benchmarkagent.sample;

import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import io.benchmarkagent.source.prometheus.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a real Prometheus answers about a simulated execution, recorded by the product's own client. */
final class PrometheusEvidence {
    private PrometheusEvidence() {}

    /** Asks anew and records into this folder; what was there is removed. */
    static Evidence record(SampleRun run, Path folder) throws IOException, InterruptedException {
        PrometheusServer.assumeInstalled();
        empty(folder);
        try (PrometheusServer server = PrometheusServer.serving(OpenMetrics.of(Course.of(run)))) {
            return source(server.url()).collect(window(run), List.of(), folder);
        }
    }

    /** Reads what is recorded, without a server. */
    static Evidence read(SampleRun run, Path folder) {
        return source("").collect(window(run), List.of(folder), folder);
    }

    private static PrometheusSource source(String url) {
        return new PrometheusSource(QueryCatalogue.standard(), PrometheusSettings.at(url), Map.of());
    }

    private static Window window(SampleRun run) {
        return new Window(
                "default", run.started().toInstant(ZoneOffset.UTC), run.ended().toInstant(ZoneOffset.UTC));
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
