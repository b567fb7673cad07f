package io.benchmarkagent.run;

import java.util.Comparator;

/**
 * The name of one number of a run: cluster · cluster · cpu.utilization_pct · mean. The same key in another run is the same
 * quantity.
 */
public record MetricKey(Scope scope, String subject, String metric, Statistic statistic)
        implements Comparable<MetricKey> {
    private static final Comparator<MetricKey> ORDER = Comparator.comparing(MetricKey::scope)
            .thenComparing(MetricKey::subject)
            .thenComparing(MetricKey::metric)
            .thenComparing(MetricKey::statistic);

    @Override
    public int compareTo(MetricKey other) {
        return ORDER.compare(this, other);
    }

    /** Stable over runs: scope, subject, metric and statistic, never a position. */
    public String id() {
        return scope.word() + "/" + subject + "/" + metric + "/" + statistic.word();
    }
}
