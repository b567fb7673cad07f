package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Table;
import java.util.List;
import java.util.Set;

/** "Which services are there?": those that a run measured or recorded. */
public final class ServiceList implements Tool {
    @Override
    public String name() {
        return "services";
    }

    @Override
    public String purpose() {
        return "The services that a run measured or recorded, how many they are and their names.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of();
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Recorded recorded = new Recorded(wanted.look());
        List<String> services =
                List.copyOf(wanted.look().services().stream().sorted().toList());
        if (services.isEmpty()) {
            return new Found.Nothing(
                    "Run " + wanted.look().name()
                            + " has no per-service data: its JSON tells of the cluster as a whole.",
                    List.of(wanted.look().source("its run JSON")));
        }
        return new Found.Data(
                "Run " + wanted.look().name() + " knows " + Phrases.count(services.size(), "service") + ": "
                        + Phrases.listed(services) + ".",
                Table.of(
                        List.of("SERVICE", "KIND", "PODS"),
                        services.stream()
                                .map(name -> List.of(
                                        name,
                                        recorded.kind(name),
                                        recorded.knows(name)
                                                ? Integer.toString(
                                                        recorded.pods(name).size())
                                                : "not recorded"))
                                .toList()),
                new Confidence(1, "read from what the run measured and what was recorded with it"),
                wanted.look().source("its services"));
    }
}
