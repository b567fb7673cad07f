package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.run.Evidence;
import java.util.List;

/** Asks every rule, in a fixed order. */
public final class Recommender {
    private final List<Rule> rules;

    public Recommender(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public List<Recommendation> recommend(List<Anomaly> anomalies, Evidence evidence) {
        return rules.stream()
                .flatMap(rule -> rule.recommend(anomalies, evidence).stream())
                .toList();
    }
}
