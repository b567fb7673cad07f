package io.benchmarkagent.findings;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** That no cause stands out although something regressed, and what would have to be measured to tell more. */
public final class CauseNote {
    private CauseNote() {}

    /** Empty where a cause is named, or nothing asks for one. */
    public static Optional<String> of(Findings findings) {
        boolean asked = findings.anomalies().stream()
                .anyMatch(a -> a.isAlert()
                        && a.verdict() == Verdict.REGRESSION
                        && a.accepted().isEmpty());
        boolean named = findings.rootCauses().stream().anyMatch(RootCause::named);
        return asked && !named ? Optional.of(note(findings)) : Optional.empty();
    }

    private static String note(Findings findings) {
        List<String> missing = missing(findings.observations());
        return "no cause stands out in what was measured"
                + (findings.rootCauses().isEmpty() ? "" : "; out of line most")
                + (missing.isEmpty() ? "" : " (not measured: " + String.join(", ", missing) + ")");
    }

    private static List<String> missing(List<Observation> observations) {
        return Stream.of(
                        absent(observations, CauseNote::isCall, "latency of the calls between services"),
                        absent(observations, o -> isOfService(o, "latency"), "latency of services"),
                        absent(observations, o -> isOfService(o, "throttled"), "time throttled"),
                        absent(observations, o -> isOfService(o, "error"), "errors of services"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> absent(List<Observation> all, Predicate<Observation> which, String what) {
        return all.stream().anyMatch(which) ? Optional.empty() : Optional.of(what);
    }

    private static boolean isCall(Observation o) {
        return CallGraph.Call.of(o.key().subject()).isPresent();
    }

    private static boolean isOfService(Observation o, String metric) {
        return o.key().scope() == Scope.SERVICE
                && !isCall(o)
                && o.key().metric().contains(metric)
                && o.verdict() != Verdict.NOT_COLLECTED;
    }
}
