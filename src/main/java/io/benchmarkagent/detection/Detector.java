package io.benchmarkagent.detection;

import java.util.List;

/** One question asked of the data. Its name is its diagnosis; it answers with the anomalies it found, none included. */
public interface Detector {
    List<Anomaly> detect(Examination examination);
}
