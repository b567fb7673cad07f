package io.benchmarkagent.ask.live;

import java.time.Duration;
import java.time.Instant;

/** The moments that an expression is asked for: both ends, and one each step. */
public record Points(Instant from, Instant to, long stepSeconds) {
    private static final int MOST = 500;
    private static final long[] STEPS = {
        15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600
    };

    static Points at(Instant moment) {
        return new Points(moment, moment, 1);
    }

    /** At most 500, at multiples of a step that people use. */
    static Points between(Instant from, Instant to) {
        return spread(from, to, MOST);
    }

    /** A few of the same range. */
    static Points spread(Instant from, Instant to, int most) {
        long seconds = Duration.between(from, to).toSeconds();
        long least = seconds / Math.max(1, most - 1) + 1;
        long step = least;
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = STEPS[i] >= least ? STEPS[i] : step;
        }
        return new Points(aligned(from, step), aligned(to, step), step);
    }

    public int count() {
        return (int) (Duration.between(from, to).toSeconds() / stepSeconds) + 1;
    }

    public boolean isMoment() {
        return from.equals(to);
    }

    private static Instant aligned(Instant at, long step) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), step) * step);
    }
}
