package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;

/** Puts findings into words that the findings bear out; there is always a narrative. */
@FunctionalInterface
public interface Narrator {
    Narrative narrate(Findings findings);
}
