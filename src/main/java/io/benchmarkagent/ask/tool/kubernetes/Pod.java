package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.run.Condition;
import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.PodState;
import java.util.Optional;
import java.util.stream.Stream;

/** A pod as kubectl would sum it up. */
record Pod(PodState state) {
    private static final String DONE = "Succeeded";

    /** By its condition; by its containers where it has none. */
    boolean isReady() {
        return condition("Ready")
                .map(ready -> ready.status().equals("True"))
                .orElseGet(() -> !state.containers().isEmpty()
                        && state.containers().stream().allMatch(ContainerState::ready));
    }

    /** A pod that did its work is not ready, and nothing is wrong with it. */
    boolean isUnwell() {
        return !isReady() && !state.phase().equals(DONE);
    }

    boolean isRunning() {
        return state.phase().equals("Running");
    }

    String ready() {
        return isReady() ? "yes" : state.phase().equals(DONE) ? "done" : "no";
    }

    int restarts() {
        return state.containers().stream().mapToInt(ContainerState::restarts).sum();
    }

    /** Of the pod as a whole, of a container, or of what it waits for; "" where none is given or it is ready. */
    String reason() {
        if (!isUnwell()) {
            return state.reason();
        }
        return Stream.of(
                        Stream.of(state.reason()),
                        state.containers().stream().filter(one -> !one.ready()).map(ContainerState::reason),
                        state.conditions().stream()
                                .filter(one -> one.status().equals("False"))
                                .map(Condition::reason))
                .flatMap(reasons -> reasons)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Optional<Condition> condition(String type) {
        return state.conditions().stream()
                .filter(one -> one.type().equals(type))
                .findFirst();
    }
}
