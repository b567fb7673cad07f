package io.benchmarkagent.grounding;

import io.benchmarkagent.run.Statistic;
import java.util.Set;

/** Something that a line names, and where: characters {@code start} to before {@code end}. */
sealed interface Mention {

    int start();

    int end();

    /** A service, a node, a call between two, or the cluster, in lower case. */
    record Subject(int start, int end, String name) implements Mention {}

    /** Metrics by their ids, see {@link Metrics}; no id where only a statistic is named ("its p95"). No statistic: any. */
    record Metric(int start, int end, Set<String> ids, Set<Statistic> statistics) implements Mention {
        Metric by(Statistic statistic, int from, int to) {
            return new Metric(Math.min(start, from), Math.max(end, to), ids, Set.of(statistic));
        }
    }

    /** What Kubernetes does to a container, see {@link Happening}. */
    record Event(int start, int end, Happening happening) implements Mention {}

    /** A run by its id, in lower case. */
    record Run(int start, int end, String id) implements Mention {}

    /** Another name that findings hold: a machine type, a region, a pod. */
    record Name(int start, int end) implements Mention {}

    record Amount(int start, int end, Quantity quantity) implements Mention {}

    record Time(int start, int end, WrittenTime time) implements Mention {}

    /** "rose": 1; "fell": −1. */
    record Turn(int start, int end, int direction) implements Mention {}
}
