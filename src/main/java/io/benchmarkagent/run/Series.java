package io.benchmarkagent.run;

import java.util.List;

/**
 * One metric of one subject over time, as a query of the catalogue answered it; several pods of a workload already aggregated.
 *
 * @param statistics what of its steady state is held against other runs; none of what is set and not measured
 */
public record Series(
        String queryId, Scope scope, String subject, MetricSpec spec, Samples samples, List<Statistic> statistics) {
    public Series {
        statistics = List.copyOf(statistics);
    }

    /** Of which nothing is held against other runs. */
    public Series(String queryId, Scope scope, String subject, MetricSpec spec, Samples samples) {
        this(queryId, scope, subject, spec, samples, List.of());
    }
}
