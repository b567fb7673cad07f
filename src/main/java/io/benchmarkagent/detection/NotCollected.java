package io.benchmarkagent.detection;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A metric that was 0 in this run and in all of its history was not collected: a line about the data, never a measurement of zero. */
public final class NotCollected {
    private NotCollected() {}

    /** One line for each metric, naming all subjects that lack it. */
    public static List<DataQuality> lines(List<Observation> observations) {
        Map<String, List<Observation>> byMetric = observations.stream()
                .filter(o -> o.verdict() == Verdict.NOT_COLLECTED
                        && o.key().statistic().judged())
                .collect(Collectors.groupingBy(NotCollected::name, TreeMap::new, Collectors.toList()));
        return byMetric.values().stream().map(NotCollected::line).toList();
    }

    private static String name(Observation o) {
        return o.key().scope().word() + "/" + o.key().metric() + "/"
                + o.key().statistic().word();
    }

    private static DataQuality line(List<Observation> subjects) {
        Observation first = subjects.get(0);
        boolean noHistory = first.baseline().isEmpty();
        return new DataQuality(
                "not-collected/" + name(first),
                DataQuality.Level.WARNING,
                first.key().scope().word() + " " + first.spec().label(),
                "not collected: " + first.key().metric() + " is 0 in this run"
                        + (noHistory ? ", and no earlier run can tell" : " and in all of its history")
                        + names(subjects),
                "check that the pipeline's query for it returns data; it writes 0.0 where a query is empty");
    }

    private static String names(List<Observation> subjects) {
        return subjects.get(0).key().scope() == Scope.CLUSTER
                ? ""
                : subjects.stream().map(o -> o.key().subject()).collect(Collectors.joining(", ", " (", ")"));
    }
}
