package io.benchmarkagent.cause;

import io.benchmarkagent.detection.BaselineSummary;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was out of line as much before the load began is no event of this run. */
final class Before {
    static final Before NOTHING = new Before(List.of(), Instant.MIN);

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int FEWEST = 3;
    private static final double MOST_OF_IT = 0.8;

    private final Map<String, List<Series>> bySubject;
    private final Instant start;

    private Before(List<Series> series, Instant start) {
        this.bySubject = series.stream().collect(Collectors.groupingBy(Series::subject));
        this.start = start;
    }

    static Before of(LoadProfile load, Evidence evidence) {
        return load.start().map(start -> new Before(evidence.series(), start)).orElse(NOTHING);
    }

    boolean explains(Observation o) {
        double mean = o.baseline().map(BaselineSummary::mean).orElse(o.value());
        double change = o.value() - mean;
        return change != 0
                && level(o).map(before -> (before - mean) / change >= MOST_OF_IT)
                        .orElse(false);
    }

    private Optional<Double> level(Observation o) {
        return bySubject.getOrDefault(o.key().subject(), List.of()).stream()
                .filter(one -> one.measures(o.key()))
                .findFirst()
                .flatMap(one -> median(one.samples()));
    }

    private Optional<Double> median(Samples all) {
        Samples before = all.between(start.minus(WINDOW).toEpochMilli(), start.toEpochMilli() - 1);
        if (before.size() < FEWEST) {
            return Optional.empty();
        }
        double[] sorted = IntStream.range(0, before.size())
                .mapToDouble(before::value)
                .sorted()
                .toArray();
        return Optional.of(sorted[sorted.length / 2]);
    }
}
