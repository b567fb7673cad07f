package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.tool.Tool;
import java.util.List;

/** Every tool that asks a live Prometheus, in a fixed order. */
public final class PrometheusTools {
    private PrometheusTools() {}

    public static List<Tool> all() {
        return List.of(
                new MetricLive(),
                new LiveAnomalies(),
                new PrometheusInstant(),
                new PrometheusRange(),
                new MetricNames(),
                new LabelValues(),
                new Alerts(),
                new Targets());
    }
}
