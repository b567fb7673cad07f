package io.benchmarkagent.report;

import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The same number of several subjects in order, under one axis that begins at zero: a dot what it was, a line what was expected. */
final class RankPlot {
    private static final int WIDTH = 900;
    private static final double LEFT = 300;
    private static final double RIGHT = WIDTH - 190.0;
    private static final double TOP = 26;
    private static final double STEP = 22;
    private static final double BASELINE = 4;
    private static final int MOST = 30;
    private static final int TICKS = 4;

    private RankPlot() {}

    /** @param ranked one at least, all of one unit */
    static ComparisonView.Picture of(Findings findings, List<Observation> ranked) {
        List<Observation> shown = ranked.stream().limit(MOST).toList();
        Axis axis = axis(shown);
        double bottom = TOP + STEP * shown.size();
        return new ComparisonView.Picture(
                WIDTH,
                (int) bottom + 8,
                axis.px(0),
                axis.ticks(TICKS).stream()
                        .map(tick -> new View.Tick(
                                axis.px(tick),
                                Figures.quantity(tick, shown.get(0).unit())))
                        .toList(),
                IntStream.range(0, shown.size())
                        .mapToObj(i -> bar(findings, shown.get(i), TOP + STEP * (i + 0.5), axis))
                        .toList(),
                Axis.pixels(bottom),
                shown.size() == ranked.size() ? "" : shown.size() + " of " + ranked.size());
    }

    private static Axis axis(List<Observation> shown) {
        double[] all = shown.stream()
                .flatMapToDouble(o -> DoubleStream.concat(
                        DoubleStream.of(0, o.value()),
                        o.expected().stream().flatMapToDouble(band -> DoubleStream.of(band.low(), band.high()))))
                .toArray();
        return Axis.around(
                DoubleStream.of(all).min().orElse(0), DoubleStream.of(all).max().orElse(1), LEFT, RIGHT);
    }

    private static ComparisonView.Bar bar(Findings findings, Observation o, double y, Axis axis) {
        View.Mark mark = Marks.verdict(Fresh.is(findings, o) ? Verdict.CHANGE : o.verdict());
        return new ComparisonView.Bar(
                Axis.pixels(y),
                Axis.pixels(y + BASELINE),
                Words.subject(o),
                o.expected().map(band -> axis.px(band.low())).orElse(""),
                o.expected().map(band -> axis.px(band.high())).orElse(""),
                axis.px(o.value()),
                mark.tone(),
                mark.shape() + " " + Figures.quantity(o.value(), o.unit()));
    }
}
