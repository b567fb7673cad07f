package io.benchmarkagent.cause;

import io.benchmarkagent.run.ClusterEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a cluster does whenever pods come or go, told as one: "12 pods scheduled, images pulled (the slowest in 6.1 s), containers started". */
final class Routine {
    private static final String SCALED = "ScalingReplicaSet";
    private static final Set<String> REASONS = Set.of(
            "SuccessfulCreate",
            "Scheduled",
            "Pulling",
            "Pulled",
            "Created",
            "Started",
            "Killing",
            "SuccessfulDelete",
            SCALED,
            "NodeReady",
            "RegisteredNode");

    /** "in 1m2.5s" or "in 508.2ms"; a newer kubelet says in brackets how long it took with the waiting. */
    private static final Pattern TOOK = Pattern.compile("^Successfully pulled image .* in"
            + " (?:(\\d{1,9}(?:\\.\\d{1,9})?)ms|((?:\\d{1,3}h)?(?:\\d{1,4}m)?\\d{1,4}(?:\\.\\d{1,9})?s))(?![\\w.])");

    private static final long SECOND = 1000;
    private static final String THIN = "\u202f";

    private final Collection<ClusterEvent> events;

    private Routine(Collection<ClusterEvent> events) {
        this.events = events;
    }

    static boolean is(ClusterEvent event) {
        return event.type().equals("Normal") && REASONS.contains(event.reason());
    }

    /** Empty where there is nothing to tell: a container that was made but never started. */
    static String words(Collection<ClusterEvent> events) {
        Routine routine = new Routine(events);
        return Stream.of(
                        routine.nodes(),
                        routine.scheduled(),
                        routine.pulled(),
                        routine.started(),
                        routine.scaledDown(),
                        routine.stopped())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private Optional<String> nodes() {
        long nodes = with(e -> e.about().equals("Node"))
                .map(ClusterEvent::workload)
                .distinct()
                .count();
        return counted(nodes, "node").map(words -> words + " ready");
    }

    /** A controller that makes a pod and a scheduler that places it tell of the same pod. */
    private Optional<String> scheduled() {
        int scheduled = count("Scheduled");
        return counted(scheduled, "pod")
                .map(pods -> pods + " scheduled")
                .or(() -> counted(count("SuccessfulCreate"), "pod").map(pods -> pods + " created"));
    }

    private Optional<String> pulled() {
        long[] took =
                with("Pulled").flatMapToLong(e -> took(e).stream()).sorted().toArray();
        if (took.length == 0) {
            return count("Pulling") > count("Pulled") ? Optional.of("begins to pull an image") : Optional.empty();
        }
        String slowest = spoken(took[took.length - 1]);
        return Optional.of(
                took.length == 1 ? "image pulled in " + slowest : "images pulled (the slowest in " + slowest + ")");
    }

    private Optional<String> started() {
        int started = count("Started");
        return started > 0 && count("Scheduled") > 0
                ? Optional.of(started == 1 ? "container started" : "containers started")
                : counted(started, "container").map(containers -> containers + " started");
    }

    /** Scaled up is what the pods tell that come. */
    private Optional<String> scaledDown() {
        return counted(
                        with(SCALED)
                                .filter(e -> e.message().startsWith("Scaled down"))
                                .map(ClusterEvent::workload)
                                .distinct()
                                .count(),
                        "workload")
                .map(workloads -> workloads + " scaled down");
    }

    private Optional<String> stopped() {
        return counted(count("Killing"), "container")
                .map(containers -> containers + " stopped")
                .or(() -> counted(count("SuccessfulDelete"), "pod").map(pods -> pods + " deleted"));
    }

    /** An event that was seen again and again is one that happened before as well: only its last time is of this group. */
    private int count(String reason) {
        return (int) with(reason).count();
    }

    private Stream<ClusterEvent> with(String reason) {
        return with(event -> event.reason().equals(reason));
    }

    private Stream<ClusterEvent> with(Predicate<ClusterEvent> which) {
        return events.stream().filter(which);
    }

    private static Optional<String> counted(long count, String noun) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + noun + (count == 1 ? "" : "s"));
    }

    /** In milliseconds; empty where the image was there already. */
    private static OptionalLong took(ClusterEvent pulled) {
        Matcher found = TOOK.matcher(pulled.message());
        if (!found.find()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                found.group(1) == null
                        ? Duration.parse("PT" + found.group(2)).toMillis()
                        : Math.round(Double.parseDouble(found.group(1))));
    }

    private static String spoken(long millis) {
        return millis < SECOND ? millis + THIN + "ms" : Math.round(millis / 100.0) / 10.0 + THIN + "s";
    }
}
