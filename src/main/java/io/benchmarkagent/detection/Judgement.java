package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Baseline;
import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.baseline.Expectation;
import io.benchmarkagent.baseline.MetricHistory;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One measurement held against its baseline.
 *
 * @param history what all runs of the cohort measured, those of an older level too
 * @param expectation what to judge by; empty for a constant, and for what is not judged
 * @param explained another load explains it, so that it is not comparable
 * @param beside what it was judged beside, in words
 * @param cohort how many runs are compared with, whichever metrics each has
 * @param judged whether this statistic gets a verdict of its own
 */
record Judgement(
        Measurement m,
        MetricSpec spec,
        Optional<Baseline> baseline,
        Optional<MetricHistory> history,
        Optional<Expectation> expectation,
        boolean explained,
        List<String> beside,
        int cohort,
        boolean judged,
        Optional<Samples> series) {

    private static final double POWER = 0.8;
    private static final double TWO = 2;

    double value() {
        return m.value();
    }

    int n() {
        return baseline.map(Baseline::n).orElse(0);
    }

    /** The pipeline writes 0 for what it did not collect; a series that is 0 was collected. */
    boolean isNotCollected() {
        return m.instrument() == Instrument.RUN
                && m.value() == 0
                && baseline.map(Baseline::allZero).orElse(true);
    }

    boolean hasEnough() {
        return judged && !isNotCollected() && n() >= BaselineSettings.FEWEST_FOR_SIGMA;
    }

    boolean isConstant() {
        return baseline.map(Baseline::isConstant).orElse(false);
    }

    /** Has a p-value: enough runs, and a spread to judge by. */
    boolean isTested() {
        return hasEnough() && expectation.isPresent();
    }

    double pValue() {
        return expectation.orElseThrow().pValue(m.value());
    }

    Observation observation(OptionalDouble q, int tests, DetectionSettings settings) {
        Optional<Expectation> interval = expectation.filter(e -> isTested());
        OptionalDouble sigma = map(interval, i -> i.sigma(m.value()));
        Verdict verdict = verdict(sigma);
        return new Observation(
                m.key(),
                spec,
                m.unit(),
                m.instrument(),
                m.value(),
                baseline.map(b -> new BaselineSummary(b.n(), b.mean(), b.sd(), b.median(), b.mad())),
                rawSigma(),
                sigma,
                expected(interval),
                changePct(),
                floor(),
                detectable(interval, settings.q() / tests),
                map(interval, i -> i.pValue(m.value())),
                q,
                ladder(sigma, q, settings),
                verdict,
                baseline.stream()
                        .flatMap(b -> b.runs().stream())
                        .map(v -> new Past(v.run(), v.value()))
                        .toList(),
                series,
                course(verdict.outOfLine()));
    }

    private Course course(boolean outOfLine) {
        return history.map(all -> Course.of(all, m.value(), outOfLine)).orElse(Course.LEVEL);
    }

    private Verdict verdict(OptionalDouble sigma) {
        if (isNotCollected()) {
            return Verdict.NOT_COLLECTED;
        }
        if (cohort == 0 || (explained && hasEnough())) {
            return Verdict.NOT_COMPARABLE;
        }
        if (n() < BaselineSettings.FEWEST_FOR_SIGMA) {
            return Verdict.TOO_FEW_RUNS;
        }
        boolean out = sigma.isPresent() ? Math.abs(sigma.getAsDouble()) > TWO : isTurned();
        return out ? direction() : Verdict.NONE;
    }

    /** A baseline without spread, and a change over the floor. */
    private boolean isTurned() {
        return judged && isConstant() && Math.abs(m.value() - mean()) >= floor().orElse(0) && m.value() != mean();
    }

    private Verdict direction() {
        return direction(spec, m.value() > mean());
    }

    static Verdict direction(MetricSpec spec, boolean up) {
        if (spec.better() == Better.NEITHER) {
            return Verdict.CHANGE;
        }
        return up == (spec.better() == Better.LOWER) ? Verdict.REGRESSION : Verdict.IMPROVEMENT;
    }

    /** Empty where there is none: about a mean of 0, or where three runs lie orders of magnitude apart. */
    private OptionalDouble detectable(Optional<Expectation> interval, double alpha) {
        return interval.stream()
                .mapToDouble(i -> i.detectableChangePct(alpha, POWER, floorPct()))
                .filter(Double::isFinite)
                .findFirst();
    }

    /** The larger of the floors, in per cent of the mean. */
    private double floorPct() {
        return 100 * floor().orElse(0) / Math.abs(mean());
    }

    private Optional<Interval> expected(Optional<Expectation> interval) {
        if (interval.isPresent()) {
            return interval.map(i -> new Interval(finite(i.low()), finite(i.high())));
        }
        return hasEnough() && isConstant() && !explained ? Optional.of(new Interval(mean(), mean())) : Optional.empty();
    }

    private OptionalDouble rawSigma() {
        if (n() < BaselineSettings.FEWEST_FOR_SIGMA || isConstant()) {
            return OptionalDouble.empty();
        }
        double sd = baseline.orElseThrow().sd();
        return over(sd);
    }

    private OptionalDouble changePct() {
        return n() == 0 || mean() == 0 ? OptionalDouble.empty() : percent();
    }

    private OptionalDouble floor() {
        return n() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(spec.relativeFloor() * Math.abs(mean()), spec.absoluteFloor()));
    }

    /** No figure is infinite: the largest number there is stands for more. */
    private static double finite(double end) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, end));
    }

    private OptionalDouble percent() {
        return finiteOnly(100 * (m.value() - mean()) / Math.abs(mean()));
    }

    /** The deviation from the mean in this unit; empty where it is too large for a number. */
    private OptionalDouble over(double unit) {
        return finiteOnly((m.value() - mean()) / unit);
    }

    private static OptionalDouble finiteOnly(double figure) {
        return Double.isFinite(figure) ? OptionalDouble.of(figure) : OptionalDouble.empty();
    }

    private double mean() {
        return baseline.orElseThrow().mean();
    }

    private List<String> ladder(OptionalDouble sigma, OptionalDouble q, DetectionSettings settings) {
        List<String> rungs = new ArrayList<>(judged ? course(false).inWords(n()) : List.of());
        rungs.addAll(Ladder.of(this, sigma, q, settings.q()));
        return rungs;
    }

    boolean overFloor() {
        return n() > 0 && Math.abs(m.value() - mean()) >= floor().orElse(0);
    }

    private static OptionalDouble map(Optional<Expectation> interval, ToDoubleFunction<Expectation> value) {
        return interval.isPresent() ? OptionalDouble.of(value.applyAsDouble(interval.get())) : OptionalDouble.empty();
    }
}
