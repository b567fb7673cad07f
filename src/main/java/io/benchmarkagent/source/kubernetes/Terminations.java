package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.Termination;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Containers that ended within a window, as their pods' statuses tell; an end without a time is no end in the window. */
final class Terminations {
    private static final Comparator<Termination> OLDEST_FIRST = Comparator.comparing(Termination::finished)
            .thenComparing(Termination::workload)
            .thenComparing(Termination::pod)
            .thenComparing(Termination::container)
            .thenComparing(Termination::reason);

    private final Owners owners;
    private final Instant from;
    private final Instant to;

    Terminations(Owners owners, Instant from, Instant to) {
        this.owners = owners;
        this.from = from;
        this.to = to;
    }

    List<Termination> of(List<JsonNode> pods) {
        return pods.stream()
                .flatMap(this::ofPod)
                .distinct()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** A container that prepares the others has to end; that it failed is worth telling. */
    private Stream<Termination> ofPod(JsonNode pod) {
        return Stream.concat(
                ends(pod, "containerStatuses"),
                ends(pod, "initContainerStatuses").filter(end -> end.exitCode() != 0));
    }

    private Stream<Termination> ends(JsonNode pod, String statuses) {
        return pod.path("status").path(statuses).valueStream().flatMap(status -> ofContainer(pod, status));
    }

    /** A container that runs again tells of its last end in lastState, one that does not in state. */
    private Stream<Termination> ofContainer(JsonNode pod, JsonNode status) {
        return Stream.of("lastState", "state")
                .map(state -> status.path(state).path("terminated"))
                .flatMap(end -> Fields.time(end, "finishedAt").stream()
                        .filter(finished -> !finished.isBefore(from) && !finished.isAfter(to))
                        .map(finished -> termination(pod, status, end, finished)));
    }

    private Termination termination(JsonNode pod, JsonNode status, JsonNode end, Instant finished) {
        String reason = Fields.text(end, "reason");
        return new Termination(
                owners.of(pod),
                Fields.name(pod),
                Fields.text(status, "name"),
                reason.isEmpty() ? "no reason given" : reason,
                end.path("exitCode").asInt(-1),
                finished,
                status.path("restartCount").asInt(0));
    }
}
