package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.ContainerState.End;
import io.benchmarkagent.run.ContainerState.State;
import io.benchmarkagent.run.PodState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Pods as their statuses tell. An evicted or a pending pod has no container statuses: what it has is its phase and its reason. */
final class Pods {
    private static final Comparator<PodState> BY_NAME =
            Comparator.comparing(PodState::workload).thenComparing(PodState::pod);

    private Pods() {}

    static List<PodState> of(List<JsonNode> pods, Owners owners) {
        return pods.stream().map(pod -> state(pod, owners)).sorted(BY_NAME).toList();
    }

    private static PodState state(JsonNode pod, Owners owners) {
        JsonNode status = pod.path("status");
        return new PodState(
                owners.of(pod),
                Fields.name(pod),
                Fields.text(pod.path("spec"), "nodeName"),
                Fields.text(status, "phase"),
                Fields.text(status, "reason"),
                Fields.time(status, "startTime"),
                Fields.conditions(pod),
                statuses(pod).map(Pods::container).toList());
    }

    /** Of its containers, those that run before the others first. */
    private static Stream<JsonNode> statuses(JsonNode pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(list -> pod.path("status").path(list).valueStream());
    }

    private static ContainerState container(JsonNode status) {
        JsonNode state = status.path("state");
        State now = state(state);
        return new ContainerState(
                Fields.text(status, "name"),
                status.path("ready").asBoolean(false),
                status.path("restartCount").asInt(0),
                now,
                reason(state, now),
                Fields.time(state.path("running"), "startedAt"),
                lastEnd(status));
    }

    private static State state(JsonNode state) {
        if (state.path("running").isObject()) {
            return State.RUNNING;
        }
        if (state.path("terminated").isObject()) {
            return State.TERMINATED;
        }
        return state.path("waiting").isObject() ? State.WAITING : State.UNKNOWN;
    }

    private static String reason(JsonNode state, State now) {
        return switch (now) {
            case WAITING -> Fields.text(state.path("waiting"), "reason");
            case TERMINATED -> Fields.text(state.path("terminated"), "reason");
            case RUNNING, UNKNOWN -> "";
        };
    }

    /** A container that runs again tells of its last end in lastState, one that does not in state. */
    private static Optional<End> lastEnd(JsonNode status) {
        return Stream.of("state", "lastState")
                .map(state -> status.path(state).path("terminated"))
                .filter(JsonNode::isObject)
                .map(Pods::end)
                .max(Comparator.comparing(end -> end.finished().orElse(Instant.MIN)));
    }

    private static End end(JsonNode end) {
        return new End(
                Fields.text(end, "reason"),
                end.path("exitCode").asInt(-1),
                Fields.time(end, "startedAt"),
                Fields.time(end, "finishedAt"));
    }
}
