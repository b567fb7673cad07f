package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.source.kubernetes.Listed;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cluster answered, and how that is told: what the tools of this room have in common.
 *
 * @param source the command that shows the same
 */
record Asked<T>(Listed.Told<T> told, Source source) {
    static final int SHOWN = 50;

    /** What there is to say where no cluster may be asked. */
    static final String UNCONFIGURED = "no cluster is configured: give --kubernetes, or --kubeconfig and --context";

    /** @param shows what kubectl is told to show the same, as "get pods" */
    static <T> Found cluster(
            Desk desk, String shows, Function<LiveCluster, Listed<T>> asking, Function<Asked<T>, Found> answer) {
        return desk.cluster()
                .map(cluster -> found(cluster, shows, asking.apply(cluster), answer))
                .orElseGet(() -> new Found.Failed(UNCONFIGURED, List.of()));
    }

    private static <T> Found found(
            LiveCluster cluster, String shows, Listed<T> listed, Function<Asked<T>, Found> answer) {
        if (listed instanceof Listed.Told<T> told) {
            return answer.apply(new Asked<>(told, source(cluster, told.namespace(), shows)));
        }
        return new Found.Failed(
                Inert.line(((Listed.Silent<T>) listed).line()), List.of(source(cluster, cluster.namespace(), shows)));
    }

    private static Source source(LiveCluster cluster, String namespace, String shows) {
        return new Source(Source.Type.KUBERNETES, cluster.command(namespace, shows));
    }

    T value() {
        return told.value();
    }

    /** "in namespace shop". */
    String where() {
        return "in namespace " + Inert.name(told.namespace());
    }

    Found data(String says, List<String> head, List<List<String>> rows) {
        return data(says, "", head, rows);
    }

    /** @param after what a person could do next */
    Found data(String says, String after, List<String> head, List<List<String>> rows) {
        List<Table> tables = rows.isEmpty()
                ? List.of()
                : List.of(new Table(
                        head,
                        rows.stream()
                                .limit(SHOWN)
                                .map(row -> row.stream().map(Inert::line).toList())
                                .toList(),
                        Math.max(0, rows.size() - SHOWN)));
        return new Found.Data(says + missing() + asOf() + after, tables, sure(), List.of(source), List.of());
    }

    /** That none of those whom it names is there; empty where one is. */
    Optional<Found> missed(Which which, Collection<?> ours, String what, Stream<String> there) {
        return missed(which, ours, what, where(), there);
    }

    /** @param where they were looked for */
    Optional<Found> missed(Which which, Collection<?> ours, String what, String where, Stream<String> there) {
        return ours.isEmpty() && !which.isAll()
                ? Optional.of(nothing(which.nobody(what, where, there.toList())))
                : Optional.empty();
    }

    /** That nothing of what was asked about is there. */
    Found nothing(String why) {
        return new Found.Nothing(why + missing() + asOf(), List.of(source));
    }

    private String asOf() {
        return " As Kubernetes told at " + time(told.at()) + ".";
    }

    private String missing() {
        return told.missing().stream()
                .map(line -> " Not known: " + Inert.line(line))
                .collect(Collectors.joining());
    }

    private Confidence sure() {
        int missing = told.missing().size();
        return missing == 0 ? new Confidence(1, "read from Kubernetes") : Confidence.seen(1, 1 + missing, "lists");
    }

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
