package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.when.RunTimes;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.source.ArchivedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** "Before 14:24": where a run was under load at 14:24, what is meant is that run until then, and none that was before it. */
final class Until {
    private static final Pattern OPEN = Pattern.compile("(?i)^\\W*(?:before|until|till|up to)\\b");

    private Until() {}

    /** @param covering the runs of that time, the newest first */
    static Optional<ArchivedRun> run(Span span, List<ArchivedRun> covering, Desk desk) {
        return covering.stream()
                .filter(run -> OPEN.matcher(span.words()).find())
                .filter(run -> isWithin(span.to(), desk.times(run)))
                .findFirst();
    }

    private static boolean isWithin(Instant moment, RunTimes load) {
        return moment.isAfter(load.from()) && moment.isBefore(load.to());
    }

    /** From the beginning of its load: what was before that is no part of it. */
    static Span part(Span span, ArchivedRun run, Desk desk) {
        Instant start = desk.times(run).from();
        return start.isAfter(span.from()) ? new Span(start, span.to(), span.words()) : span;
    }
}
