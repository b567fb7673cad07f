package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.ContainerUsage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What metrics-server says of containers: their use of the last moments before it was asked, which counts only where the run was on. */
final class Usage {
    private static final Comparator<ContainerUsage> BY_NAME = Comparator.comparing(ContainerUsage::workload)
            .thenComparing(ContainerUsage::pod)
            .thenComparing(ContainerUsage::container);

    private Usage() {}

    static List<ContainerUsage> of(List<JsonNode> pods, Owners owners, Instant from, Instant to) {
        return pods.stream()
                .flatMap(pod -> Fields.time(pod, "timestamp").stream()
                        .filter(at -> !at.isBefore(from) && !at.isAfter(to))
                        .flatMap(at -> containers(pod, owners, at)))
                .sorted(BY_NAME)
                .toList();
    }

    private static Stream<ContainerUsage> containers(JsonNode pod, Owners owners, Instant at) {
        return pod.path("containers")
                .valueStream()
                .map(container -> new ContainerUsage(
                        owners.of(pod),
                        Fields.name(pod),
                        Fields.text(container, "name"),
                        Quantity.parse(Fields.text(container.path("usage"), "cpu")),
                        Quantity.parse(Fields.text(container.path("usage"), "memory")),
                        at));
    }
}
