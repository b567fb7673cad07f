package io.benchmarkagent.detection;

import io.benchmarkagent.run.Samples;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The longest stretch of the run in which successive samples lay outside the expected range, and outside what the same series did
 * before the load: the range is of a statistic of whole runs, and samples vary more. It ends with the
 * first sample that is back; one that lasts until the load ends has no end.
 */
record Stretch(Instant from, Optional<Instant> to) {
    private static final int SHORTEST = 3;
    private static final double THROUGHOUT = 0.9;
    private static final int ENOUGH_BEFORE = 8;
    private static final double FENCE = 1.5;

    /** Empty without a series, without a stretch of three samples, or when it was so throughout the run. */
    static Optional<Stretch> outside(Observation lead, Examination examination) {
        return lead.series().flatMap(all -> lead.expected().flatMap(expected -> {
            var load = examination.run().facts().load();
            if (load.start().isEmpty() || load.end().isEmpty()) {
                return Optional.empty();
            }
            var samples = all.between(
                    load.start().get().toEpochMilli(), load.end().get().toEpochMilli());
            Interval usual = around(expected, all.between(0, load.start().get().toEpochMilli() - 1));
            boolean up = lead.value() > expected.high();
            return longest(samples, usual, up);
        }));
    }

    /** Widened to Tukey's fences around the samples before, which a fault's tail of up to a quarter of them does not move. */
    private static Interval around(Interval expected, Samples before) {
        if (before.size() < ENOUGH_BEFORE) {
            return expected;
        }
        double[] sorted = IntStream.range(0, before.size())
                .mapToDouble(before::value)
                .sorted()
                .toArray();
        double low = sorted[sorted.length / 4];
        double high = sorted[sorted.length - 1 - sorted.length / 4];
        double reach = FENCE * (high - low);
        return new Interval(Math.min(expected.low(), low - reach), Math.max(expected.high(), high + reach));
    }

    private static Optional<Stretch> longest(Samples samples, Interval expected, boolean up) {
        int bestFrom = 0;
        int best = 0;
        int from = 0;
        for (int i = 0; i <= samples.size(); i++) {
            boolean out =
                    i < samples.size() && (up ? samples.value(i) > expected.high() : samples.value(i) < expected.low());
            if (!out) {
                if (i - from > best) {
                    best = i - from;
                    bestFrom = from;
                }
                from = i + 1;
            }
        }
        return best < SHORTEST || best > THROUGHOUT * samples.size()
                ? Optional.empty()
                : Optional.of(new Stretch(
                        Instant.ofEpochMilli(samples.time(bestFrom)),
                        bestFrom + best < samples.size()
                                ? Optional.of(Instant.ofEpochMilli(samples.time(bestFrom + best)))
                                : Optional.empty()));
    }
}
