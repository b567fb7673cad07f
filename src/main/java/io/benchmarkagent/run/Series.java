package io.benchmarkagent.run;

import java.util.List;

/**
 * One metric of one subject over time, as a query of the catalogue answered it; several pods of a workload already aggregated.
 *
 * @param highest the one of its pods that had most, at each moment; {@code samples} may be their mean
 * @param statistics what of its steady state is held against other runs; none of what is set and not measured
 */
public record Series(
        String queryId,
        Scope scope,
        String subject,
        MetricSpec spec,
        Samples samples,
        Samples highest,
        List<Statistic> statistics) {
    public Series {
        statistics = List.copyOf(statistics);
    }

    /** Of a subject that is one, or of which nobody asks for the highest. */
    public Series(
            String queryId, Scope scope, String subject, MetricSpec spec, Samples samples, List<Statistic> statistics) {
        this(queryId, scope, subject, spec, samples, samples, statistics);
    }

    /** Of which nothing is held against other runs. */
    public Series(String queryId, Scope scope, String subject, MetricSpec spec, Samples samples) {
        this(queryId, scope, subject, spec, samples, List.of());
    }

    /**
     * Whether it is the course of that number; a series of quantiles carries the quantile in its name: {@code latency_p95_ms} is the
     * p95 of {@code latency_ms}.
     */
    public boolean measures(MetricKey key) {
        return scope == key.scope() && subject.equals(key.subject()) && isNamed(key);
    }

    private boolean isNamed(MetricKey key) {
        String quantile = key.metric()
                .replaceFirst("_(ms|seconds)$", "_" + key.statistic().word() + "_$1");
        return spec.metric().equals(key.metric()) || spec.metric().equals(quantile);
    }
}
