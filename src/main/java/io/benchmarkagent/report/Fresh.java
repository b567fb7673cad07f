package io.benchmarkagent.report;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.Scope;

/** What looks better only because it began anew: a process that was ended and started again has less memory than before. */
public final class Fresh {
    private Fresh() {}

    /** Whether a service's memory is called better in a run in which a container of that service ended. */
    public static boolean is(Findings findings, Observation o) {
        return o.verdict() == Verdict.IMPROVEMENT
                && o.key().scope() == Scope.SERVICE
                && o.key().metric().startsWith("memory")
                && findings.timeline().stream()
                        .anyMatch(moment -> moment.kind() == Moment.Kind.TERMINATION
                                && moment.subject().equals(o.key().subject()));
    }
}
