package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Kind;
import io.benchmarkagent.baseline.Shifts;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Did most subjects move together? Then the environment or the load did, and that is one anomaly, however many figures show it; each
 * subject is judged beside the others. An alert needs three σ: it stands for many figures. Where the cluster served another number of requests, that anomaly leads and this one is a
 * watch.
 */
public final class WholeRunShift implements Detector {
    public static final String TYPE = "whole_run_shift";

    private static final double HIGH = 3;
    private static final double OUT = 2;
    private static final double OTHER_LOAD_PCT = 10;

    private final DetectionSettings settings;

    public WholeRunShift(DetectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Anomaly> detect(Examination examination) {
        Shifts shifts = examination.shifts();
        List<Observation> moved = examination.observations().stream()
                .filter(o -> o.expected().isPresent() && isMoved(o, shifts))
                .sorted(Comparator.comparingDouble((Observation o) -> -Math.abs(sigma(shifts, o)))
                        .thenComparing(o -> -Math.abs(o.changePct().orElse(0)))
                        .thenComparing(Observation::key))
                .toList();
        return moved.stream()
                .findFirst()
                .map(lead -> List.of(anomaly(lead, moved, examination)))
                .orElse(List.of());
    }

    /** Its kind moved by more than the relative floor and than it does from run to run, and itself that way. */
    private static boolean isMoved(Observation o, Shifts shifts) {
        return Optional.ofNullable(shifts.byKind().get(Kind.of(o.key())))
                .filter(WholeRunShift::isOut)
                .filter(shift -> Math.abs(shift.changePct()) >= 100 * o.spec().relativeFloor())
                .filter(shift -> shift.log() * o.changePct().orElse(0) > 0)
                .isPresent();
    }

    static boolean isOut(Shifts.Shift shift) {
        return Math.abs(shift.sigma()) > OUT;
    }

    private static double sigma(Shifts shifts, Observation o) {
        return Optional.ofNullable(shifts.byKind().get(Kind.of(o.key())))
                .map(Shifts.Shift::sigma)
                .orElse(0.0);
    }

    private Anomaly anomaly(Observation lead, List<Observation> moved, Examination examination) {
        Kind kind = Kind.of(lead.key());
        Shifts.Shift shift =
                Objects.requireNonNull(examination.shifts().byKind().get(kind));
        long kinds = examination.observations().stream()
                .filter(o -> o.expected().isPresent())
                .map(o -> Kind.of(o.key()))
                .distinct()
                .count();
        boolean found = Math.abs(shift.sigma()) > HIGH && kinds * shift.pValue() <= settings.q();
        return new Anomaly(
                "shift/cluster/cluster/" + kind.metric(),
                Anomaly.Kind.RUN,
                TYPE,
                Scope.CLUSTER,
                "cluster",
                kind.metric(),
                Math.abs(shift.sigma()) > HIGH ? Severity.HIGH : Severity.MEDIUM,
                found && !isUnderOtherLoad(examination.observations()) ? Anomaly.Status.ALERT : Anomaly.Status.WATCH,
                Judgement.direction(lead.spec(), shift.log() > 0),
                OptionalDouble.of(shift.sigma()),
                OptionalDouble.empty(),
                lead.baseline().map(BaselineSummary::n).orElse(0),
                OptionalDouble.of(shift.changePct()),
                Unit.PERCENT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                moved.stream().map(Observation::key).toList(),
                "",
                "",
                moved.stream().map(o -> "observations/" + o.key().id()).limit(1).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static boolean isUnderOtherLoad(List<Observation> observations) {
        return observations.stream().anyMatch(WholeRunShift::isOtherLoad);
    }

    /** The request rate of the cluster is out of line, by more than its tolerance. */
    static boolean isOtherLoad(Observation o) {
        MetricKey key = o.key();
        return AchievedLoad.isRate(key)
                && o.verdict().outOfLine()
                && Math.abs(o.changePct().orElse(0)) > OTHER_LOAD_PCT;
    }
}
