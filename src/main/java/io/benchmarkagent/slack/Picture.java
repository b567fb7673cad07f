package io.benchmarkagent.slack;

import io.benchmarkagent.report.Chart;
import io.benchmarkagent.report.ChartSvg;
import io.benchmarkagent.report.Templates;
import java.util.Optional;

/**
 * What is shown of a chart.
 *
 * @param label the same in words
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, compared with nothing
record Picture(byte[] png, String label) {

    /** As the report draws it; empty where there is nothing to draw. */
    static Optional<Picture> of(Chart.OfRuns chart) {
        return new ChartSvg(Templates.packed())
                .plain(chart)
                .map(plain -> new Picture(Png.of(plain.svg()), plain.label()));
    }
}
