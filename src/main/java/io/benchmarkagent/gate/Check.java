package io.benchmarkagent.gate;

import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.run.Mute;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that the gate looked at.
 *
 * @param id the same for the same problem in another run: an anomaly's, {@code threshold/…}, or {@code run}
 * @param title who and what: "checkoutservice: latency, p95"
 * @param severity of an anomaly
 * @param words what was seen, in a sentence
 * @param why it came out so, where it did not plainly pass or fail; empty else
 * @param muted only with {@link Outcome#MUTED}
 */
public record Check(
        String id,
        Kind kind,
        String subject,
        String metric,
        String title,
        Outcome outcome,
        Optional<Severity> severity,
        String words,
        String why,
        Optional<Mute> muted) {

    /** What is checked. */
    public enum Kind {
        /** Whether there was anything to judge. */
        RUN,
        ANOMALY,
        THRESHOLD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came out. */
    public enum Outcome {
        PASSED,
        FAILED,
        MUTED,
        NOT_JUDGED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Outcome> of(String word) {
            return Arrays.stream(values())
                    .filter(known -> known.word().equals(word))
                    .findFirst();
        }
    }

    public boolean is(Outcome wanted) {
        return outcome == wanted;
    }

    boolean isOf(Kind wanted) {
        return kind == wanted;
    }
}
