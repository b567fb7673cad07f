package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.kubernetes.KubernetesSource;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What was observed during a run's window, from every source. A run without a window was observed by nobody. */
public final class Collector {
    static final String PROMETHEUS = "prometheus";
    static final String KUBERNETES = "kubernetes";

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
        return window(run).map(window -> observed(window, folders, left)).orElse(Evidence.NONE);
    }

    /** The series of which answers are recorded; nobody is asked, and nothing is written. */
    Evidence recorded(RunFacts run, Folders folders) {
        return window(run)
                .map(window -> prometheus
                        .recordedOnly()
                        .collect(window, folders.recorded(PROMETHEUS), folders.recordInto(PROMETHEUS)))
                .orElse(Evidence.NONE);
    }

    /** What nobody answered of what is asked about this run; nothing is asked about a run without a window. */
    List<String> unanswered(RunFacts run, Evidence evidence) {
        Set<String> answered = evidence.queries().stream()
                .filter(AskedQuery::isAnswered)
                .map(AskedQuery::id)
                .collect(Collectors.toSet());
        return window(run).isEmpty()
                ? List.of()
                : prometheus.queryIds().stream()
                        .filter(id -> !answered.contains(id))
                        .toList();
    }

    boolean asksServer() {
        return prometheus.asksServer();
    }

    String catalogue() {
        return prometheus.digest();
    }

    private Optional<Window> window(RunFacts run) {
        return run.load().start().flatMap(start -> run.load()
                .end()
                .filter(end -> end.isAfter(start))
                .map(end -> new Window(namespace, start, end)));
    }

    /** Objects are the few short questions, and half of the time is enough for them; Prometheus has what is left. */
    private Evidence observed(Window window, Folders folders, Supplier<Duration> left) {
        Evidence objects = kubernetes
                .within(left.get().dividedBy(2))
                .collect(window.start(), window.end(), folders.recorded(KUBERNETES), folders.recordInto(KUBERNETES));
        return prometheus
                .within(left.get())
                .collect(window, folders.recorded(PROMETHEUS), folders.recordInto(PROMETHEUS))
                .beside(objects);
    }
}
