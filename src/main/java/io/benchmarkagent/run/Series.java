package io.benchmarkagent.run;

/** One metric of one subject over time, as a query of the catalogue answered it; several pods of a workload already aggregated. */
public record Series(String queryId, Scope scope, String subject, MetricSpec spec, Samples samples) {}
