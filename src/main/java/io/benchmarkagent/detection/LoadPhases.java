package io.benchmarkagent.detection;

import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The load in three parts: ramp-up until {@code steady}, the steady state until {@code cooling}, cool-down until {@code end}. Told from
 * the request rate the run itself had: steady is from the first to the last sample that is not far below what the middle half of
 * the load served. A load without a clear ramp is steady throughout: a rate that merely varies, or breaks down for good, is no ramp.
 */
public record LoadPhases(Instant start, Instant steady, Instant cooling, Instant end) {
    private static final double FULL = 0.9;
    private static final int FEWEST_SAMPLES = 8;

    /** Of a ramp, in samples: one sample below the rest is noise. */
    private static final int SHORTEST = 2;

    /** Of the load, for each ramp: what is longer is no ramp but the course of the run. */
    private static final double LONGEST = 1.0 / 3;

    /** Empty where it is not known when the load was. */
    public static Optional<LoadPhases> of(LoadProfile load, Evidence evidence) {
        return load.start().flatMap(start -> load.end()
                .filter(end -> end.isAfter(start))
                .map(end -> of(start, end, rate(evidence, start, end))));
    }

    private static LoadPhases of(Instant start, Instant end, Optional<Samples> rate) {
        return rate.filter(samples -> samples.size() >= FEWEST_SAMPLES)
                .map(samples -> told(start, end, samples))
                .orElseGet(() -> new LoadPhases(start, start, end, end));
    }

    private static LoadPhases told(Instant start, Instant end, Samples rate) {
        double full = FULL * plateau(rate);
        int n = rate.size();
        int up = IntStream.range(0, n)
                .filter(i -> rate.value(i) >= full)
                .findFirst()
                .orElse(0);
        int down = IntStream.range(0, n)
                .filter(i -> rate.value(n - 1 - i) >= full)
                .findFirst()
                .orElse(0);
        return new LoadPhases(
                start,
                isRamp(up, n) ? Instant.ofEpochMilli(rate.time(up)) : start,
                isRamp(down, n) ? Instant.ofEpochMilli(rate.time(n - 1 - down)) : end,
                end);
    }

    private static boolean isRamp(int samples, int of) {
        return samples >= SHORTEST && samples <= LONGEST * of;
    }

    private static double plateau(Samples rate) {
        int n = rate.size();
        double[] middle = IntStream.range(n / 4, n - n / 4)
                .mapToDouble(rate::value)
                .sorted()
                .toArray();
        return middle[middle.length / 2];
    }

    /** The whole cluster's, else that of the service which serves most. */
    private static Optional<Samples> rate(Evidence evidence, Instant start, Instant end) {
        return evidence.series().stream()
                .filter(series -> series.spec().metric().equals(AchievedLoad.METRIC))
                .min(Comparator.comparing((Series series) -> series.scope() != Scope.CLUSTER)
                        .thenComparing(series -> -total(series.samples()))
                        .thenComparing(Series::subject))
                .map(series -> series.samples().between(start.toEpochMilli(), end.toEpochMilli()));
    }

    private static double total(Samples samples) {
        return IntStream.range(0, samples.size()).mapToDouble(samples::value).sum();
    }

    public boolean hasRamp() {
        return steady.isAfter(start) || cooling.isBefore(end);
    }

    public Samples steady(Samples samples) {
        return samples.between(steady.toEpochMilli(), cooling.toEpochMilli());
    }
}
