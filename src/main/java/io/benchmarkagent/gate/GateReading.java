package io.benchmarkagent.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the gate made of a report.
 *
 * @param failOn from which severity on a regression failed
 * @param confirmation where the run was to confirm another's suspicion
 */
public record GateReading(Status status, FailOn failOn, List<Check> checks, Optional<Confirmation> confirmation) {
    public GateReading {
        checks = List.copyOf(checks);
    }

    /** What became of the build. */
    public enum Status {
        PASSED,
        FAILED,
        /** A suspected regression asks for one more run. */
        RERUN,
        NOT_JUDGED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Status> of(String word) {
            return Arrays.stream(values())
                    .filter(known -> known.word().equals(word))
                    .findFirst();
        }
    }

    public boolean is(Status wanted) {
        return status == wanted;
    }

    /** Those that failed the gate, or would have. */
    public List<Check> failed() {
        return checks.stream().filter(check -> check.is(Check.Outcome.FAILED)).toList();
    }

    /** "failed (high); 1 muted", "passed; withdraws gcp-…: 0 of 2 anomalies seen again"; data is in it. */
    public String words() {
        List<String> parts = new ArrayList<>(List.of(said()));
        confirmation.map(Confirmation::words).ifPresent(parts::add);
        long muted = count(check -> check.is(Check.Outcome.MUTED));
        if (muted > 0) {
            parts.add(muted + " muted");
        }
        long blind = count(check -> check.kind() == Check.Kind.THRESHOLD && check.is(Check.Outcome.NOT_JUDGED));
        if (blind > 0) {
            parts.add(blind + (blind == 1 ? " threshold" : " thresholds") + " not judged");
        }
        return String.join("; ", parts);
    }

    /** "failed", "passed", "asks for one more run", "not judged". */
    public String word() {
        return status == Status.RERUN ? "asks for one more run" : status.word().replace('_', ' ');
    }

    private String said() {
        boolean plain = status == Status.PASSED || status == Status.NOT_JUDGED;
        return plain ? word() : word() + " (" + what() + ")";
    }

    /** "high", "high, 1 threshold"; the word of the severity stands for regressions of it. */
    private String what() {
        List<String> parts = new ArrayList<>();
        List<Check> regressions = failed().stream()
                .filter(check -> check.kind() == Check.Kind.ANOMALY)
                .toList();
        if (!regressions.isEmpty() || failed().isEmpty()) {
            parts.add(failOn == FailOn.NEVER ? "regression" : failOn.word());
        }
        int thresholds = failed().size() - regressions.size();
        if (thresholds > 0) {
            parts.add(thresholds + (thresholds == 1 ? " threshold" : " thresholds"));
        }
        return String.join(", ", parts);
    }

    private long count(Predicate<Check> which) {
        return checks.stream().filter(which).count();
    }
}
