package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.run.Autoscaler;
import java.util.List;
import java.util.Set;

/** "What are the bounds of frontend's autoscaler?" That none was recorded is said, and nothing else is told in its place. */
public final class Autoscalers implements Tool {
    private static final String WHAT = "horizontalpodautoscalers";

    @Override
    public String name() {
        return "autoscalers";
    }

    @Override
    public String purpose() {
        return "The bounds of the autoscalers of all services or of some, as recorded with a run.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Recorded recorded = new Recorded(wanted.look());
        List<Autoscaler> scalers = recorded.services(wanted.subjects()).stream()
                .flatMap(service -> recorded.autoscaler(service).stream())
                .toList();
        if (scalers.isEmpty()) {
            return new Found.Nothing(
                    "No autoscaler" + (wanted.subjects().isEmpty() ? "" : " of " + Phrases.listed(wanted.subjects()))
                            + " was recorded with run " + wanted.look().name() + ".",
                    List.of(recorded.source(WHAT)));
        }
        return new Found.Data(
                "As recorded with run " + wanted.look().name() + ": "
                        + Phrases.listed(
                                scalers.stream().map(Autoscalers::inWords).toList())
                        + ".",
                Table.of(
                        List.of("SERVICE", "MIN REPLICAS", "MAX REPLICAS"),
                        scalers.stream()
                                .map(each -> List.of(each.workload(), Integer.toString(each.min()), most(each)))
                                .toList()),
                new Confidence(1, "read from the objects that were recorded"),
                recorded.source(WHAT));
    }

    private static String inWords(Autoscaler scaler) {
        return scaler.workload() + " may be scaled from " + scaler.min() + " to " + most(scaler) + " replicas";
    }

    private static String most(Autoscaler scaler) {
        return scaler.max().isPresent() ? Integer.toString(scaler.max().getAsInt()) : "an unknown number of";
    }
}
