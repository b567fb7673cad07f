package io.benchmarkagent.detection;

import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Run;
import java.util.List;

/** Everything a detector may ask: the run, its judged observations, what was observed during its window. */
public record Examination(Run run, List<Observation> observations, Evidence evidence) {
    public Examination {
        observations = List.copyOf(observations);
    }
}
