package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.ServiceTarget;
import io.benchmarkagent.run.WorkloadState;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Deployments, StatefulSets and DaemonSets, who scales them, and which Services lead to them. */
final class Workloads {
    private static final int MIN_REPLICAS = 1;

    private Workloads() {}

    static Stream<WorkloadState> of(Kind kind, List<JsonNode> workloads) {
        return workloads.stream()
                .map(workload -> state(kind, workload))
                .sorted(Comparator.comparing(WorkloadState::workload));
    }

    private static WorkloadState state(Kind kind, JsonNode workload) {
        JsonNode status = workload.path("status");
        boolean daemons = kind == Kind.DAEMON_SET;
        return new WorkloadState(
                Fields.name(workload),
                kind.word(),
                daemons
                        ? Fields.number(status, "desiredNumberScheduled")
                        : Fields.number(workload.path("spec"), "replicas"),
                ready(status, daemons));
    }

    /** The API leaves a number out that is 0; without a status it is not known. */
    private static OptionalInt ready(JsonNode status, boolean daemons) {
        OptionalInt given = Fields.number(status, daemons ? "numberReady" : "readyReplicas");
        return given.isPresent() || !status.isObject() ? given : OptionalInt.of(0);
    }

    static List<Autoscaler> autoscalers(List<JsonNode> autoscalers) {
        return autoscalers.stream()
                .map(Workloads::autoscaler)
                .sorted(Comparator.comparing(Autoscaler::name))
                .toList();
    }

    private static Autoscaler autoscaler(JsonNode autoscaler) {
        JsonNode spec = autoscaler.path("spec");
        JsonNode status = autoscaler.path("status");
        return new Autoscaler(
                Fields.name(autoscaler),
                Fields.text(spec.path("scaleTargetRef"), "name"),
                Fields.number(spec, "minReplicas").orElse(MIN_REPLICAS),
                Fields.number(spec, "maxReplicas"),
                Fields.number(status, "currentReplicas"),
                Fields.number(status, "desiredReplicas"),
                Fields.conditions(autoscaler));
    }

    static List<ServiceTarget> services(List<JsonNode> services, List<JsonNode> workloads) {
        return services.stream()
                .map(service -> new ServiceTarget(Fields.name(service), targets(service, workloads)))
                .sorted(Comparator.comparing(ServiceTarget::service))
                .toList();
    }

    private static List<String> targets(JsonNode service, List<JsonNode> workloads) {
        JsonNode selector = service.path("spec").path("selector");
        return workloads.stream()
                .filter(workload -> selects(selector, workload))
                .map(Fields::name)
                .sorted()
                .distinct()
                .toList();
    }

    /** A Service without a selector leads where somebody else says. */
    private static boolean selects(JsonNode selector, JsonNode workload) {
        JsonNode labels = workload.at("/spec/template/metadata/labels");
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.path(wanted.getKey())));
    }
}
