package io.benchmarkagent.report;

import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What a metric was in each run of the baseline, in order, and what it is now. */
final class HistoryPlot {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 120;
    private static final double LEFT = 64;
    private static final double RIGHT = WIDTH - 14.0;
    private static final double TOP = 12;
    private static final double BOTTOM = HEIGHT - 24.0;
    private static final int TICKS = 3;

    private HistoryPlot() {}

    static View.Past of(Observation observation, View.Mark mark, String anchor, Times times) {
        List<Past> past = observation.history();
        Axis across = new Axis(0, past.size(), LEFT + 6, RIGHT);
        Axis up = up(observation);
        List<View.Dot> dots = new ArrayList<>();
        past.forEach(p -> dots.add(new View.Dot(across.px(dots.size()), up.px(p.value()))));
        return new View.Past(
                anchor,
                Inert.name(Labels.subject(
                                observation.key().scope(), observation.key().subject()))
                        + " · "
                        + Inert.name(Labels.metric(observation)),
                caption(observation),
                label(observation, times),
                WIDTH,
                HEIGHT,
                observation.expected().map(band -> up.px(band.high())).orElse(""),
                observation
                        .expected()
                        .map(band -> Axis.pixels(Math.max(2, up.at(band.low()) - up.at(band.high()))))
                        .orElse(""),
                path(dots),
                dots,
                new View.Dot(across.px(past.size()), up.px(observation.value())),
                mark,
                ticks(observation, up),
                past.isEmpty() ? "" : times.stamp(past.get(0).run().timestamp()));
    }

    private static Axis up(Observation observation) {
        double[] all = DoubleStream.concat(
                        DoubleStream.concat(
                                DoubleStream.of(observation.value()),
                                observation.history().stream().mapToDouble(Past::value)),
                        observation.expected().stream()
                                .flatMapToDouble(band -> DoubleStream.of(band.low(), band.high())))
                .toArray();
        return Axis.around(
                DoubleStream.of(all).min().orElseThrow(),
                DoubleStream.of(all).max().orElseThrow(),
                BOTTOM,
                TOP);
    }

    private static List<View.Tick> ticks(Observation observation, Axis up) {
        return up.ticks(TICKS).stream()
                .map(tick -> new View.Tick(up.px(tick), Figures.quantity(tick, observation.unit())))
                .toList();
    }

    private static String caption(Observation observation) {
        String now = "this run " + Figures.quantity(observation.value(), observation.unit());
        return observation
                .expected()
                .map(band -> now + ", expected " + range(observation, band))
                .orElse(now);
    }

    private static String label(Observation observation, Times times) {
        String runs = observation.history().stream()
                .map(p -> times.stamp(p.run().timestamp()) + ": " + Figures.quantity(p.value(), observation.unit()))
                .collect(Collectors.joining("; "));
        return caption(observation) + ". Earlier runs, oldest first: " + runs;
    }

    private static String range(Observation observation, Interval band) {
        return Figures.range(band.low(), band.high(), observation.unit());
    }

    private static String path(List<View.Dot> dots) {
        return dots.stream().map(dot -> dot.x() + " " + dot.y()).collect(Collectors.joining(" L", "M", ""));
    }
}
