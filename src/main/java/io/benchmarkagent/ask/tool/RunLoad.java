package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.LoadProfile;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** "How long did the last run take?", "how many users were there?": the load that was asked for, and when. */
public final class RunLoad implements Tool {
    @Override
    public String name() {
        return "run_load";
    }

    @Override
    public String purpose() {
        return "The load that was asked for in a run: from when to when and how long, users and requests a second.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of();
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        LoadProfile load = wanted.look().findings().run().load();
        List<Source> sources = List.of(wanted.look().source("its load profile"));
        long known = Stream.of(load.durationSeconds(), load.users(), load.rps())
                        .filter(OptionalDouble::isPresent)
                        .count()
                + Stream.of(load.start(), load.end())
                        .filter(time -> time.isPresent())
                        .count();
        return known == 0
                ? new Found.Nothing("The load of run " + wanted.look().name() + " was not recorded.", sources)
                : new Found.Data(
                        "Run " + wanted.look().name() + " was under load for "
                                + amount(load.durationSeconds(), " s", "a time that was not recorded")
                                + times(load, desk)
                                + ", by " + amount(load.users(), " users", "a number of users that was not recorded")
                                + ", at "
                                + amount(load.rps(), " requests a second", "a request rate that was not recorded")
                                + ", as it was asked for.",
                        List.of(),
                        new Confidence(1, "read from the run's load profile"),
                        sources,
                        List.of());
    }

    private static String amount(OptionalDouble number, String unit, String unknown) {
        return number.isPresent() ? Figures.number(number.getAsDouble()) + unit : unknown;
    }

    private static String times(LoadProfile load, Desk desk) {
        String from = load.start()
                .map(at -> ", from " + Moments.of(at, desk.zone()))
                .orElse(", from a time that was not recorded");
        return from
                + load.end()
                        .map(at -> " to " + Moments.of(at, desk.zone()) + " " + desk.zone())
                        .orElse("");
    }
}
