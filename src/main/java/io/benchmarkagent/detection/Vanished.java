package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Baseline;
import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What like-for-like runs measured and this run does not have: no verdict can be had on it, and silence would read as none needed. Told
 * once for a subject that is missing altogether, else once for each of its metrics.
 */
public final class Vanished {
    private Vanished() {}

    public static List<DataQuality> lines(Run run, Baselines baselines) {
        Set<MetricKey> here = run.measurements().stream().map(Measurement::key).collect(Collectors.toSet());
        Set<String> subjects = here.stream().map(Vanished::subject).collect(Collectors.toSet());
        Map<String, List<MetricKey>> missing = new TreeMap<>();
        baselines.keys().stream()
                .filter(key -> key.statistic().judged() && !here.contains(key))
                .filter(key -> measuredIn(key, baselines) >= BaselineSettings.FEWEST_FOR_SIGMA)
                .forEach(key -> missing.computeIfAbsent(
                                subjects.contains(subject(key)) ? subject(key) + "/" + key.metric() : subject(key),
                                id -> new ArrayList<>())
                        .add(key));
        return missing.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue().get(0), subjects, baselines))
                .toList();
    }

    private static DataQuality line(String id, MetricKey key, Set<String> subjects, Baselines baselines) {
        String name = key.scope() == Scope.CLUSTER ? "cluster" : key.subject();
        String what = subjects.contains(subject(key)) ? name + "'s " + key.metric() : name;
        return new DataQuality(
                "missing/" + id,
                DataQuality.Level.WARNING,
                name,
                what + " was measured in " + measuredIn(key, baselines)
                        + " like-for-like runs and is missing in this one",
                "check that it ran and was scraped during this run; nothing is judged about it");
    }

    private static int measuredIn(MetricKey key, Baselines baselines) {
        return baselines.of(key).map(Baseline::n).orElse(0);
    }

    private static String subject(MetricKey key) {
        return key.scope().word() + "/" + key.subject();
    }
}
