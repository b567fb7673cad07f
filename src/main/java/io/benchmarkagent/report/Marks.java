package io.benchmarkagent.report;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.run.DataQuality;
import java.util.Arrays;

/** Shapes and words for what a finding is; colour only repeats them. */
public final class Marks {
    private static final View.Mark WATCH = new View.Mark("◆", "watch", "watch", "⚠️");

    private Marks() {}

    static View.Mark of(Headline.Status status) {
        return switch (status) {
            case ALERT -> new View.Mark("▼", "alert", "alert", "⛔");
            case WATCH -> WATCH;
            case CLEAN -> new View.Mark("●", "clean", "good", "✅");
            case NOT_JUDGED -> new View.Mark("○", "not judged", "none", "⚪");
        };
    }

    /** Of a report by whatever program wrote it: a status that nobody knows is none. */
    public static View.Mark of(PastRun run) {
        return Arrays.stream(Headline.Status.values())
                .filter(status -> status.word().equals(run.status()))
                .map(Marks::of)
                .findFirst()
                .orElseGet(() -> of(Headline.Status.NOT_JUDGED));
    }

    static View.Mark of(Anomaly anomaly) {
        if (anomaly.accepted().isPresent()) {
            return new View.Mark("✓", "accepted", "none", "☑️");
        }
        if (anomaly.isWithdrawn()) {
            return new View.Mark("↩", "withdrawn", "none", "↩️");
        }
        if (anomaly.muted().isPresent()) {
            return new View.Mark("⊘", "muted", "none", "🔇");
        }
        return anomaly.isAlert() ? of(anomaly.verdict()) : WATCH;
    }

    static View.Mark of(Verdict verdict) {
        return switch (verdict) {
            case REGRESSION -> new View.Mark("▼", "alert", "alert", "⛔");
            case IMPROVEMENT -> new View.Mark("▲", "better", "good", "✅");
            case CHANGE -> new View.Mark("■", "changed", "watch", "⚠️");
            case NONE -> new View.Mark("·", "as expected", "none", "");
            case TOO_FEW_RUNS, NOT_COMPARABLE, NOT_COLLECTED ->
                new View.Mark("○", verdict.word().replace('_', ' '), "none", "");
        };
    }

    /** An observation's verdict as such: whether it is an alert is for its anomaly to say. */
    public static View.Mark verdict(Verdict verdict) {
        View.Mark mark = of(verdict);
        return verdict == Verdict.REGRESSION
                ? new View.Mark(mark.shape(), verdict.word(), mark.tone(), mark.emoji())
                : mark;
    }

    static View.Mark of(DataQuality.Level level) {
        return switch (level) {
            case ERROR -> new View.Mark("▼", level.word(), "alert", "⛔");
            case WARNING -> new View.Mark("◆", level.word(), "watch", "⚠️");
            case INFO -> new View.Mark("○", level.word(), "none", "ℹ️");
        };
    }
}
