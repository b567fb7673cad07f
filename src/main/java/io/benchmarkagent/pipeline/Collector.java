package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.kubernetes.RecordedObjects;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What was observed during a run's window, from every source. A run without a window was observed by nobody. */
public final class Collector {
    private final PrometheusSource prometheus;
    private final String namespace;

    public Collector(PrometheusSource prometheus, String namespace) {
        this.prometheus = prometheus;
        this.namespace = namespace;
    }

    Evidence collect(RunFacts run, Folders folders, Duration atMost) {
        return run.load()
                .start()
                .flatMap(start -> run.load()
                        .end()
                        .filter(end -> end.isAfter(start))
                        .map(end -> observed(start, end, folders, atMost)))
                .orElse(Evidence.NONE);
    }

    private Evidence observed(Instant start, Instant end, Folders folders, Duration atMost) {
        Evidence metrics = prometheus
                .within(atMost)
                .collect(
                        new Window(namespace, start, end),
                        folders.recorded("prometheus"),
                        folders.recordInto("prometheus"));
        Evidence objects = RecordedObjects.read(folders.recorded("kubernetes"), start, end);
        return new Evidence(
                metrics.series(),
                metrics.scrapeSeconds(),
                objects.terminations(),
                objects.events(),
                objects.limits(),
                objects.machines(),
                metrics.queries(),
                both(metrics.dataQuality(), objects.dataQuality()));
    }

    private static List<DataQuality> both(List<DataQuality> a, List<DataQuality> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }
}
