package io.benchmarkagent.detection;

import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.ContainerState.State;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.PodState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Restarts under load that Kubernetes tells of although it no longer tells the end: a pod's status keeps only the newest, which for a
 * container that ends again and again is one after the load. That it began under load, having run before, it tells all the same.
 */
final class RestartsTold {
    private RestartsTold() {}

    /** A container that began again. */
    record Restart(String workload, Instant at, String evidence) {}

    /** In order of time. */
    static List<Restart> during(LoadProfile load, Evidence evidence) {
        return Stream.concat(
                        evidence.cluster().pods().stream().flatMap(RestartsTold::ofPod),
                        evidence.events().stream()
                                .filter(RestartsTold::isRestart)
                                .flatMap(RestartsTold::ofEvent))
                .filter(restart -> ContainerKilled.isDuring(load, restart.at()))
                .sorted(Comparator.comparing(Restart::at)
                        .thenComparing(Restart::workload)
                        .thenComparing(Restart::evidence))
                .toList();
    }

    private static Stream<Restart> ofPod(PodState pod) {
        return pod.containers().stream().flatMap(container -> begins(container)
                .map(at -> new Restart(pod.workload(), at, evidence(pod, container))));
    }

    /** Who runs has the newest end behind it; else that end is of the newest that ran. A clean end is nothing to tell. */
    private static Stream<Instant> begins(ContainerState container) {
        return container.lastEnd().filter(end -> end.exitCode() != 0).stream().flatMap(end -> {
            boolean runs = container.state() == State.RUNNING;
            boolean ranBefore = container.restarts() > (runs ? 1 : 0);
            return Stream.concat(
                    container.since().filter(at -> runs && container.restarts() > 0).stream(),
                    end.started().filter(at -> ranBefore).stream());
        });
    }

    private static String evidence(PodState pod, ContainerState container) {
        String end = container
                .lastEnd()
                .map(last -> "; its newest end: " + last.reason() + ", exit code " + last.exitCode())
                .orElse("");
        return "pods/" + pod.pod() + " container " + container.container() + ": restarts " + container.restarts() + end;
    }

    private static boolean isRestart(ClusterEvent event) {
        return switch (event.reason()) {
            case "BackOff" -> event.message().contains("restarting failed container");
            case "Killing" -> event.message().contains("probe, will be restarted");
            default -> false;
        };
    }

    private static Stream<Restart> ofEvent(ClusterEvent event) {
        return Stream.of(event.first(), event.last())
                .distinct()
                .map(at -> new Restart(event.workload(), at, "events/" + event.workload() + ": " + event.reason()));
    }
}
