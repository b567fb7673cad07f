package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.when.RunTimes;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.source.ArchivedRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "What was the CPU of frontend at 14:25?": a metric at a time. Of a part of a run its series tell; of a time that holds a run, the
 * run's own figure does, which is of its load alone; of several runs each one's.
 */
public final class MetricThen implements Tool {
    private static final int RUNS = 10;

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
        List<ArchivedRun> covering = desk.covering(span).stream()
                .filter(run -> !ofItsRun || desk.name(run).equals(wanted.look().name()))
                .toList();
        return Until.run(span, covering, desk)
                .map(run -> of(run, Until.part(span, run, desk), wanted, desk))
                .orElseGet(() -> ofWhole(covering, wanted, span, desk));
    }

    private static Found of(ArchivedRun run, Span part, Wanted wanted, Desk desk) {
        return RunFigures.look(run, desk)
                .<Found>map(look -> SeriesThen.in(part, wanted.at(look), desk))
                .orElseGet(() -> unseen(run, desk));
    }

    private Found ofWhole(List<ArchivedRun> covering, Wanted wanted, Span span, Desk desk) {
        List<ArchivedRun> whole =
                covering.stream().filter(run -> isWhole(span, desk.times(run))).toList();
        boolean within = isWithin(span, wanted.look().times());
        if (whole.isEmpty() || (whole.size() == 1 && within)) {
            return Moments.missed(wanted, desk).orElseGet(() -> SeriesThen.in(span, wanted, desk));
        }
        String when = Moments.from(span, desk.zone());
        Found found = whole.size() == 1
                ? one(whole.get(0), wanted, span, desk)
                : RunFigures.newest(RUNS, whole, whole.size() + " runs " + when).of(wanted, desk);
        String more = leftOut(covering, whole, desk) + Moments.ofRunsAlone(desk);
        return found instanceof Found.Data data ? data.ending(more) : found;
    }

    /** Nothing is in it but what was looked at with the run. */
    private static boolean isWithin(Span span, RunTimes looked) {
        return !span.from().isBefore(looked.from()) && !span.to().isAfter(looked.to());
    }

    private static boolean isWhole(Span span, RunTimes load) {
        return span.contains(load.from()) && span.contains(load.to());
    }

    private static String leftOut(List<ArchivedRun> covering, List<ArchivedRun> whole, Desk desk) {
        return covering.stream()
                .filter(run -> !whole.contains(run))
                .findFirst()
                .map(run ->
                        " Run " + desk.name(run) + " was under load beyond that time as well, and is left out: ask for"
                                + " a part of it by its times.")
                .orElse("");
    }

    /** Its own figure; where it has none, what its series tell of the load. */
    private Found one(ArchivedRun run, Wanted wanted, Span span, Desk desk) {
        Optional<Look> look = RunFigures.look(run, desk);
        Found figure = look.map(at -> new RunMetric().find(wanted.at(at), desk)).orElseGet(() -> unseen(run, desk));
        if (figure instanceof Found.Data data) {
            return data.ending(" That is of its load as a whole" + only(span, desk) + ".");
        }
        Optional<Found> series = look.map(at -> SeriesThen.in(load(run, desk), wanted.at(at), desk));
        return series.filter(Found.Data.class::isInstance).orElse(figure);
    }

    private static Found unseen(ArchivedRun run, Desk desk) {
        return new Found.Failed("run " + desk.name(run) + " cannot be looked at", List.of(RunList.source(desk)));
    }

    private String only(Span span, Desk desk) {
        String when = Moments.from(span, desk.zone());
        return ofItsRun ? ", which was in the time asked for, " + when : "; it is the only run " + when;
    }

    private static Span load(ArchivedRun run, Desk desk) {
        RunTimes times = desk.times(run);
        return new Span(times.from(), times.to(), "");
    }
}
