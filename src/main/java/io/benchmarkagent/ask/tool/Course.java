package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.cause.Moment;
import java.util.List;
import java.util.function.Predicate;

/** What happened when in a run, as its timeline has it. */
final class Course {
    private Course() {}

    static Table table(Recorded recorded, Predicate<Moment> which, int most) {
        List<Moment> moments =
                recorded.look().findings().timeline().stream().filter(which).toList();
        return new Table(
                List.of("TIME", "SUBJECT", "WHAT"),
                moments.stream()
                        .limit(most)
                        .map(moment -> row(recorded, moment))
                        .toList(),
                Math.max(0, moments.size() - most));
    }

    private static List<String> row(Recorded recorded, Moment moment) {
        return List.of(recorded.time(moment.time()), moment.subject(), moment.what());
    }
}
