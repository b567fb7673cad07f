package io.benchmarkagent.gate;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.MetricKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads findings and says whether they may pass: a reader, not a second judge. */
public final class Gate {
    private final GateSettings settings;

    public Gate(GateSettings settings) {
        this.settings = settings;
    }

    public GateSettings settings() {
        return settings;
    }

    /**
     * @param suspected what this run is to confirm
     * @return empty where nobody asked for a gate
     */
    public Optional<GateReading> read(Findings findings, Optional<Suspicion> suspected) {
        if (!settings.isAsked() && suspected.isEmpty()) {
            return Optional.empty();
        }
        FailOn failOn = failOn(suspected.isPresent());
        List<Check> checks = checks(findings, failOn);
        Optional<Confirmation> confirmation = suspected.map(suspicion -> Confirmation.of(suspicion, findings, checks));
        return Optional.of(new GateReading(status(findings, checks, confirmation), failOn, checks, confirmation));
    }

    /** Of findings that nobody set a gate for: every check, and none that fails. */
    public static GateReading open(Findings findings) {
        Gate gate = new Gate(GateSettings.NONE);
        List<Check> checks = gate.checks(findings, FailOn.NEVER);
        return new GateReading(gate.status(findings, checks, Optional.empty()), FailOn.NEVER, checks, Optional.empty());
    }

    /** Who asks for one more run, or makes it, and says no severity, means every regression. */
    private FailOn failOn(boolean confirms) {
        boolean unsaid = settings.failOn() == FailOn.NEVER
                && settings.thresholds().isEmpty()
                && (confirms || settings.onSuspect() == OnSuspect.RERUN);
        return unsaid ? FailOn.MEDIUM : settings.failOn();
    }

    private GateReading.Status status(Findings findings, List<Check> checks, Optional<Confirmation> confirmation) {
        if (confirmation.isPresent()) {
            return switch (confirmation.get().outcome()) {
                case CONFIRMS -> GateReading.Status.FAILED;
                case WITHDRAWS -> GateReading.Status.PASSED;
                case NO_ANSWER -> GateReading.Status.RERUN;
            };
        }
        if (checks.stream().anyMatch(check -> check.is(Check.Outcome.FAILED))) {
            return settings.onSuspect() == OnSuspect.RERUN ? GateReading.Status.RERUN : GateReading.Status.FAILED;
        }
        return isJudged(findings) ? GateReading.Status.PASSED : GateReading.Status.NOT_JUDGED;
    }

    /** Not comparable to anything: a regression of what? */
    private static boolean isJudged(Findings findings) {
        return findings.coverage().judged() > 0;
    }

    private List<Check> checks(Findings findings, FailOn failOn) {
        return Stream.of(
                        Stream.of(ofRun(findings)),
                        settings.requirements().stream()
                                .flatMap(required -> required.checks(findings.observations()).stream()),
                        findings.anomalies().stream().map(anomaly -> ofAnomaly(anomaly, findings, failOn)))
                .flatMap(same -> same)
                .toList();
    }

    /** There is always one, so that no reader of checks finds none and calls that a mistake. */
    static Check ofRun(Findings findings) {
        int judged = findings.coverage().judged();
        return new Check(
                "run",
                Check.Kind.RUN,
                "run",
                "",
                "metrics judged",
                isJudged(findings) ? Check.Outcome.PASSED : Check.Outcome.NOT_JUDGED,
                Optional.empty(),
                judged + " metrics judged against " + findings.baseline().inWords(),
                isJudged(findings) ? "" : findings.headline().text(),
                Optional.empty());
    }

    private Check ofAnomaly(Anomaly anomaly, Findings findings, FailOn otherwise) {
        FailOn failOn = settings.failOn(otherwise, anomaly.subject(), anomaly.metric());
        String why = whyNot(anomaly, failOn);
        return new Check(
                anomaly.id(),
                Check.Kind.ANOMALY,
                anomaly.subject(),
                anomaly.metric(),
                title(anomaly, findings),
                outcome(anomaly, findings, why),
                Optional.of(anomaly.severity()),
                words(anomaly, findings),
                why,
                anomaly.muted());
    }

    static String words(Anomaly anomaly, Findings findings) {
        return anomaly.description().isEmpty()
                ? findings.leading(anomaly).map(Labels::spoken).orElse(anomaly.metric()) + " is out of line"
                : anomaly.description();
    }

    private static Check.Outcome outcome(Anomaly anomaly, Findings findings, String why) {
        if (anomaly.muted().isPresent()) {
            return Check.Outcome.MUTED;
        }
        if (!isJudged(findings)) {
            return Check.Outcome.NOT_JUDGED;
        }
        return why.isEmpty() ? Check.Outcome.FAILED : Check.Outcome.PASSED;
    }

    /** Why it does not fail; empty where it does. */
    private static String whyNot(Anomaly anomaly, FailOn failOn) {
        if (anomaly.isSettled()) {
            return anomaly.accepted().isPresent() ? "accepted as the new level" : "withdrawn by later runs";
        }
        if (!anomaly.isAlert()) {
            return "no alert, only worth a look";
        }
        if (anomaly.verdict() != Verdict.REGRESSION) {
            return "no regression: " + anomaly.verdict().word();
        }
        return failOn.fails(anomaly.severity())
                ? ""
                : anomaly.severity().word() + "; fails only from: " + failOn.word();
    }

    static String title(Anomaly anomaly, Findings findings) {
        String metric = findings.leading(anomaly)
                .map(Labels::metric)
                .orElseGet(() -> anomaly.metric().isBlank() ? anomaly.type().replace('_', ' ') : anomaly.metric());
        return Labels.subject(anomaly) + ": " + metric;
    }

    /** What of the settings this run cannot be held against. */
    public List<DataQuality> lines(List<Observation> observations) {
        return settings.requirements().stream()
                .flatMap(required -> required.checks(observations).stream())
                .filter(check -> check.is(Check.Outcome.NOT_JUDGED))
                .map(check -> new DataQuality(
                        check.id(),
                        DataQuality.Level.WARNING,
                        "thresholds",
                        "gate.thresholds, " + check.title() + ": " + check.why() + "; it is not judged",
                        "mend that entry of the settings, or find out why this run does not have it"))
                .toList();
    }

    /** Whether what is named by this key is out of line for the worse. */
    static boolean isWorse(Findings findings, MetricKey key) {
        return findings.observations().stream()
                .filter(o -> o.key().equals(key))
                .map(Observation::verdict)
                .anyMatch(Verdict.REGRESSION::equals);
    }
}
