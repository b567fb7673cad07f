package io.benchmarkagent.detection;

import io.benchmarkagent.run.DataQuality;
import java.util.List;

/** A metric that was 0 in this run and in all of its history was not collected: a line about the data, never a measurement of zero. */
public final class NotCollected {
    private NotCollected() {}

    public static List<DataQuality> lines(List<Observation> observations) {
        return observations.stream()
                .filter(o -> o.verdict() == Verdict.NOT_COLLECTED
                        && o.key().statistic().judged())
                .map(NotCollected::line)
                .toList();
    }

    private static DataQuality line(Observation o) {
        int n = o.baseline().map(BaselineSummary::n).orElse(0);
        return new DataQuality(
                "not-collected/" + o.key().id(),
                DataQuality.Level.WARNING,
                o.key().scope().word() + " " + o.spec().label(),
                "not collected: " + o.key().metric() + " ("
                        + o.key().statistic().word() + ") is 0 in this run and in "
                        + (n == 0 ? "no earlier run that could tell" : "all " + n + " of its like-for-like runs"),
                "check that the pipeline's query for it returns data; it writes 0.0 where a query is empty");
    }
}
