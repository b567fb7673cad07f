package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.kubernetes.KubernetesSource;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What was observed during a run's window, from every source. A run without a window was observed by nobody. */
public final class Collector {
    private final PrometheusSource prometheus;
    private final KubernetesSource kubernetes;
    private final String namespace;

    public Collector(PrometheusSource prometheus, KubernetesSource kubernetes, String namespace) {
        this.prometheus = prometheus;
        this.kubernetes = kubernetes;
        this.namespace = namespace;
    }

    /** @param left of the time it may take, at the moment it is asked */
    Evidence collect(RunFacts run, Folders folders, Supplier<Duration> left) {
        return run.load()
                .start()
                .flatMap(start -> run.load()
                        .end()
                        .filter(end -> end.isAfter(start))
                        .map(end -> observed(start, end, folders, left)))
                .orElse(Evidence.NONE);
    }

    /** Objects are the few short questions, and half of the time is enough for them; Prometheus has what is left. */
    private Evidence observed(Instant start, Instant end, Folders folders, Supplier<Duration> left) {
        Evidence objects = kubernetes
                .within(left.get().dividedBy(2))
                .collect(start, end, folders.recorded("kubernetes"), folders.recordInto("kubernetes"));
        Evidence metrics = prometheus
                .within(left.get())
                .collect(
                        new Window(namespace, start, end),
                        folders.recorded("prometheus"),
                        folders.recordInto("prometheus"));
        return new Evidence(
                metrics.series(),
                metrics.scrapeSeconds(),
                objects.terminations(),
                objects.events(),
                objects.limits(),
                objects.cluster(),
                metrics.queries(),
                both(metrics.dataQuality(), objects.dataQuality()));
    }

    private static List<DataQuality> both(List<DataQuality> a, List<DataQuality> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }
}
