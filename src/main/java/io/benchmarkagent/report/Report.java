package io.benchmarkagent.report;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.narrative.Narrative;

/** Everything there is to render about one run. */
public record Report(Findings findings, Narrative narrative, Provenance provenance) {}
