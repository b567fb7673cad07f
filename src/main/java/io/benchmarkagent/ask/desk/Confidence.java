package io.benchmarkagent.ask.desk;

import java.util.Locale;

/**
 * How sure an answer is, from 0 to 1, and what that is made of: how much of what it rests on was observed, times how far what it rests
 * on agrees.
 */
public record Confidence(double value, String how) {
    public static final Confidence NONE = new Confidence(0, "nothing was answered");

    public Confidence {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a confidence of " + value + "; give 0 to 1");
        }
    }

    /**
     * @param seen of {@code all} that should have been seen
     * @param what they are, as "services"
     */
    public static Confidence seen(int seen, int all, String what) {
        double share = all == 0 ? 0 : (double) seen / all;
        return new Confidence(
                Math.min(1, share), String.format(Locale.ROOT, "%d of %d %s were observed", seen, all, what));
    }
}
