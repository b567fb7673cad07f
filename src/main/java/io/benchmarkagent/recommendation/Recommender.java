package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.run.Evidence;
import java.util.List;

/** Asks every rule, in a fixed order, about what is neither accepted nor withdrawn: that asks for no change. */
public final class Recommender {
    private final List<Rule> rules;

    public Recommender(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public List<Recommendation> recommend(List<Anomaly> anomalies, Evidence evidence) {
        List<Anomaly> open = anomalies.stream().filter(a -> !a.isSettled()).toList();
        return rules.stream()
                .flatMap(rule -> rule.recommend(open, evidence).stream())
                .toList();
    }
}
