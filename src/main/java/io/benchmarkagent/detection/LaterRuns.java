package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Kind;
import io.benchmarkagent.baseline.Shifts;
import io.benchmarkagent.baseline.history.Outcome;
import io.benchmarkagent.baseline.history.RunVerdicts;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.RunKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Later runs of the cohort, judged against the baseline of this one: what became of what was out of line? The judgement of this run
 * stays as it was. Events, and what was seen in the run's own course, happened, whatever came later.
 */
public final class LaterRuns {
    private final List<Judged> runs;

    /** @param runs oldest first */
    public LaterRuns(List<Judged> runs) {
        this.runs = List.copyOf(runs);
    }

    /** A later run and what it shows against this run's baseline. */
    public record Judged(RunKey run, Map<MetricKey, Observation> observations, Shifts shifts) {
        public Judged {
            observations = Map.copyOf(observations);
        }

        public Judged(RunKey run, List<Observation> observations, Shifts shifts) {
            this(run, observations.stream().collect(Collectors.toMap(Observation::key, o -> o)), shifts);
        }
    }

    /** The same, with what became of those that are out of line. */
    public List<Observation> told(RunKey run, List<Observation> observations) {
        return observations.stream()
                .map(o -> o.verdict().outOfLine() ? o.with(ofMetric(run, o)) : o)
                .toList();
    }

    /**
     * The same, with what became of each that earlier runs were asked about: confirmed where one of its figures is, withdrawn where
     * all of them are.
     */
    public List<Anomaly> told(RunKey run, List<Anomaly> anomalies, List<Observation> told) {
        Map<MetricKey, Observation> byKey = told.stream().collect(Collectors.toMap(Observation::key, o -> o));
        return anomalies.stream()
                .map(a -> a.kind() != Anomaly.Kind.RUN
                        ? a
                        : together(run, a, byKey).map(a::with).orElse(a))
                .toList();
    }

    private Optional<Hindsight> together(RunKey run, Anomaly a, Map<MetricKey, Observation> told) {
        List<Observation> members = a.members().stream()
                .flatMap(key -> Optional.ofNullable(told.get(key)).stream())
                .toList();
        if (a.type().equals(WholeRunShift.TYPE)) {
            return members.stream().findFirst().map(lead -> ofShift(run, a, lead));
        }
        List<Hindsight> all =
                members.stream().flatMap(o -> o.course().hindsight().stream()).toList();
        Predicate<Hindsight> confirmed = one -> one.outcome() == Outcome.CONFIRMED;
        Predicate<Hindsight> open = one -> one.outcome() == Outcome.OPEN;
        return first(all, confirmed).or(() -> first(all, open)).or(() -> first(all, any -> true));
    }

    private static Optional<Hindsight> first(List<Hindsight> all, Predicate<Hindsight> which) {
        return all.stream().filter(which).findFirst();
    }

    private Hindsight ofMetric(RunKey run, Observation o) {
        List<Hindsight.Later> later = later(judged -> Optional.ofNullable(
                        judged.observations().get(o.key()))
                .filter(then -> then.verdict() == Verdict.NONE || then.verdict().outOfLine())
                .map(then -> new Hindsight.Later(judged.run(), then.value(), isBack(o, then))));
        return new Hindsight(outcome(run, o, isUp(o), later), later);
    }

    private static boolean isBack(Observation o, Observation then) {
        boolean stillOut = then.verdict().outOfLine() && isUp(then) == isUp(o);
        return !stillOut && Math.abs(then.value() - mean(o)) < Math.abs(then.value() - o.value());
    }

    /** Of what most subjects have in common: the figures are changes in per cent. */
    private Hindsight ofShift(RunKey run, Anomaly a, Observation lead) {
        Kind kind = Kind.of(lead.key());
        boolean up = a.value().orElse(0) > 0;
        List<Hindsight.Later> later = later(judged -> Optional.of(ofShift(judged, kind, up)));
        return new Hindsight(outcome(run, lead, up, later), later);
    }

    private static Hindsight.Later ofShift(Judged judged, Kind kind, boolean up) {
        Optional<Shifts.Shift> shift =
                Optional.ofNullable(judged.shifts().byKind().get(kind));
        boolean still =
                shift.filter(s -> WholeRunShift.isOut(s) && s.log() > 0 == up).isPresent();
        return new Hindsight.Later(
                judged.run(), shift.map(Shifts.Shift::changePct).orElse(0.0), !still);
    }

    private List<Hindsight.Later> later(Function<Judged, Optional<Hindsight.Later>> which) {
        return runs.stream().map(which).flatMap(Optional::stream).toList();
    }

    /** A pinned baseline may hold later runs, which are no history here. */
    private Outcome outcome(RunKey run, Observation o, boolean up, List<Hindsight.Later> later) {
        double[] earlier = Stream.concat(o.course().before().stream(), o.history().stream())
                .filter(past -> past.run().compareTo(run) < 0)
                .mapToDouble(Past::value)
                .toArray();
        DoubleStream since = DoubleStream.concat(DoubleStream.of(o.value()), measured(o, later));
        return new RunVerdicts(
                        DoubleStream.concat(DoubleStream.of(earlier), since).toArray())
                .outcome(
                        earlier.length,
                        up,
                        later.stream().map(Hindsight.Later::back).toList());
    }

    /** What the metric itself was in those runs, which for a common shift is another figure than the shift. */
    private DoubleStream measured(Observation o, List<Hindsight.Later> later) {
        Map<RunKey, Judged> byRun = runs.stream().collect(Collectors.toMap(Judged::run, judged -> judged));
        return later.stream()
                .flatMap(one ->
                        Optional.ofNullable(Objects.requireNonNull(byRun.get(one.run()))
                                        .observations()
                                        .get(o.key()))
                                .stream())
                .mapToDouble(Observation::value);
    }

    private static boolean isUp(Observation o) {
        return o.sigma().orElse(o.value() - mean(o)) > 0;
    }

    private static double mean(Observation o) {
        return o.baseline().map(BaselineSummary::mean).orElse(o.value());
    }
}
