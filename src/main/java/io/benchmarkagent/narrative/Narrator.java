package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;
import java.time.Duration;

/** Puts findings into words that the findings bear out; there is always a narrative. */
@FunctionalInterface
public interface Narrator {
    /** Within about {@code atMost}. */
    Narrative narrate(Findings findings, Duration atMost);
}
