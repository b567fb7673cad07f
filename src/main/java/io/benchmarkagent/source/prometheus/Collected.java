package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Series;
import java.util.List;
import java.util.stream.Stream;

/** What came of one query of the catalogue. */
record Collected(AskedQuery asked, List<Series> series, List<DataQuality> dataQuality) {
    Collected {
        series = List.copyOf(series);
        dataQuality = List.copyOf(dataQuality);
    }

    Collected with(List<DataQuality> earlier) {
        return new Collected(
                asked,
                series,
                Stream.concat(earlier.stream(), dataQuality.stream()).toList());
    }
}
