package io.benchmarkagent.sample;

import io.benchmarkagent.fixtures.PrometheusServer;
import java.io.IOException;

/** A real Prometheus with what it would have scraped during the newest execution of {@code sample-benchmarks}, the incident. */
public final class SampleServer {
    private SampleServer() {}

    public static PrometheusServer ofTheIncident() throws IOException, InterruptedException {
        SampleRun incident = SampleRun.newestTwo().stream()
                .filter(SampleRun::incident)
                .findFirst()
                .orElseThrow();
        return PrometheusServer.serving(OpenMetrics.of(Course.of(incident)));
    }
}
