package io.benchmarkagent.baseline;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A baseline for every metric that any run of the cohort measured. */
public final class Baselines {
    private final Map<MetricKey, Baseline> byKey = new TreeMap<>();
    private final int runs;

    public Baselines(List<Run> cohort) {
        Map<MetricKey, List<Baseline.Value>> values = new TreeMap<>();
        cohort.stream().sorted(Comparator.comparing(Run::key)).forEach(run -> run.measurements()
                .forEach(m -> add(values, run, m)));
        values.forEach((key, list) -> byKey.put(key, new Baseline(list)));
        this.runs = cohort.size();
    }

    /** How many runs there are, whichever metrics each has. */
    public int runs() {
        return runs;
    }

    /** Every metric that some run of the cohort measured, in order. */
    public Set<MetricKey> keys() {
        return Collections.unmodifiableSet(byKey.keySet());
    }

    public Optional<Baseline> of(MetricKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    private static void add(Map<MetricKey, List<Baseline.Value>> values, Run run, Measurement m) {
        values.computeIfAbsent(m.key(), key -> new ArrayList<>()).add(new Baseline.Value(run.key(), m.value()));
    }
}
