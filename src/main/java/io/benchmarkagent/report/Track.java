package io.benchmarkagent.report;

import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One series to draw, and the windows in which it was out of line. */
record Track(String title, Unit unit, Samples samples, List<Window> windows) {

    /** From an anomaly's onset to its end. */
    record Window(Instant from, Instant to) {}

    Track between(Instant first, Instant last) {
        return new Track(title, unit, samples.between(first.toEpochMilli(), last.toEpochMilli()), windows);
    }

    DoubleStream values() {
        return IntStream.range(0, samples.size()).mapToDouble(samples::value);
    }

    /** The usual distance of two points; a wider one is a gap, which is not drawn over. */
    long step() {
        long[] steps = IntStream.range(1, samples.size())
                .mapToLong(i -> samples.time(i) - samples.time(i - 1))
                .toArray();
        Arrays.sort(steps);
        return steps.length == 0 ? 0 : steps[steps.length / 2];
    }
}
