package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.Moments;
import io.benchmarkagent.ask.when.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/** "CPU of frontend in the last run at 12:00 on 2022-08-22": a run and a time that is not of it, of which one would be left out. */
final class AnotherTime {
    private static final Pattern A_RUN = Pattern.compile(
            "(?i)\\b(?:the|our|that|this|last|latest|newest|previous|first) (?:\\p{L}+ )?(?:run|benchmark|test|execution)\\b");

    private AnotherTime() {}

    /** Of a question whose time no run covers. */
    static Optional<String> in(Heard heard) {
        boolean named = heard.says(A_RUN) || !RunIds.in(heard.question().text()).isEmpty();
        return named ? heard.span().map(span -> declined(span, heard)) : Optional.empty();
    }

    private static String declined(Span span, Heard heard) {
        var times = heard.look().times();
        return "Run " + heard.look().name() + " was looked at from "
                + Moments.of(
                        new Span(times.from(), times.to(), ""), heard.desk().zone()) + ", and not at "
                + Moments.of(span, heard.desk().zone())
                + ". Ask without the run for what Prometheus has of that time, or without the time for the run.";
    }
}
