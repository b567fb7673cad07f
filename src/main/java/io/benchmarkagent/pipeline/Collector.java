package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.kubernetes.RecordedObjects;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was observed during a run's window, from every source. A run without a window was observed by nobody. */
public final class Collector {
    static final String PROMETHEUS = "prometheus";

    private final PrometheusSource prometheus;
    private final String namespace;

    public Collector(PrometheusSource prometheus, String namespace) {
        this.prometheus = prometheus;
        this.namespace = namespace;
    }

    Evidence collect(RunFacts run, Folders folders, Duration atMost) {
        return window(run).map(window -> observed(window, folders, atMost)).orElse(Evidence.NONE);
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

    private Evidence observed(Window window, Folders folders, Duration atMost) {
        Evidence metrics =
                prometheus.within(atMost).collect(window, folders.recorded(PROMETHEUS), folders.recordInto(PROMETHEUS));
        Evidence objects = RecordedObjects.read(folders.recorded("kubernetes"), window.start(), window.end());
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
