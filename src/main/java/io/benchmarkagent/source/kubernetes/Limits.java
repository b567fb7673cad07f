package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.ContainerLimits;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Requests and limits of the containers in workloads' pod templates. What is no quantity counts as not set. */
final class Limits {
    private static final Comparator<ContainerLimits> BY_NAME =
            Comparator.comparing(ContainerLimits::workload).thenComparing(ContainerLimits::container);

    private Limits() {}

    static List<ContainerLimits> of(List<JsonNode> workloads) {
        return workloads.stream()
                .flatMap(workload -> containers(workload).map(container -> limits(Fields.name(workload), container)))
                .distinct()
                .sorted(BY_NAME)
                .toList();
    }

    /** Amounts that are no quantity, as "checkoutservice: '12 cows'". */
    static List<String> unreadable(List<JsonNode> workloads) {
        return workloads.stream()
                .flatMap(workload -> containers(workload)
                        .flatMap(Limits::amounts)
                        .filter(amount -> Quantity.parse(amount).isEmpty())
                        .map(amount -> Fields.name(workload) + ": '" + amount + "'"))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> containers(JsonNode workload) {
        return workload.at("/spec/template/spec/containers").valueStream();
    }

    private static Stream<String> amounts(JsonNode container) {
        return Stream.of("requests", "limits")
                .map(side -> container.path("resources").path(side))
                .flatMap(side -> Stream.of("cpu", "memory").map(resource -> Fields.text(side, resource)))
                .filter(amount -> !amount.isEmpty());
    }

    private static ContainerLimits limits(String workload, JsonNode container) {
        JsonNode requests = container.path("resources").path("requests");
        JsonNode limits = container.path("resources").path("limits");
        return new ContainerLimits(
                workload,
                Fields.text(container, "name"),
                amount(requests, "cpu"),
                amount(limits, "cpu"),
                amount(requests, "memory"),
                amount(limits, "memory"));
    }

    private static OptionalDouble amount(JsonNode side, String resource) {
        return Quantity.parse(Fields.text(side, resource));
    }
}
