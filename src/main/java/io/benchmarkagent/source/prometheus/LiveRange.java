package io.benchmarkagent.source.prometheus;

import java.util.List;

/**
 * The answer to one expression over a range.
 *
 * @param remarks what the server adds: warnings, of parts that did not answer, and infos
 * @param kept whether it was answered earlier
 */
public record LiveRange(List<RawSeries> series, List<String> remarks, boolean kept) {
    public LiveRange {
        series = List.copyOf(series);
        remarks = List.copyOf(remarks);
    }
}
