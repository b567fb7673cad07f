package io.benchmarkagent.findings;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;

/** Names for people: "checkoutservice", "CPU, p95". */
public final class Labels {
    private Labels() {}

    /** The metric's label with its statistic, "latency, p95"; a plain value has none. */
    public static String metric(Observation observation) {
        Statistic statistic = observation.key().statistic();
        String label = observation.spec().label();
        return statistic == Statistic.VALUE ? label : label + ", " + word(statistic);
    }

    /** The same as it stands in a sentence: "p95 latency". */
    public static String spoken(Observation observation) {
        Statistic statistic = observation.key().statistic();
        String label = observation.spec().label();
        return statistic == Statistic.VALUE ? label : word(statistic) + " " + label;
    }

    /** A quantile of a run's course may be of a quantile: "median latency p95", and not "p50 latency p95". */
    public static String word(Statistic statistic) {
        return statistic == Statistic.P50 ? "median" : statistic.word();
    }

    /** "cluster" stands for the whole. */
    public static String subject(Scope scope, String subject) {
        return scope == Scope.CLUSTER ? "cluster" : subject;
    }

    public static String subject(Anomaly anomaly) {
        return subject(anomaly.scope(), anomaly.subject());
    }
}
