package io.benchmarkagent.slack;

import io.benchmarkagent.pipeline.Outcome;
import java.util.List;

/** Makes the report of a run. */
@FunctionalInterface
public interface Reporting {
    /** @param run {@code ID} or {@code ID@TIME} */
    List<Outcome> report(String run);
}
