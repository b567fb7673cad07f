package io.benchmarkagent.report;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.narrative.Narrative;
import java.util.Optional;

/**
 * Everything there is to render about one run.
 *
 * @param gate what the gate made of it; empty where nobody asked for one
 */
public record Report(Findings findings, Optional<GateReading> gate, Narrative narrative, Provenance provenance) {

    /** Without a gate. */
    public Report(Findings findings, Narrative narrative, Provenance provenance) {
        this(findings, Optional.empty(), narrative, provenance);
    }
}
