package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Series;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of one query of the catalogue, and why nothing did where it was asked in vain.
 *
 * @param partial the subjects of series that lack more than a fifth of the run's points, and how many they have
 */
record Collected(
        AskedQuery asked,
        List<Series> series,
        List<String> partial,
        List<DataQuality> dataQuality,
        Optional<Failed> failed) {
    Collected {
        series = List.copyOf(series);
        partial = List.copyOf(partial);
        dataQuality = List.copyOf(dataQuality);
    }

    /** A query, and why it has no answer. */
    record Failed(CatalogueQuery query, Unanswered why) {}

    Collected with(List<DataQuality> earlier) {
        return new Collected(
                asked,
                series,
                partial,
                Stream.concat(earlier.stream(), dataQuality.stream()).toList(),
                failed);
    }
}
