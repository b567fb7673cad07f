package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.when.RunTimes;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.source.ArchivedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * "What was the CPU of frontend at 14:25?": a metric at a time. Of a part of a run its series tell; of a time that holds a run, the
 * run's own figure does, which is of its load alone; of several runs each one's.
 */
public final class MetricThen implements Tool {
    private static final int RUNS = 10;
    /** What was before a time of a run, in its load. */
    private static final Pattern OPEN = Pattern.compile("(?i)^\\W*(?:before|until|till|up to)\\b");

    private final boolean ofItsRun;

    public MetricThen() {
        this(false);
    }

    /** @param ofItsRun whether a run was named, so that no other one of that time is meant */
    public MetricThen(boolean ofItsRun) {
        this.ofItsRun = ofItsRun;
    }

    @Override
    public String name() {
        return "metric_then";
    }

    @Override
    public String purpose() {
        return "One metric of the cluster or of one service at a time or in a time span: from the series of the run then, or run by run.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT, Slot.METRIC, Slot.SPAN);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Span span = wanted.span()
                .orElseThrow(() -> new IllegalArgumentException("no time is given; name one such as at 14:25"));
        List<ArchivedRun> begun = desk.covering(span).stream()
                .filter(run -> span.contains(desk.times(run).from()))
                .filter(run -> !ofItsRun || desk.name(run).equals(wanted.look().name()))
                .toList();
        List<ArchivedRun> whole = begun.stream()
                .filter(run -> span.contains(desk.times(run).to()))
                .toList();
        List<ArchivedRun> cut =
                begun.stream().filter(run -> !whole.contains(run)).toList();
        return !cut.isEmpty() && (whole.isEmpty() || isOpen(span))
                ? part(cut.get(0), wanted, span, desk)
                : ofWhole(whole, cut, wanted, span, desk);
    }

    private static boolean isOpen(Span span) {
        return OPEN.matcher(span.words()).find();
    }

    private Found ofWhole(List<ArchivedRun> whole, List<ArchivedRun> cut, Wanted wanted, Span span, Desk desk) {
        boolean within = isWithin(span, wanted.look().times());
        if (whole.isEmpty() || (whole.size() == 1 && within)) {
            return Moments.missed(wanted, desk).orElseGet(() -> SeriesThen.in(span, wanted, desk));
        }
        String when = Moments.from(span, desk.zone());
        Found found = whole.size() == 1
                ? one(whole.get(0), wanted, span, desk)
                : new RunFigures(whole, when, RUNS).of(wanted, desk);
        String more = (cut.isEmpty() ? "" : leftOut(cut, desk)) + Moments.ofRunsAlone(desk);
        return found instanceof Found.Data data ? data.ending(more) : found;
    }

    /** Nothing is in it but what was looked at with the run. */
    private static boolean isWithin(Span span, RunTimes looked) {
        return !span.from().isBefore(looked.from()) && !span.to().isAfter(looked.to());
    }

    private static String leftOut(List<ArchivedRun> cut, Desk desk) {
        return " Run " + desk.name(cut.get(0)) + " was under load beyond that time, and is left out: ask for a part of it"
                + " by its times.";
    }

    /** Its own figure; where it has none, what its series tell of the load. */
    private Found one(ArchivedRun run, Wanted wanted, Span span, Desk desk) {
        Optional<Look> look = RunFigures.look(run, desk);
        if (look.isEmpty()) {
            return new Found.Failed("run " + desk.name(run) + " cannot be looked at", List.of(RunList.source(desk)));
        }
        Wanted ofRun = wanted.at(look.get());
        Found figure = new RunMetric().find(ofRun, desk);
        if (figure instanceof Found.Data data) {
            return data.ending(" That is of its load as a whole" + only(span, desk) + ".");
        }
        Found series = SeriesThen.in(load(run, desk), ofRun, desk);
        return series instanceof Found.Data ? series : figure;
    }

    private String only(Span span, Desk desk) {
        String when = Moments.from(span, desk.zone());
        return ofItsRun ? ", which was in the time asked for, " + when : "; it is the only run " + when;
    }

    private static Span load(ArchivedRun run, Desk desk) {
        RunTimes times = desk.times(run);
        return new Span(times.from(), times.to(), "");
    }

    /** What was before a time of its load is its load until then, and not what was before the load. */
    private static Found part(ArchivedRun run, Wanted wanted, Span span, Desk desk) {
        Instant start = desk.times(run).from();
        Span part = isOpen(span) && start.isAfter(span.from()) ? new Span(start, span.to(), span.words()) : span;
        return RunFigures.look(run, desk)
                .map(look -> SeriesThen.in(part, wanted.at(look), desk))
                .orElseGet(() -> new Found.Failed(
                        "run " + desk.name(run) + " cannot be looked at", List.of(RunList.source(desk))));
    }
}
