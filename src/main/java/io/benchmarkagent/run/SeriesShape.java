package io.benchmarkagent.run;

/**
 * What the series of a query are, whatever they show.
 *
 * @param combined how several of one subject become one: "mean by pod"
 */
public record SeriesShape(Scope scope, String metric, Unit unit, String combined) {}
