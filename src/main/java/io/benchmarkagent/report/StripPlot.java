package io.benchmarkagent.report;

import io.benchmarkagent.detection.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The baseline's runs as dots on the band that was expected, and this run beside them: n and spread are seen. Without a band the
 * scale begins at zero, so that two values show their proportion.
 */
final class StripPlot {
    private static final int WIDTH = 260;
    private static final int HEIGHT = 22;
    private static final int MARGIN = 8;
    private static final double MIDDLE = 13;
    private static final double NARROWEST_BAND = 3;
    private static final double[] JITTER = {0, -3, 3, -1.5, 1.5};

    private StripPlot() {}

    /** {@code pin} is the shape of this run's mark: alert, watch, good or none. */
    static View.Strip of(double value, List<Double> past, Optional<Interval> expected, String pin, String label) {
        Axis axis = axis(value, past, expected);
        double from = expected.map(band -> axis.at(band.low())).orElse(0.0);
        double to = expected.map(band -> axis.at(band.high())).orElse(0.0);
        double width = expected.isPresent() ? Math.max(NARROWEST_BAND, to - from) : 0;
        return new View.Strip(
                label,
                WIDTH,
                HEIGHT,
                Axis.pixels(from),
                expected.isPresent() ? Axis.pixels(width) : "",
                dots(past, axis),
                axis.px(value),
                pin);
    }

    private static Axis axis(double value, List<Double> past, Optional<Interval> expected) {
        double[] all = DoubleStream.concat(
                        DoubleStream.concat(
                                DoubleStream.of(value), past.stream().mapToDouble(Double::doubleValue)),
                        expected.stream().flatMapToDouble(band -> DoubleStream.of(band.low(), band.high())))
                .toArray();
        double low = DoubleStream.of(all).min().orElseThrow();
        double high = DoubleStream.of(all).max().orElseThrow();
        return expected.isPresent()
                ? Axis.around(low, high, MARGIN, WIDTH - MARGIN)
                : Axis.around(Math.min(0, low), Math.max(0, high), MARGIN, WIDTH - MARGIN);
    }

    private static List<View.Dot> dots(List<Double> past, Axis axis) {
        List<View.Dot> dots = new ArrayList<>();
        for (double value : past) {
            double jitter = JITTER[dots.size() % JITTER.length];
            dots.add(new View.Dot(axis.px(value), Axis.pixels(MIDDLE + jitter)));
        }
        return dots;
    }
}
