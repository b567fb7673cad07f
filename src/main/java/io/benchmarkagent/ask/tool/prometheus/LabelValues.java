package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.Set;

/** Which values a label has, in our namespace. */
public final class LabelValues implements Tool {
    @Override
    public String name() {
        return "label_values";
    }

    @Override
    public String purpose() {
        return "The values of a label, given as the expression, such as pod, that the live Prometheus has of our namespace.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.EXPRESSION, Slot.SPAN);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.live(desk, live -> Names.found(Asked.expression(wanted).strip(), "", wanted, live));
    }
}
