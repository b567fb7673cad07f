package io.benchmarkagent.run;

import java.util.List;
import java.util.OptionalDouble;

/** What a run JSON lists one by one: its nodes with their own figures, and its containers. */
public record RunRows(List<Node> nodes, List<Container> containers) {
    public static final RunRows NONE = new RunRows(List.of(), List.of());

    public RunRows {
        nodes = List.copyOf(nodes);
        containers = List.copyOf(containers);
    }

    /** A node by its own name, which is drawn anew for every cluster. */
    public record Node(String name, List<Measurement> measurements) {
        public Node {
            measurements = List.copyOf(measurements);
        }
    }

    /** @param cpuLimit in cores; empty where the JSON has none, which is not to say that none was set */
    public record Container(String workload, String pod, String container, OptionalDouble cpuLimit) {}
}
