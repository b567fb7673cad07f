package io.benchmarkagent.report;

import io.benchmarkagent.comparison.Answer;
import io.benchmarkagent.comparison.ComparedMetric;
import io.benchmarkagent.comparison.GroupComparison;
import io.benchmarkagent.comparison.Scale;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ratios with their intervals under one logarithmic axis: what leads, what differs, and the cluster's. */
final class RatioPlot {
    private static final int WIDTH = 900;
    private static final double LEFT = 300;
    private static final double RIGHT = WIDTH - 190.0;
    private static final double TOP = 26;
    private static final double STEP = 22;
    private static final double BASELINE = 4;
    private static final int MOST = 30;
    private static final double FARTHEST = 8;
    private static final double APART = 34;
    private static final double[] TICKS = {1, 0.5, 2, 0.25, 4, 0.125, 8, 0.8, 1.25, 0.9, 1.1, 0.95, 1.05, 0.98, 1.02};

    private RatioPlot() {}

    /** Nothing where no metric has a ratio. */
    static Optional<ComparisonView.Picture> of(GroupComparison comparison) {
        List<ComparedMetric> ratios = comparison.metrics().stream()
                .filter(one -> one.estimate().scale() == Scale.RATIO)
                .toList();
        List<ComparedMetric> shown = shown(comparison, ratios);
        return shown.isEmpty() ? Optional.empty() : Optional.of(picture(shown, ratios.size()));
    }

    private static List<ComparedMetric> shown(GroupComparison comparison, List<ComparedMetric> ratios) {
        Stream<ComparedMetric> rest = ratios.stream()
                .filter(one ->
                        one.key().scope() == Scope.CLUSTER || one.answer().compareTo(Answer.NO_DIFFERENCE) < 0)
                .sorted(Comparator.comparing(ComparedMetric::answer));
        return Stream.concat(comparison.leading().stream().filter(ratios::contains), rest)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static ComparisonView.Picture picture(List<ComparedMetric> shown, int all) {
        Axis axis = axis(shown);
        List<ComparisonView.Bar> bars = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            bars.add(bar(shown.get(i), TOP + STEP * (i + 0.5), axis));
        }
        double bottom = TOP + STEP * shown.size();
        return new ComparisonView.Picture(
                WIDTH,
                (int) bottom + 8,
                px(1, axis),
                ticks(axis),
                bars,
                Axis.pixels(bottom),
                shown.size() == all ? "" : shown.size() + " of " + all + " ratios; the table has them all");
    }

    private static Axis axis(List<ComparedMetric> shown) {
        double farthest = shown.stream()
                .map(one -> one.estimate()
                        .interval()
                        .orElse(new Interval(
                                one.estimate().effect(), one.estimate().effect())))
                .mapToDouble(i -> Math.max(-StrictMath.log(i.low()), StrictMath.log(i.high())))
                .max()
                .orElse(0);
        double half = Math.min(StrictMath.log(FARTHEST), Math.max(StrictMath.log(1.1), farthest * 1.05));
        return new Axis(-half, half, LEFT, RIGHT);
    }

    private static ComparisonView.Bar bar(ComparedMetric one, double y, Axis axis) {
        View.Mark mark = ComparisonWords.mark(one.answer());
        return new ComparisonView.Bar(
                Axis.pixels(y),
                Axis.pixels(y + BASELINE),
                ComparisonWords.label(one),
                one.estimate().interval().map(i -> px(i.low(), axis)).orElse(""),
                one.estimate().interval().map(i -> px(i.high(), axis)).orElse(""),
                px(one.estimate().effect(), axis),
                mark.tone(),
                mark.shape() + " " + Figures.number(one.estimate().effect()) + " " + mark.word());
    }

    /** What lies beyond the axis ends at its end. */
    private static String px(double ratio, Axis axis) {
        double log = StrictMath.log(ratio);
        return axis.px(Math.min(axis.high(), Math.max(axis.low(), log)));
    }

    /** The roundest first; those that would touch one that is there are left out. */
    private static List<View.Tick> ticks(Axis axis) {
        List<Double> placed = new ArrayList<>();
        for (double tick : TICKS) {
            double log = StrictMath.log(tick);
            boolean free =
                    placed.stream().allMatch(other -> Math.abs(axis.at(StrictMath.log(other)) - axis.at(log)) >= APART);
            if (Math.abs(log) <= axis.high() && free) {
                placed.add(tick);
            }
        }
        return placed.stream()
                .sorted()
                .map(tick -> new View.Tick(px(tick, axis), Figures.number(tick)))
                .toList();
    }
}
