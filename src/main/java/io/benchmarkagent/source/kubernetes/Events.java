package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.ClusterEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Events last seen within a window, of core/v1 and of events.k8s.io/v1. The latter have no first and last time and no count, but an
 * {@code eventTime} and perhaps a {@code series}.
 */
final class Events {
    /** Of the events that tell of nothing wrong, only the newest are kept. */
    static final int MOST_NORMAL = 200;

    private static final Comparator<ClusterEvent> OLDEST_FIRST = Comparator.comparing(ClusterEvent::last)
            .thenComparing(ClusterEvent::workload)
            .thenComparing(ClusterEvent::reason)
            .thenComparing(ClusterEvent::message)
            .thenComparing(ClusterEvent::count);

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
        List<ClusterEvent> normal = all.stream().filter(Events::normal).toList();
        List<ClusterEvent> newest = normal.subList(Math.max(0, normal.size() - MOST_NORMAL), normal.size());
        return Stream.concat(all.stream().filter(event -> !normal(event)), newest.stream())
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static boolean normal(ClusterEvent event) {
        return event.type().equals("Normal");
    }

    private Stream<ClusterEvent> inWindow(JsonNode event) {
        return lastSeen(event).stream()
                .filter(last -> !last.isBefore(from) && !last.isAfter(to))
                .map(last -> clusterEvent(event, last));
    }

    private ClusterEvent clusterEvent(JsonNode event, Instant last) {
        JsonNode about = event.has("regarding") ? event.path("regarding") : event.path("involvedObject");
        return new ClusterEvent(
                owners.of(Fields.text(about, "kind"), Fields.text(about, "name")),
                Fields.text(event, "reason"),
                Fields.text(event, event.has("note") ? "note" : "message"),
                Fields.text(event, "type"),
                count(event),
                last);
    }

    private static Optional<Instant> lastSeen(JsonNode event) {
        return Stream.of(
                        Fields.time(event, "lastTimestamp"),
                        Fields.time(event, "deprecatedLastTimestamp"),
                        Fields.time(event.path("series"), "lastObservedTime"),
                        Fields.time(event, "eventTime"))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
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
