package io.benchmarkagent.report;

import io.benchmarkagent.detection.Hindsight;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a metric was in each run of the baseline, in order, and what it is now; beside them, muted, older levels and later runs. */
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
        List<Past> older = observation.course().before();
        List<Past> past = observation.history();
        List<Past> later = later(observation);
        int now = older.size() + past.size();
        Axis across = new Axis(0, now + later.size(), LEFT + 6, RIGHT);
        Axis up = up(observation);
        List<View.Dot> before = dots(older, 0, across, up);
        List<View.Dot> dots = dots(past, older.size(), across, up);
        List<View.Dot> after = dots(later, now + 1, across, up);
        return new View.Past(
                anchor,
                Inert.name(Labels.subject(
                                observation.key().scope(), observation.key().subject()))
                        + " · "
                        + Inert.name(Labels.metric(observation)),
                caption(observation)
                        + (older.isEmpty() ? "" : "; hollow before: an older level, in no baseline")
                        + (later.isEmpty() ? "" : "; hollow after: later runs"),
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
                Stream.of(before, after)
                        .filter(some -> !some.isEmpty())
                        .map(HistoryPlot::path)
                        .collect(Collectors.joining(" ")),
                Stream.concat(before.stream(), after.stream()).toList(),
                new View.Dot(across.px(now), up.px(observation.value())),
                mark,
                ticks(observation, up),
                Stream.concat(older.stream(), past.stream())
                        .findFirst()
                        .map(first -> times.stamp(first.run().timestamp()))
                        .orElse(""),
                later.isEmpty() ? "this run" : "this run, then " + later.size() + " later");
    }

    private static List<Past> later(Observation observation) {
        return observation.course().hindsight().map(Hindsight::later).orElse(List.of()).stream()
                .map(later -> new Past(later.run(), later.value()))
                .toList();
    }

    private static List<View.Dot> dots(List<Past> runs, int first, Axis across, Axis up) {
        return IntStream.range(0, runs.size())
                .mapToObj(i ->
                        new View.Dot(across.px(first + i), up.px(runs.get(i).value())))
                .toList();
    }

    private static Axis up(Observation observation) {
        double[] all = DoubleStream.concat(
                        DoubleStream.concat(
                                DoubleStream.of(observation.value()),
                                Stream.of(observation.course().before(), observation.history(), later(observation))
                                        .flatMap(List::stream)
                                        .mapToDouble(Past::value)),
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
        return caption(observation)
                + listed(". Of an older level: ", observation.course().before(), observation, times)
                + listed(". Earlier runs, oldest first: ", observation.history(), observation, times)
                + listed(". Later runs: ", later(observation), observation, times);
    }

    private static String listed(String lead, List<Past> runs, Observation observation, Times times) {
        return runs.isEmpty()
                ? ""
                : runs.stream()
                        .map(p -> times.stamp(p.run().timestamp()) + ": "
                                + Figures.quantity(p.value(), observation.unit()))
                        .collect(Collectors.joining("; ", lead, ""));
    }

    private static String range(Observation observation, Interval band) {
        return Figures.range(band.low(), band.high(), observation.unit());
    }

    private static String path(List<View.Dot> dots) {
        return dots.stream().map(dot -> dot.x() + " " + dot.y()).collect(Collectors.joining(" L", "M", ""));
    }
}
