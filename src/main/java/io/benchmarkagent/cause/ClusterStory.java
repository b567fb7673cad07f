package io.benchmarkagent.cause;

import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.LoadProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kubernetes events as moments. What is ordinary before and after the load is one moment each; under load it is one of each workload and
 * bout. What asks to be explained stands by itself, the same of one workload within a minute as one with its number.
 */
final class ClusterStory {
    /** What is farther apart is told apart. */
    private static final Duration BOUT = Duration.ofMinutes(1);

    private static final String CLUSTER = "cluster";

    private final Instant start;
    private final Instant end;

    /** Without a known load everything counts as under load. */
    ClusterStory(LoadProfile load) {
        start = load.start().orElse(Instant.MIN);
        end = load.end().orElse(Instant.MAX);
    }

    List<Moment> of(List<ClusterEvent> events) {
        Map<Boolean, List<Told>> byItself = events.stream()
                .map(event -> new Told(event, Said.of(event)))
                .collect(Collectors.partitioningBy(this::standsByItself));
        List<ClusterEvent> routine = byItself.getOrDefault(false, List.of()).stream()
                .map(Told::event)
                .filter(Routine::is)
                .toList();
        return Stream.of(
                        told(byItself.getOrDefault(true, List.of())),
                        routine(
                                routine.stream()
                                        .filter(e -> e.last().isBefore(start))
                                        .toList(),
                                CLUSTER),
                        underLoad(routine.stream()
                                .filter(e -> isUnderLoad(e.last()))
                                .toList()),
                        routine(
                                routine.stream()
                                        .filter(e -> e.last().isAfter(end))
                                        .toList(),
                                CLUSTER))
                .flatMap(moments -> moments)
                .toList();
    }

    private record Told(ClusterEvent event, Optional<Said> said) {
        String words() {
            return said.map(Said::words).orElse("");
        }
    }

    /** Deployments that are scaled up to begin with, or down in the end, are ordinary. */
    private boolean standsByItself(Told told) {
        return told.said().isPresent()
                && !(isScaling(told.event()) && !isUnderLoad(told.event().last()));
    }

    private static boolean isScaling(ClusterEvent event) {
        return event.reason().equals("ScalingReplicaSet");
    }

    private boolean isUnderLoad(Instant time) {
        return !time.isBefore(start) && !time.isAfter(end);
    }

    private Stream<Moment> told(List<Told> told) {
        return told.stream()
                .collect(Collectors.groupingBy(
                        one -> one.event().workload() + "\n" + one.words(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(alike -> bouts(alike.stream().map(Told::event).toList(), this::began).stream()
                        .map(bout -> moment(bout, alike.get(0).said().orElseThrow())));
    }

    private Moment moment(List<ClusterEvent> bout, Said said) {
        int times = bout.stream().mapToInt(ClusterEvent::count).sum();
        boolean before = bout.stream().anyMatch(event -> event.first().isBefore(began(event)));
        String words = times == 1 ? said.words() : said.words() + often(times, before);
        return Moment.during(
                earliest(bout, this::began), latest(bout), bout.get(0).workload(), said.kind(), words);
    }

    /** Of what was seen before the load as well it is not known how often it was seen under load. */
    private static String often(int times, boolean before) {
        return before ? ", the last of " + times + " times" : ", " + times + " times";
    }

    /** Of what began before the load and was seen under it, only the last time is known to be of the load. */
    private Instant began(ClusterEvent event) {
        return event.first().isBefore(start) && !event.last().isBefore(start) ? event.last() : event.first();
    }

    private Stream<Moment> underLoad(List<ClusterEvent> routine) {
        return routine.stream()
                .collect(Collectors.groupingBy(ClusterEvent::workload, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(ofOne -> bouts(ofOne, ClusterEvent::last).stream())
                .flatMap(bout -> routine(bout, bout.get(0).workload()));
    }

    /** A start is told under the name of the first, with a count: of what is ordinary the last time is looked at, and no other. */
    private static Stream<Moment> routine(List<ClusterEvent> events, String subject) {
        String words = Routine.words(events);
        return words.isEmpty()
                ? Stream.of()
                : Stream.of(Moment.during(
                        earliest(events, ClusterEvent::last), latest(events), subject, Moment.Kind.SCHEDULING, words));
    }

    /** Events in order of time, parted where nothing was seen for longer than a bout. */
    private static List<List<ClusterEvent>> bouts(List<ClusterEvent> events, Function<ClusterEvent, Instant> began) {
        List<List<ClusterEvent>> bouts = new ArrayList<>();
        Instant seen = Instant.MIN;
        for (ClusterEvent event : events.stream()
                .sorted(Comparator.comparing(began).thenComparing(ClusterEvent::last))
                .toList()) {
            if (bouts.isEmpty() || began.apply(event).isAfter(seen.plus(BOUT))) {
                bouts.add(new ArrayList<>());
            }
            bouts.get(bouts.size() - 1).add(event);
            seen = event.last().isAfter(seen) ? event.last() : seen;
        }
        return bouts;
    }

    private static Instant earliest(List<ClusterEvent> events, Function<ClusterEvent, Instant> time) {
        return events.stream().map(time).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static Instant latest(List<ClusterEvent> events) {
        return events.stream()
                .map(ClusterEvent::last)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
