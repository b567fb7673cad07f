package io.benchmarkagent.pipeline;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.gate.Suspicion;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Run;
import java.util.Optional;

/** What became of a look at one run. */
public sealed interface Inspection {

    /**
     * What was seen and what was found in it.
     *
     * @param made what only a report of it needs
     */
    record Inspected(Run run, Evidence evidence, Findings findings, Made made) implements Inspection {}

    /** One line that says what, where and the mend. */
    record Refused(String line) implements Inspection {}

    /**
     * Whom it was compared with, and what is kept of it.
     *
     * @param suspicion what the run is to confirm
     */
    record Made(Comparison comparison, KeptObservations.OwnFigures own, Optional<Suspicion> suspicion) {}
}
