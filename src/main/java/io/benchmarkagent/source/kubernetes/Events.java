package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.ClusterEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Events seen within a window, of core/v1 and of events.k8s.io/v1. The latter have no first and last time and no count, but an
 * {@code eventTime} and perhaps a {@code series}. One that goes on after the window is known to have been seen once, when it began.
 */
final class Events {
    /** Of the events that tell of nothing wrong, only the newest are kept, those that tell of a change before all others. */
    static final int MOST_NORMAL = 5_000;

    /** Warnings are all kept, as far as anybody could read them. */
    static final int MOST_WARNINGS = 2_000;

    private static final Set<String> CHANGES = Set.of(
            "ScalingReplicaSet",
            "SuccessfulRescale",
            "SuccessfulCreate",
            "SuccessfulDelete",
            "Killing",
            "Preempted",
            "NodeReady",
            "NodeNotReady",
            "NodeNotSchedulable",
            "NodeHasDiskPressure",
            "NodeHasInsufficientMemory",
            "NodeHasInsufficientPID",
            "RegisteredNode",
            "RemovingNode",
            "Rebooted",
            "Starting");
    private static final Comparator<ClusterEvent> OLDEST_FIRST = Comparator.comparing(ClusterEvent::last)
            .thenComparing(ClusterEvent::workload)
            .thenComparing(ClusterEvent::reason)
            .thenComparing(ClusterEvent::message)
            .thenComparing(ClusterEvent::count)
            .thenComparing(ClusterEvent::type)
            .thenComparing(ClusterEvent::first)
            .thenComparing(ClusterEvent::about);

    private final Owners owners;
    private final Instant from;
    private final Instant to;

    Events(Owners owners, Instant from, Instant to) {
        this.owners = owners;
        this.from = from;
        this.to = to;
    }

    List<ClusterEvent> of(List<JsonNode> events) {
        List<ClusterEvent> all =
                events.stream().flatMap(this::inWindow).sorted(OLDEST_FIRST).toList();
        Stream<ClusterEvent> warnings = newest(all.stream().filter(event -> !normal(event)), MOST_WARNINGS);
        List<ClusterEvent> changes =
                newest(all.stream().filter(Events::change), MOST_NORMAL).toList();
        Stream<ClusterEvent> others =
                newest(all.stream().filter(event -> normal(event) && !change(event)), MOST_NORMAL - changes.size());
        return Stream.of(warnings, changes.stream(), others)
                .flatMap(some -> some)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    static boolean isAboutANode(JsonNode event) {
        return Fields.text(about(event), "kind").equals("Node");
    }

    /** Whether a cluster that lists it has kept what is as old as that. */
    static boolean isSeenBefore(JsonNode event, Instant time) {
        return lastSeen(event).filter(last -> last.isBefore(time)).isPresent();
    }

    private static Stream<ClusterEvent> newest(Stream<ClusterEvent> oldestFirst, int most) {
        List<ClusterEvent> all = oldestFirst.toList();
        return all.subList(Math.max(0, all.size() - most), all.size()).stream();
    }

    private static boolean normal(ClusterEvent event) {
        return event.type().equals("Normal");
    }

    private static boolean change(ClusterEvent event) {
        return normal(event) && CHANGES.contains(event.reason());
    }

    private Stream<ClusterEvent> inWindow(JsonNode event) {
        Optional<ClusterEvent> ended =
                lastSeen(event).filter(this::holds).map(last -> clusterEvent(event, last, count(event)));
        return ended
                .or(() -> firstSeen(event).filter(this::holds).map(first -> clusterEvent(event, first, 1)))
                .stream();
    }

    private boolean holds(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    private ClusterEvent clusterEvent(JsonNode event, Instant last, int count) {
        JsonNode about = about(event);
        String kind = Fields.text(about, "kind");
        return new ClusterEvent(
                owners.of(kind, Fields.text(about, "name")),
                Fields.text(event, "reason"),
                Fields.text(event, event.has("note") ? "note" : "message"),
                Fields.text(event, "type"),
                count,
                firstSeen(event).filter(first -> first.isBefore(last)).orElse(last),
                last,
                kind);
    }

    private static JsonNode about(JsonNode event) {
        return event.has("regarding") ? event.path("regarding") : event.path("involvedObject");
    }

    private static Optional<Instant> firstSeen(JsonNode event) {
        return Stream.of("firstTimestamp", "deprecatedFirstTimestamp", "eventTime")
                .flatMap(field -> Fields.time(event, field).stream())
                .min(Comparator.naturalOrder());
    }

    /** The newest time it gives; one without any was seen when it was made. */
    private static Optional<Instant> lastSeen(JsonNode event) {
        return Stream.of(
                        Fields.time(event, "lastTimestamp"),
                        Fields.time(event, "deprecatedLastTimestamp"),
                        Fields.time(event.path("series"), "lastObservedTime"),
                        Fields.time(event, "eventTime"))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .or(() -> Fields.time(event.path("metadata"), "creationTimestamp"));
    }

    /** How often it was seen; an event that does not say was seen once. */
    private static int count(JsonNode event) {
        return Stream.of(
                        event.path("count"),
                        event.path("deprecatedCount"),
                        event.path("series").path("count"))
                .mapToInt(count -> count.asInt(1))
                .map(count -> Math.max(1, count))
                .max()
                .orElse(1);
    }
}
