package io.benchmarkagent.detection;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Termination;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Did a container end during the load? A clean exit (code 0) is no anomaly; a kill needs no baseline to be one. The same end of
 * several pods, or of one again and again, is one anomaly that begins with the first.
 */
public final class ContainerKilled implements Detector {
    public static final String TYPE = "container_killed";

    @Override
    public List<Anomaly> detect(Examination examination) {
        LoadProfile load = examination.run().facts().load();
        return examination.evidence().terminations().stream()
                .filter(ended -> ended.exitCode() != 0 && isDuring(load, ended))
                .sorted(Comparator.comparing(Termination::finished).thenComparing(Termination::pod))
                .collect(Collectors.groupingBy(ContainerKilled::id, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ContainerKilled::anomaly)
                .toList();
    }

    static boolean isDuring(LoadProfile load, Termination ended) {
        return isDuring(load, ended.finished());
    }

    static boolean isDuring(LoadProfile load, Instant time) {
        return load.start().map(start -> !time.isBefore(start)).orElse(false)
                && load.end().map(end -> !time.isAfter(end)).orElse(true);
    }

    /** Of the anomaly that such an end is. A pod's name is drawn anew for every run, so it is no part of it. */
    public static String id(Termination ended) {
        return "event/service/" + ended.workload() + "/" + ended.reason() + "/" + ended.container();
    }

    private static Anomaly anomaly(List<Termination> ends) {
        Termination first = ends.get(0);
        return Anomaly.event(
                id(first),
                TYPE,
                first.workload(),
                first.reason(),
                first.finished(),
                0,
                ends.stream().map(ContainerKilled::evidence).toList());
    }

    private static String evidence(Termination ended) {
        return "pods/" + ended.pod() + " container " + ended.container() + ": " + ended.reason() + ", exit code "
                + ended.exitCode() + ", restarts " + ended.restarts();
    }
}
