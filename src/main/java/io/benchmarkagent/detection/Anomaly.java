package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.history.Outcome;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Mute;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * An observation, or an event, that the baseline does not explain.
 *
 * @param id from kind, scope, subject and metric; the same anomaly in another run has the same id
 * @param type the detector's diagnosis, such as {@code outlying_metric} or {@code container_killed}
 * @param onset when it began, where a series or an event tells; {@code uncertaintySeconds} is the scrape step
 * @param members the observations that are one cause's, the weightiest first
 * @param accepted somebody declared it the new normal: it stays listed, and fails no gate
 * @param hindsight what later runs make of it; empty where they were not asked, and of what no other run was asked about
 * @param muted somebody said why it is to fail no gate for a while: it leads the report as ever
 */
public record Anomaly(
        String id,
        Kind kind,
        String type,
        Scope scope,
        String subject,
        String metric,
        Severity severity,
        Status status,
        Verdict verdict,
        OptionalDouble sigma,
        OptionalDouble rawSigma,
        int n,
        OptionalDouble value,
        Unit unit,
        Optional<Interval> expected,
        Optional<Instant> onset,
        Optional<Instant> end,
        long uncertaintySeconds,
        List<MetricKey> members,
        String description,
        String recommendation,
        List<String> evidence,
        Optional<AcceptedLevel> accepted,
        Optional<Hindsight> hindsight,
        Optional<Mute> muted) {
    public Anomaly {
        members = List.copyOf(members);
        evidence = List.copyOf(evidence);
    }

    /** What happened to a service at a moment: an alert that needs no baseline. */
    static Anomaly event(
            String id,
            String type,
            String workload,
            String reason,
            Instant onset,
            long uncertaintySeconds,
            List<String> evidence) {
        return new Anomaly(
                id,
                Kind.EVENT,
                type,
                Scope.SERVICE,
                workload,
                reason,
                Severity.HIGH,
                Status.ALERT,
                Verdict.REGRESSION,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                OptionalDouble.empty(),
                Unit.COUNT,
                Optional.empty(),
                Optional.of(onset),
                Optional.empty(),
                uncertaintySeconds,
                List.of(),
                "",
                "",
                evidence,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same anomaly with more observations of its cause. */
    Anomaly joinedBy(List<MetricKey> more) {
        return copy(this, joined(members, more), description, recommendation, evidence, accepted, hindsight, muted);
    }

    /** The same anomaly in words. */
    public Anomaly saying(String description, String recommendation) {
        return copy(this, members, description, recommendation, evidence, accepted, hindsight, muted);
    }

    /** The same anomaly, declared the new normal. */
    public Anomaly acceptedAs(AcceptedLevel level) {
        return copy(this, members, description, recommendation, evidence, Optional.of(level), hindsight, muted);
    }

    /** The same anomaly, and what later runs make of it. */
    public Anomaly with(Hindsight told) {
        return copy(this, members, description, recommendation, evidence, accepted, Optional.of(told), muted);
    }

    /** The same anomaly, which the gate leaves alone. */
    public Anomaly mutedBy(Mute mute) {
        return copy(this, members, description, recommendation, evidence, accepted, hindsight, Optional.of(mute));
    }

    /** The same anomaly with more that tells of it. */
    Anomaly withEvidence(List<String> more) {
        return copy(this, members, description, recommendation, joined(evidence, more), accepted, hindsight, muted);
    }

    /** The same anomaly, seen in another way as well, which tells when it was if it went the same way. */
    Anomaly confirmedBy(Anomaly other) {
        Anomaly timed = onset.isEmpty() && isSameWayAs(other) ? other : this;
        List<MetricKey> both = members.isEmpty() ? other.members : members;
        return copy(
                timed, both, description, recommendation, joined(evidence, other.evidence), accepted, hindsight, muted);
    }

    /** Everything else as it is. */
    private Anomaly copy(
            Anomaly timed,
            List<MetricKey> members,
            String description,
            String recommendation,
            List<String> evidence,
            Optional<AcceptedLevel> accepted,
            Optional<Hindsight> hindsight,
            Optional<Mute> muted) {
        return new Anomaly(
                id,
                kind,
                type,
                scope,
                subject,
                metric,
                severity,
                status,
                verdict,
                sigma,
                rawSigma,
                n,
                value,
                unit,
                expected,
                timed.onset,
                timed.end,
                timed.uncertaintySeconds,
                members,
                description,
                recommendation,
                evidence,
                accepted,
                hindsight,
                muted);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private boolean isSameWayAs(Anomaly other) {
        return (isAbove() && other.isAbove()) || (isBelow() && other.isBelow());
    }

    private boolean isAbove() {
        return value.isPresent()
                && expected.filter(e -> value.getAsDouble() > e.high()).isPresent();
    }

    private boolean isBelow() {
        return value.isPresent()
                && expected.filter(e -> value.getAsDouble() < e.low()).isPresent();
    }

    /** What the anomaly was seen in. */
    public enum Kind {
        RUN,
        SERIES,
        EVENT,
        CHANGE_POINT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An alert leads the report and drives the gate; a watch is worth a look. */
    public enum Status {
        ALERT,
        WATCH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Seen in the run's own course, with no other run asked. */
    public boolean isOfCourse() {
        return kind == Kind.SERIES || kind == Kind.CHANGE_POINT;
    }

    public boolean isAlert() {
        return status == Status.ALERT;
    }

    public boolean isWithdrawn() {
        return hindsight.filter(told -> told.outcome() == Outcome.WITHDRAWN).isPresent();
    }

    /** Accepted, or withdrawn: it stays listed, and leads nothing, asks for nothing and fails no gate. */
    public boolean isSettled() {
        return accepted.isPresent() || isWithdrawn();
    }
}
