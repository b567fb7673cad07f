package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.PodState;
import io.benchmarkagent.run.RunRows;
import io.benchmarkagent.run.WorkloadState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** What of a cluster's objects was recorded with a run. How they are now nobody here knows. */
record Recorded(Look look) {
    /** A container and whose it is. */
    record Container(PodState pod, ContainerState state) {}

    private ClusterState cluster() {
        return look.evidence().cluster();
    }

    private boolean isNothing() {
        return cluster().pods().isEmpty() && cluster().workloads().isEmpty();
    }

    /** Those that are asked about by the names they have; all where none is. */
    List<String> services(List<String> asked) {
        return look.services().stream()
                .filter(name -> asked.isEmpty() || asked.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    boolean knows(String service) {
        return workload(service).isPresent() || !pods(service).isEmpty();
    }

    List<PodState> pods(String service) {
        return of(cluster().pods(), PodState::workload, service);
    }

    List<Container> containers(String service) {
        return pods(service).stream()
                .flatMap(pod -> pod.containers().stream().map(state -> new Container(pod, state)))
                .toList();
    }

    Optional<WorkloadState> workload(String service) {
        return of(cluster().workloads(), WorkloadState::workload, service).stream()
                .findFirst();
    }

    Optional<Autoscaler> autoscaler(String service) {
        return of(cluster().autoscalers(), Autoscaler::workload, service).stream()
                .findFirst();
    }

    List<ContainerLimits> limits(String service) {
        return of(look.evidence().limits(), ContainerLimits::workload, service);
    }

    /** What the run JSON lists of it: limits of CPU, and of nothing else. */
    List<ContainerLimits> listed(String service) {
        return of(look.rows().containers(), RunRows.Container::workload, service).stream()
                .filter(row -> row.cpuLimit().isPresent())
                .map(row -> new ContainerLimits(
                        row.workload(),
                        row.container(),
                        OptionalDouble.empty(),
                        row.cpuLimit(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()))
                .distinct()
                .toList();
    }

    private static <T> List<T> of(List<T> all, Function<T, String> workload, String service) {
        return all.stream()
                .filter(each -> workload.apply(each).equalsIgnoreCase(service))
                .toList();
    }

    String kind(String service) {
        return workload(service).map(WorkloadState::kind).orElse("");
    }

    int restarts(String service) {
        return containers(service).stream()
                .mapToInt(container -> container.state().restarts())
                .sum();
    }

    String time(Instant moment) {
        return Phrases.time(
                moment, look.findings().run().key().timestamp(), look.findings().zone());
    }

    boolean hasWorkloads() {
        return !cluster().workloads().isEmpty();
    }

    /** "", or that it was before the run's load or after it. */
    String outside(Instant moment) {
        var load = look.findings().run().load();
        if (load.start().filter(moment::isBefore).isPresent()) {
            return ", before the run";
        }
        return load.end().filter(moment::isAfter).isPresent() ? ", after the run's load" : "";
    }

    Source source(String what) {
        return Source.recorded("kubectl get " + what + " -o json", look.name());
    }

    /** Where no object was recorded at all, or none of what is asked about. */
    Found nothing(List<String> asked, String what) {
        String of = isNothing() || asked.isEmpty()
                ? "No Kubernetes objects were"
                : "No object of " + Phrases.listed(asked) + " was";
        return new Found.Nothing(
                of + " recorded with run " + look.name() + ", so " + what + " is not known.",
                Stream.of("pods", "deployments").map(this::source).toList());
    }
}
