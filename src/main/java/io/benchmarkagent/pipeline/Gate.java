package io.benchmarkagent.pipeline;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import java.util.Optional;

/** Reads a report and says whether it may pass: the gate is a reader, not a second judge. */
public final class Gate {
    private final Optional<Severity> failOn;

    public Gate(Optional<Severity> failOn) {
        this.failOn = failOn;
    }

    public boolean failed(Findings findings) {
        return failOn.isPresent()
                && findings.coverage().judged() > 0
                && findings.anomalies().stream().anyMatch(this::fails);
    }

    /** "gate: failed (high)", "gate: passed", "gate: not judged"; empty when nobody asked for a gate. */
    public String word(Findings findings) {
        if (failOn.isEmpty()) {
            return "";
        }
        if (failed(findings)) {
            return "gate: failed (" + failOn.get().word() + ")";
        }
        return findings.coverage().judged() == 0 ? "gate: not judged" : "gate: passed";
    }

    private boolean fails(Anomaly a) {
        return a.isAlert()
                && !a.isSettled()
                && a.verdict() == Verdict.REGRESSION
                && a.severity().compareTo(failOn.orElseThrow()) <= 0;
    }
}
