package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;
import java.nio.file.Path;
import java.time.Duration;

/** Puts findings into words that the findings bear out; there is always a narrative. */
@FunctionalInterface
public interface Narrator {
    /** Within about {@code atMost}. */
    Narrative narrate(Findings findings, Duration atMost);

    /** The same for one run, with the folder in which what a model wrote about it is kept, to be told again. */
    default Narrator about(String runId, Path folder) {
        return this;
    }
}
