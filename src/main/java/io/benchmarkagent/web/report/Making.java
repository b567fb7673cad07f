package io.benchmarkagent.web.report;

import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.pipeline.Progress;
import java.util.List;

/** Makes the report of one run. */
@FunctionalInterface
public interface Making {
    /**
     * @param run {@code ID} or {@code ID@TIME}
     * @param progress told each stage
     */
    List<Outcome> make(String run, Progress progress);
}
