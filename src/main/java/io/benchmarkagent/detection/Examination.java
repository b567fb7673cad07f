package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Shifts;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Run;
import java.util.List;

/** Everything a detector may ask: the run, its judged observations, what was observed during its window,
 * what most of its subjects have in common. */
public record Examination(Run run, List<Observation> observations, Evidence evidence, Shifts shifts) {
    public Examination {
        observations = List.copyOf(observations);
    }

    /** Of a run in which nothing moved together. */
    public Examination(Run run, List<Observation> observations, Evidence evidence) {
        this(run, observations, evidence, Shifts.NONE);
    }
}
