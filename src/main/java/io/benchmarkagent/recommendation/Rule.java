package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.run.Evidence;
import java.util.List;

/** One rule: what it would change, given what is out of line and what was observed. */
public interface Rule {
    List<Recommendation> recommend(List<Anomaly> anomalies, Evidence evidence);
}
