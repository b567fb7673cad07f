package io.benchmarkagent.gate;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Retelling;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the gate of somebody who is not trusted said, told again: what came out is taken as it stands, and every word is made here, from
 * findings that were told again themselves. What is about none of those is left out.
 */
public final class GateRetelling {
    private static final String THEIRS = "as that job says";
    private static final Pattern LIMIT = Pattern.compile(
            "(?<statistic>only|[a-z]{3,5}|p\\d\\d)(?<operator><=|>=|<|>)(?<number>-?\\d{1,15}(?:\\.\\d{1,15})?(?:E-?\\d{1,2})?)");

    private final Findings findings;

    private GateRetelling(Findings again) {
        this.findings = again;
    }

    /**
     * @param again by {@link Retelling}
     * @throws IllegalArgumentException where a name is a sentence: the message says which
     */
    public static GateReading of(GateReading told, Findings again) {
        GateRetelling retelling = new GateRetelling(again);
        return new GateReading(
                told.status(),
                told.failOn(),
                told.checks().stream().flatMap(retelling::check).toList(),
                told.confirmation().map(GateRetelling::confirmation));
    }

    private static Confirmation confirmation(Confirmation of) {
        Retelling.name("confirmation.run_id", of.run().runId());
        List<String> differs = of.differs().isEmpty() ? List.of() : List.of("other conditions, " + THEIRS);
        return new Confirmation(of.outcome(), of.run(), of.seen(), of.all(), differs);
    }

    private Stream<Check> check(Check check) {
        return switch (check.kind()) {
            case RUN -> Stream.of(Gate.ofRun(findings));
            case ANOMALY -> anomaly(check).stream();
            case THRESHOLD -> Stream.of(threshold(check));
        };
    }

    private Optional<Check> anomaly(Check check) {
        return findings.anomalies().stream()
                .filter(anomaly -> anomaly.id().equals(check.id()))
                .findFirst()
                .map(anomaly -> anomaly(check, anomaly));
    }

    private Check anomaly(Check check, Anomaly anomaly) {
        return new Check(
                anomaly.id(),
                Check.Kind.ANOMALY,
                anomaly.subject(),
                anomaly.metric(),
                Gate.title(anomaly, findings),
                check.outcome(),
                Optional.of(anomaly.severity()),
                Gate.words(anomaly, findings),
                check.is(Check.Outcome.FAILED) ? "" : THEIRS,
                anomaly.muted().filter(mute -> check.is(Check.Outcome.MUTED)));
    }

    /** Held against the same limit again; where that does not come to the same, only that the job said so is left. */
    private Check threshold(Check check) {
        boolean every = check.subject().equals(Requirement.EVERY);
        String subject = every ? "" : Retelling.name("gate.subject", check.subject());
        String metric = Retelling.name("gate.metric", check.metric());
        String limit = limit(check);
        return Condition.of(limit).stream()
                .map(condition -> new Requirement(metric, subject, limit.strip(), condition))
                .flatMap(requirement -> requirement.checks(findings.observations()).stream())
                .filter(again -> again.subject().equals(check.subject()) && again.is(check.outcome()))
                .findFirst()
                .orElseGet(() -> unproved(check, limit));
    }

    /** "p95 <= 400" of an id that ends in {@code p95<=400.0}; empty where that is no limit. */
    private static String limit(Check check) {
        String before = "threshold/" + check.subject() + "/" + check.metric() + "/";
        Matcher end = LIMIT.matcher(check.id().startsWith(before) ? check.id().substring(before.length()) : "");
        return end.matches()
                ? end.group("statistic").replace("only", "") + " " + end.group("operator") + " "
                        + end.group("number").replaceFirst("\\.0$", "").replace('E', 'e')
                : "";
    }

    private static Check unproved(Check check, String limit) {
        String title = check.subject() + ": " + (check.metric() + " " + limit.strip()).strip();
        return new Check(
                "threshold/" + check.subject() + "/" + check.metric() + "/" + limit,
                Check.Kind.THRESHOLD,
                check.subject(),
                check.metric(),
                title,
                check.outcome(),
                Optional.empty(),
                check.is(Check.Outcome.NOT_JUDGED) ? "" : title + ", " + THEIRS,
                check.is(Check.Outcome.NOT_JUDGED) ? "not judged, " + THEIRS : "",
                Optional.empty());
    }
}
