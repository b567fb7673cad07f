package io.benchmarkagent.ask.tool;

import java.util.List;
import java.util.Optional;

/** Every tool there is, in a fixed order. */
public final class Tools {
    private Tools() {}

    public static List<Tool> all() {
        return List.of(
                new RunMetric(),
                new Ranking(),
                new MostSet(),
                new Beyond(Optional.empty()),
                new ResourceLimits(),
                new Autoscalers(),
                new Throttling(),
                new ServiceStatus(),
                new Restarts(),
                new Advice(),
                new Calls(),
                new CallMetric(),
                new Causes(),
                new Nodes(),
                new RunList(),
                new AnomalyList(),
                new Beside(),
                new GroupsCompared(),
                new MetricHistory(),
                new WhyVerdict(),
                new TimelineOf(),
                new MetricThen(),
                new Overview(),
                new RunLoad(),
                new PodList(),
                new ServiceList());
    }
}
