package io.benchmarkagent.detection;

import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Did a container start again during the load, by Prometheus' count or, where that counted none, by what Kubernetes tells? Every
 * counter of that container began again at 0 then. Where the pods' status tells how it ended, {@link ContainerKilled} says more, and
 * a clean exit there is no anomaly here.
 */
public final class ContainerRestarted implements Detector {
    public static final String TYPE = "container_restarted";

    private static final String RESTARTS = "container_restarts";
    private static final String KILLS = "oom_kills";
    private static final String KILLED = "OOMKilled";
    private static final String RESTARTED = "Restarted";

    @Override
    public List<Anomaly> detect(Examination examination) {
        LoadProfile load = examination.run().facts().load();
        Evidence evidence = examination.evidence();
        List<Anomaly> counted = evidence.series().stream()
                .filter(series -> series.spec().metric().equals(RESTARTS))
                .filter(series -> !isTold(series.subject(), load, evidence))
                .flatMap(series -> during(load, series.samples()).stream().flatMap(during -> first(during).stream()
                        .map(first -> anomaly(series.subject(), first, restarts(during), evidence))))
                .toList();
        return Stream.concat(counted.stream(), told(counted, load, evidence)).toList();
    }

    /** Of workloads of which Prometheus counted none: it may not scrape kube-state-metrics, or the pod was new. */
    private static Stream<Anomaly> told(List<Anomaly> counted, LoadProfile load, Evidence evidence) {
        return RestartsTold.during(load, evidence).stream()
                .filter(restart -> counted.stream().noneMatch(a -> a.subject().equals(restart.workload())))
                .filter(restart -> !isTold(restart.workload(), load, evidence))
                .collect(Collectors.groupingBy(RestartsTold.Restart::workload, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(restarts -> Anomaly.event(
                        id(restarts.get(0).workload(), RESTARTED),
                        TYPE,
                        restarts.get(0).workload(),
                        RESTARTED,
                        restarts.get(0).at(),
                        0,
                        restarts.stream()
                                .map(RestartsTold.Restart::evidence)
                                .distinct()
                                .toList()));
    }

    private static String id(String workload, String reason) {
        return "event/service/" + workload + "/" + reason;
    }

    private static boolean isTold(String workload, LoadProfile load, Evidence evidence) {
        return evidence.terminations().stream()
                .anyMatch(ended -> ended.workload().equals(workload) && ContainerKilled.isDuring(load, ended));
    }

    private static Optional<Samples> during(LoadProfile load, Samples samples) {
        return load.start()
                .flatMap(start -> load.end().map(end -> samples.between(start.toEpochMilli(), end.toEpochMilli())));
    }

    private static Optional<Instant> first(Samples restarts) {
        return IntStream.range(0, restarts.size())
                .filter(i -> restarts.value(i) > 0)
                .mapToObj(i -> Instant.ofEpochMilli(restarts.time(i)))
                .findFirst();
    }

    private static double restarts(Samples restarts) {
        return IntStream.range(0, restarts.size()).mapToDouble(restarts::value).sum();
    }

    private static Anomaly anomaly(String workload, Instant first, double restarts, Evidence evidence) {
        String reason = wasKilled(workload, first, evidence) ? KILLED : RESTARTED;
        return Anomaly.event(
                id(workload, reason),
                TYPE,
                workload,
                reason,
                first,
                evidence.scrapeSeconds().orElse(0),
                List.of("series/service/" + workload + "/" + RESTARTS + ": " + Math.round(restarts)
                        + " during the load"));
    }

    private static boolean wasKilled(String workload, Instant first, Evidence evidence) {
        return evidence.series().stream()
                .filter(series ->
                        series.spec().metric().equals(KILLS) && series.subject().equals(workload))
                .map(Series::samples)
                .flatMap(kills -> Stream.of(kills.between(first.toEpochMilli(), Long.MAX_VALUE - 1)))
                .anyMatch(kills -> first(kills).isPresent());
    }
}
