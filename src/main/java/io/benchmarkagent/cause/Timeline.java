package io.benchmarkagent.cause;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.ContainerKilled;
import io.benchmarkagent.detection.LoadPhases;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Termination;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened when, in order of time: the load's parts, onsets and ends of alerts, containers that ended, and what Kubernetes told.
 * Where it is too much to read, what asks for an explanation is kept before what is ordinary, and the rest is counted.
 */
public final class Timeline {
    static final int AT_MOST = 40;

    private static final Comparator<Moment> BY_TIME = Comparator.comparing(Moment::time)
            .thenComparing(Moment::subject)
            .thenComparing(Moment::kind)
            .thenComparing(Moment::what)
            .thenComparing(Moment::anomalyId);

    public List<Moment> of(LoadProfile load, List<Anomaly> anomalies, Evidence evidence) {
        List<Anomaly> alerts = anomalies.stream().filter(Anomaly::isAlert).toList();
        List<Moment> ends = Stream.concat(
                        terminations(alerts, evidence), told(alerts, new ClusterStory(load).of(evidence.events())))
                .toList();
        Set<String> told = ends.stream().map(Moment::anomalyId).collect(Collectors.toSet());
        return readable(Stream.of(
                        parts(load, evidence),
                        alerts.stream().filter(a -> !told.contains(a.id())).flatMap(Timeline::onset),
                        alerts.stream().flatMap(Timeline::end),
                        ends.stream())
                .flatMap(moments -> moments)
                .sorted(BY_TIME)
                .toList());
    }

    private static Stream<Moment> parts(LoadProfile load, Evidence evidence) {
        return LoadPhases.of(load, evidence).stream().flatMap(Timeline::parts);
    }

    private static Stream<Moment> parts(LoadPhases load) {
        boolean rises = load.steady().isAfter(load.start());
        boolean falls = load.cooling().isBefore(load.end());
        return Stream.of(
                        Optional.of(part(load.start(), rises ? "the load begins to rise" : "the load begins")),
                        Optional.of(part(load.steady(), "the load is steady")).filter(part -> rises),
                        Optional.of(part(load.cooling(), "the load falls")).filter(part -> falls),
                        Optional.of(part(load.end(), "the load ends")))
                .flatMap(Optional::stream);
    }

    private static Moment part(Instant at, String what) {
        return Moment.at(at, "", Moment.Kind.LOAD, what);
    }

    /** An alert that an event of the cluster is, at the same time, is told by that event, which says more. */
    private static Stream<Moment> told(List<Anomaly> alerts, List<Moment> story) {
        Map<String, String> events = alerts.stream()
                .filter(a -> a.kind() == Anomaly.Kind.EVENT && a.onset().isPresent())
                .collect(Collectors.toMap(a -> a.subject() + a.onset().orElseThrow(), Anomaly::id, (one, same) -> one));
        return story.stream()
                .map(m -> m.kind() == Moment.Kind.TERMINATION
                        ? m.of(events.getOrDefault(m.subject() + m.time(), ""))
                        : m);
    }

    private static Stream<Moment> onset(Anomaly a) {
        boolean event = a.kind() == Anomaly.Kind.EVENT;
        Moment.Kind kind = event ? Moment.Kind.TERMINATION : Moment.Kind.ONSET;
        String what = event ? a.metric() : a.metric() + leaves(a);
        return a.onset().stream()
                .map(time ->
                        new Moment(time, Optional.empty(), a.uncertaintySeconds(), a.subject(), kind, what, a.id()));
    }

    private static String leaves(Anomaly a) {
        boolean falls = a.expected()
                .filter(e -> a.value().isPresent() && a.value().getAsDouble() < e.low())
                .isPresent();
        return ": " + (falls ? "below" : "above") + " the expected range";
    }

    private static Stream<Moment> end(Anomaly a) {
        return a.end().stream()
                .map(time -> new Moment(
                        time,
                        Optional.empty(),
                        a.uncertaintySeconds(),
                        a.subject(),
                        Moment.Kind.END,
                        a.metric() + ": back in the expected range",
                        a.id()));
    }

    /** The same end again and again is one; clean exits are told as well, though no alert is. */
    private static Stream<Moment> terminations(List<Anomaly> alerts, Evidence evidence) {
        Set<String> ids = alerts.stream().map(Anomaly::id).collect(Collectors.toSet());
        return evidence.terminations().stream()
                .collect(Collectors.groupingBy(
                        end -> ContainerKilled.id(end) + "/" + end.exitCode(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ends -> ended(ends, ids));
    }

    private static Moment ended(List<Termination> ends, Set<String> alerts) {
        List<Termination> inOrder = ends.stream()
                .sorted(Comparator.comparing(Termination::finished))
                .toList();
        Termination first = inOrder.get(0);
        String id = ContainerKilled.id(first);
        Moment moment = Moment.during(
                first.finished(),
                inOrder.get(inOrder.size() - 1).finished(),
                first.workload(),
                Moment.Kind.TERMINATION,
                first.reason() + detail(first, ends.size()));
        return alerts.contains(id) ? moment.of(id) : moment;
    }

    /** An OOM kill's exit code is always the same and says nothing more. */
    private static String detail(Termination end, int times) {
        String code = end.reason().equals("OOMKilled") ? "" : "exit code " + end.exitCode();
        String often = times == 1 ? "" : times + " times";
        String both = code + (code.isEmpty() || often.isEmpty() ? "" : ", ") + often;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static List<Moment> readable(List<Moment> inOrder) {
        if (inOrder.size() <= AT_MOST) {
            return inOrder;
        }
        Set<Moment> kept = inOrder.stream()
                .sorted(Comparator.comparing(Moment::kind).thenComparing(BY_TIME))
                .limit(AT_MOST - 1)
                .collect(Collectors.toSet());
        List<Moment> left = inOrder.stream().filter(m -> !kept.contains(m)).toList();
        List<Moment> readable =
                new ArrayList<>(inOrder.stream().filter(kept::contains).toList());
        readable.add(more(left));
        readable.sort(BY_TIME);
        return List.copyOf(readable);
    }

    private static Moment more(List<Moment> left) {
        return Moment.during(
                left.get(0).time(),
                left.get(left.size() - 1).time(),
                "cluster",
                Moment.Kind.MORE,
                "and " + left.size() + " more");
    }
}
