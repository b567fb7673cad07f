package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.Set;

/** Which metrics there are, in our namespace. */
public final class MetricNames implements Tool {
    @Override
    public String name() {
        return "metric_names";
    }

    @Override
    public String purpose() {
        return "Names of metrics that the live Prometheus has of our namespace, those that hold the expression as a part,"
                + " such as cpu.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.EXPRESSION, Slot.SPAN);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.live(
                desk, live -> Names.found("__name__", wanted.expression().orElse(""), wanted, live));
    }
}
