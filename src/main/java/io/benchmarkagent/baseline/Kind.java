package io.benchmarkagent.baseline;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.Comparator;

/** One statistic of one metric over all subjects: what varies alike from run to run, and is pooled for it. */
public record Kind(Scope scope, String metric, Statistic statistic) implements Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
            Comparator.comparing(Kind::scope).thenComparing(Kind::metric).thenComparing(Kind::statistic);

    public static Kind of(MetricKey key) {
        return new Kind(key.scope(), key.metric(), key.statistic());
    }

    @Override
    public int compareTo(Kind other) {
        return ORDER.compare(this, other);
    }
}
