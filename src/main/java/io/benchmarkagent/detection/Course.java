package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Baseline;
import io.benchmarkagent.baseline.MetricHistory;
import io.benchmarkagent.baseline.history.ChangePoint;
import io.benchmarkagent.baseline.history.RunVerdict;
import io.benchmarkagent.baseline.history.RunVerdicts;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.RunKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What came before the baseline, this run's place in the whole, and what came of it.
 *
 * @param before what runs of an older level measured, oldest first; they are in no baseline
 * @param since the first run of the level of now, where there is an older one
 * @param steps the confirmed ones, in order
 * @param place of this run; empty where nothing is out of line
 * @param hindsight what later runs make of it; empty where they were not asked, and where nothing is out of line
 */
public record Course(
        List<Past> before,
        Optional<Since> since,
        List<Step> steps,
        Optional<RunVerdict> place,
        Optional<Hindsight> hindsight) {
    public static final Course LEVEL =
            new Course(List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public Course {
        before = List.copyOf(before);
        steps = List.copyOf(steps);
    }

    /** @param accepted empty for a confirmed step */
    public record Since(RunKey run, Optional<AcceptedLevel> accepted) {}

    /** The first run of a new level, the levels before and after, and how often noise alone shows as clear a step. */
    public record Step(RunKey run, double before, double after, double p) {}

    static Course of(MetricHistory history, double value, boolean outOfLine) {
        List<Baseline.Value> values = history.values();
        return new Course(
                history.before().stream().map(v -> new Past(v.run(), v.value())).toList(),
                since(history),
                history.start().steps().stream().map(step -> step(step, values)).toList(),
                outOfLine ? Optional.of(place(values, value)) : Optional.empty(),
                Optional.empty());
    }

    Course with(Hindsight told) {
        return new Course(before, since, steps, place, Optional.of(told));
    }

    private static Optional<Since> since(MetricHistory history) {
        if (!history.isCut()) {
            return Optional.empty();
        }
        Optional<AcceptedLevel> accepted = history.start().accepted();
        return Optional.of(new Since(
                accepted.map(AcceptedLevel::run)
                        .orElseGet(() ->
                                history.values().get(history.start().index()).run()),
                accepted));
    }

    private static Step step(ChangePoint step, List<Baseline.Value> values) {
        return new Step(values.get(step.index()).run(), step.before(), step.after(), step.p());
    }

    private static RunVerdict place(List<Baseline.Value> values, double value) {
        return new RunVerdicts(
                        DoubleStream.concat(values.stream().mapToDouble(Baseline.Value::value), DoubleStream.of(value))
                                .toArray())
                .ofNewest();
    }

    /** "baseline starts after the step of gcp-amd-20260220-153820, 2026-02-20: n = 12"; nothing where every run counts. */
    List<String> inWords(int n) {
        return since.stream()
                .map(start -> "baseline starts "
                        + (start.accepted().isPresent() ? "with the accepted level of " : "after the step of ")
                        + start.run().runId() + ", "
                        + LocalDate.ofInstant(start.run().timestamp(), ZoneOffset.UTC) + ": n = " + n)
                .toList();
    }

    /** "suspected step". */
    public static String word(RunVerdict place) {
        return place.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
