package io.benchmarkagent.report;

import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a findings.json that was written earlier says in short.
 *
 * @param cohort what comparable runs agree in, with this run's values
 * @param observationsSha256 of the observations.json it was written with; empty where it does not say
 * @param madeOfSha256 of what it was made of; empty where it does not say
 */
public record PastRun(
        String runId,
        Instant timestamp,
        String status,
        String headline,
        SortedMap<String, String> cohort,
        List<Value> values,
        List<Flag> flags,
        String observationsSha256,
        String madeOfSha256) {
    public PastRun {
        cohort = Collections.unmodifiableSortedMap(new TreeMap<>(cohort));
        values = List.copyOf(values);
        flags = List.copyOf(flags);
    }

    /** One number of the run. */
    public record Value(Metric metric, Unit unit, double value) {}

    /** The same metric in another run is the same quantity. */
    public record Metric(String scope, String subject, String metric, String statistic, String label)
            implements Comparable<Metric> {

        /** Whether it is of the whole cluster: there are a dozen of these, and hundreds of the others. */
        boolean isOfCluster() {
            return scope.equals("cluster");
        }

        String id() {
            return scope + "/" + subject + "/" + metric + "/" + statistic;
        }

        @Override
        public int compareTo(Metric other) {
            return (id() + "/" + label).compareTo(other.id() + "/" + other.label);
        }
    }

    /**
     * What was out of line.
     *
     * @param metrics the ids of the metrics that show it; none for an event
     */
    public record Flag(boolean isAlert, String description, List<String> metrics) {
        public Flag {
            metrics = List.copyOf(metrics);
        }
    }

    /** The same without its numbers. */
    public PastRun withoutValues() {
        return new PastRun(
                runId, timestamp, status, headline, cohort, List.of(), flags, observationsSha256, madeOfSha256);
    }

    public long alerts() {
        return flags.stream().filter(Flag::isAlert).count();
    }

    public long watches() {
        return flags.size() - alerts();
    }
}
