package io.benchmarkagent.source.prometheus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** A successful answer: its series in the order of their labels, and what the server remarked. */
record RangeAnswer(List<RawSeries> series, List<String> warnings, List<String> infos) {
    private static final Comparator<RawSeries> BY_LABELS =
            Comparator.comparing(series -> series.labels().toString());

    RangeAnswer {
        series = series.stream().sorted(BY_LABELS).toList();
        warnings = List.copyOf(warnings);
        infos = List.copyOf(infos);
    }

    boolean isEmpty() {
        return series.stream().allMatch(one -> one.size() == 0);
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>(warnings);
        remarks.addAll(infos);
        return remarks;
    }

    /** The median distance of neighbouring points in whole seconds; empty without two points in one series. */
    OptionalLong spacingSeconds() {
        long[] distances = series.stream()
                .flatMapToLong(
                        one -> LongStream.range(1, one.size()).map(i -> one.time((int) i) - one.time((int) i - 1)))
                .sorted()
                .toArray();
        return distances.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, Math.round(distances[distances.length / 2] / 1000.0)));
    }

    /** The first moment of any series in milliseconds since the epoch. */
    OptionalLong first() {
        return series.stream()
                .filter(one -> one.size() > 0)
                .mapToLong(one -> one.time(0))
                .min();
    }

    /** The last moment of any series in milliseconds since the epoch. */
    OptionalLong last() {
        return series.stream()
                .filter(one -> one.size() > 0)
                .mapToLong(one -> one.time(one.size() - 1))
                .max();
    }
}
