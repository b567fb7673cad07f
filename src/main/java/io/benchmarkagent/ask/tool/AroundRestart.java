package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.when.RunTimes;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.report.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** "What happened when checkoutservice restarted?": the restart, and whatever else of the run moved around it. */
public final class AroundRestart implements Tool {
    private static final Duration BESIDE = Duration.ofMinutes(2);
    private static final int TOLD = 3;
    private static final List<String> HEAD = List.of("TIME", "UNTIL", "SUBJECT", "WHAT");

    private final Side side;
    private final List<String> others;

    /** @param others whose moments are asked for; none for all */
    public AroundRestart(Side side, List<String> others) {
        this.side = side;
        this.others = List.copyOf(others);
    }

    /** Which side of a restart is meant. */
    public enum Side {
        BEFORE,
        AROUND,
        AFTER
    }

    @Override
    public String name() {
        return "around_restart";
    }

    @Override
    public String purpose() {
        return "What else happened in a run when containers of all services, or of one, ended: the timeline and what reached its highest then.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Recorded recorded = new Recorded(wanted.look());
        List<Ended> ends = recorded.services(wanted.subjects()).stream()
                .flatMap(service -> Ended.of(recorded, service).stream())
                .filter(end -> end.at()
                        .filter(at -> wanted.look().times().isAt(new Span(at, at, "")))
                        .isPresent())
                .sorted(Ended.OLDEST_FIRST)
                .toList();
        return ends.isEmpty() ? without(wanted, desk) : told(recorded, ends, desk);
    }

    /** Who did not restart is told of; what happened when something ended at a time that nobody recorded, nobody knows. */
    private static Found without(Wanted wanted, Desk desk) {
        Found restarts = new Restarts().find(wanted, desk);
        Recorded recorded = new Recorded(wanted.look());
        boolean counted = recorded.services(wanted.subjects()).stream().anyMatch(name -> recorded.restarts(name) > 0);
        return counted && restarts instanceof Found.Data data
                ? data.ending(
                        "\n\nOf no restart in the run's own time it is recorded when it was, so what else happened then"
                                + " is not known.")
                : restarts;
    }

    private Found told(Recorded recorded, List<Ended> ends, Desk desk) {
        Look look = recorded.look();
        List<Span> spans = ends.stream()
                .map(end -> span(end.at().orElseThrow(), look.times()))
                .toList();
        List<Moment> moments = look.findings().timeline().stream()
                .filter(moment ->
                        moment.kind() != Moment.Kind.MORE && spans.stream().anyMatch(span -> isIn(span, moment)))
                .filter(moment ->
                        others.isEmpty() || others.contains(moment.subject().toLowerCase(Locale.ROOT)))
                .toList();
        Set<String> restarted = ends.stream().map(Ended::service).collect(Collectors.toSet());
        return new Found.Data(
                        "In run " + look.name() + " " + restarts(recorded, ends) + " " + when(spans, desk)
                                + told(moments, restarted)
                                + (side == Side.AROUND ? ReachedThen.in(look, spans, others) : "")
                                + unseen(look),
                        List.of(Table.of(
                                HEAD,
                                moments.stream()
                                        .map(m -> TimelineOf.row(m, desk))
                                        .toList())),
                        confidence(look),
                        List.of(look.source("its timeline"), recorded.source("pods")),
                        List.of())
                .drawn(new Chart.OfRun(
                        look.findings(),
                        Stream.concat(restarted.stream(), others.stream())
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList(),
                        Optional.of(new Chart.Stretch(
                                spans.get(0).from(), spans.get(spans.size() - 1).to()))));
    }

    private Span span(Instant end, RunTimes times) {
        Instant from = side == Side.BEFORE ? times.from() : side == Side.AFTER ? end : end.minus(BESIDE);
        Instant to = side == Side.AFTER ? times.to() : side == Side.BEFORE ? end : end.plus(BESIDE);
        return new Span(from, to, "");
    }

    private static boolean isIn(Span span, Moment moment) {
        return !moment.until().orElse(moment.time()).isBefore(span.from())
                && !moment.time().isAfter(span.to());
    }

    private static String restarts(Recorded recorded, List<Ended> ends) {
        return Phrases.count(ends.size(), "container") + " ended: "
                + ends.stream().limit(TOLD).map(end -> end.told(recorded)).collect(Collectors.joining("; "))
                + (ends.size() > TOLD ? "; and " + (ends.size() - TOLD) + " more" : "") + ".";
    }

    private String when(List<Span> spans, Desk desk) {
        String time = spans.size() == 1 ? " (" + Moments.of(spans.get(0), desk.zone()) + ")" : "";
        return switch (side) {
            case BEFORE -> "Before it" + time;
            case AFTER -> "After it" + time;
            case AROUND -> "Within " + BESIDE.toMinutes() + " min on either side" + time;
        };
    }

    private String told(List<Moment> moments, Set<String> restarted) {
        List<String> who = moments.stream()
                .map(Moment::subject)
                .filter(name -> !name.isEmpty() && !restarted.contains(name))
                .distinct()
                .toList();
        String whose = others.isEmpty() ? "" : " of " + Phrases.listed(others);
        return moments.isEmpty()
                ? " the timeline tells of nothing else" + whose + "."
                : " the timeline tells of " + Phrases.count(moments.size(), "moment") + whose
                        + (!others.isEmpty()
                                ? "."
                                : who.isEmpty()
                                        ? ", none of them of another service."
                                        : ", also of " + Phrases.listed(who) + ".");
    }

    private static String unseen(Look look) {
        return look.evidence().series().isEmpty()
                ? " The run has no series, so whether any metric moved then is not known: only the restart is."
                : "";
    }

    private static Confidence confidence(Look look) {
        boolean series = !look.evidence().series().isEmpty();
        return new Confidence(
                series ? 1 : 0.5, (series ? "series" : "no series") + " and ends of containers were observed");
    }
}
