package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.findings.CauseNote;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.source.ArchivedRun;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** "What happened at 2 pm yesterday?": what a run's timeline tells between two times, and what explains the run best. */
public final class TimelineOf implements Tool {
    /** Both sides of a moment are looked at: nobody says to the second when something was. */
    private static final Duration BESIDE = Duration.ofMinutes(5);

    private static final Pattern BOUNDS =
            Pattern.compile("(?i)\\b(?:between|from|since|after|before|until|till|to)\\b|[–—]|\\d ?- ?\\d{1,2}:");

    private static final List<String> HEAD = List.of("TIME", "UNTIL", "SUBJECT", "WHAT");

    private final boolean ofItsRun;

    public TimelineOf() {
        this(false);
    }

    /** @param ofItsRun whether a run was named, so that no other one of that time is meant */
    public TimelineOf(boolean ofItsRun) {
        this.ofItsRun = ofItsRun;
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public String purpose() {
        return "What happened in a run, or between two times of it, to all or to some services: load, onsets of alerts, events; and the likeliest cause.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SPAN, Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        List<ArchivedRun> covering =
                ofItsRun ? List.of() : wanted.span().map(desk::covering).orElse(List.of());
        Optional<Look> until = wanted.span()
                .flatMap(span -> Until.run(span, covering, desk))
                .flatMap(run -> RunFigures.look(run, desk));
        if (covering.size() > 1 && until.isEmpty()) {
            return TimelinesOf.told(covering, wanted, desk);
        }
        return Moments.missed(wanted, desk)
                .orElseGet(() -> told(until.map(wanted::at).orElse(wanted), desk));
    }

    private static Found told(Wanted wanted, Desk desk) {
        Look look = wanted.look();
        Optional<Span> span = wanted.span().map(TimelineOf::widened);
        List<Moment> moments = moments(look, wanted);
        String when = span.map(time -> Phrases.capital(Moments.from(time, desk.zone())) + ", in run " + look.name())
                .orElse("In run " + look.name());
        String whose = wanted.subjects().isEmpty() ? "" : " to " + String.join(" and ", wanted.subjects());
        if (moments.isEmpty()) {
            return new Found.Nothing(
                    when + ", the timeline tells of nothing that happened" + whose + "."
                            + wanted.span().map(asked -> taken(asked, desk)).orElse(""),
                    List.of(look.source("its timeline")));
        }
        return new Found.Data(
                        when + ", the timeline tells of " + moments.size()
                                + (moments.size() == 1 ? " moment" : " moments") + whose + "." + cause(look.findings())
                                + wanted.span().map(asked -> taken(asked, desk)).orElse(""),
                        new Table(HEAD, moments.stream().map(m -> row(m, desk)).toList(), 0),
                        confidence(look),
                        look.source("its timeline"))
                .drawn(new Chart.OfRun(
                        look.findings(),
                        wanted.subjects(),
                        span.map(time -> new Chart.Stretch(time.from(), time.to()))));
    }

    /** Those of the time and the subjects that are wanted. */
    static List<Moment> moments(Look look, Wanted wanted) {
        Optional<Span> span = wanted.span().map(TimelineOf::widened);
        return look.findings().timeline().stream()
                .filter(moment -> span.map(time -> isIn(time, moment)).orElse(true))
                .filter(moment -> isMeant(moment, wanted))
                .toList();
    }

    /** A moment is a minute at most; who says from when to when has said it. */
    private static boolean isMoment(Span span) {
        return !BOUNDS.matcher(span.words()).find()
                && Duration.between(span.from(), span.to()).compareTo(Duration.ofMinutes(1)) <= 0;
    }

    /** What a moment is taken as. */
    private static String taken(Span asked, Desk desk) {
        return isMoment(asked) && !asked.words().isBlank()
                ? " '" + asked.words().strip() + "' was taken as " + Moments.of(widened(asked), desk.zone()) + ", with "
                        + BESIDE.toMinutes() + " min on either side."
                : "";
    }

    private static Span widened(Span span) {
        return isMoment(span) ? new Span(span.from().minus(BESIDE), span.to().plus(BESIDE), span.words()) : span;
    }

    private static boolean isIn(Span span, Moment moment) {
        return !moment.until().orElse(moment.time()).isBefore(span.from())
                && !moment.time().isAfter(span.to());
    }

    private static boolean isMeant(Moment moment, Wanted wanted) {
        return wanted.subjects().isEmpty()
                || wanted.subjects().contains(moment.subject().toLowerCase(Locale.ROOT));
    }

    private static String cause(Findings findings) {
        return findings.rootCauses().stream()
                .findFirst()
                .filter(RootCause::named)
                .map(cause -> " What explains the run's anomalies best is " + cause.subject() + ".")
                .or(() -> CauseNote.of(findings).map(note -> " For the run as a whole " + note + "."))
                .orElse("");
    }

    private static Confidence confidence(Look look) {
        boolean series = !look.evidence().series().isEmpty();
        boolean events = !look.evidence().events().isEmpty();
        return new Confidence(
                (series ? 0.5 : 0) + (events ? 0.5 : 0),
                (series ? "series" : "no series") + " and " + (events ? "events" : "no events")
                        + " of the cluster were observed");
    }

    static List<String> row(Moment moment, Desk desk) {
        return List.of(
                Moments.of(moment.time(), desk.zone()),
                moment.until().map(until -> Moments.ofDay(until, desk.zone())).orElse(""),
                moment.subject(),
                moment.what());
    }
}
