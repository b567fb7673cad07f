package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.tool.Tool;
import java.util.List;

/** Every tool that asks a cluster how it is now, in a fixed order. */
public final class KubernetesTools {
    private KubernetesTools() {}

    public static List<Tool> all() {
        return List.of(
                new PodsNow(),
                new TroublesNow(),
                new EventsNow(),
                new WorkloadsNow(),
                new ServicesNow(),
                new NodesNow(),
                new UsageNow());
    }
}
