package io.benchmarkagent.source;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.RunFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a run was long enough for the pipeline's {@code [5m]} rates. A rate at time t averages the five minutes before t, so part of
 * a run's figures comes from before the load: all but the run's own share.
 */
final class WindowQuality {
    private static final double RATE_WINDOW = 300;
    private static final double WORTH_SAYING = 0.10;
    private static final double MISLEADING = 0.50;

    private WindowQuality() {}

    static Optional<DataQuality> tooShort(RunFacts facts) {
        OptionalDouble duration = duration(facts);
        if (duration.isEmpty() || duration.getAsDouble() <= 0) {
            return Optional.empty();
        }
        double before = shareFromBefore(duration.getAsDouble());
        return before < WORTH_SAYING ? Optional.empty() : Optional.of(line(duration.getAsDouble(), before));
    }

    /** Averaged over a run of d seconds, the share of a w-second rate that lies before the run: 1 - d/2w, or w/2d for d over w. */
    static double shareFromBefore(double seconds) {
        return seconds < RATE_WINDOW ? 1 - seconds / (2 * RATE_WINDOW) : RATE_WINDOW / (2 * seconds);
    }

    static Optional<DataQuality> endBeforeStart(RunFacts facts) {
        return facts.load()
                .start()
                .flatMap(start -> facts.load().end().filter(end -> !end.isAfter(start)))
                .map(end -> new DataQuality(
                        "window/end-before-start",
                        DataQuality.Level.ERROR,
                        "load profile",
                        "end_time " + end + " is not after start_time; no window can be looked at",
                        "mend load_profile.start_time and end_time in the run JSON"));
    }

    private static OptionalDouble duration(RunFacts facts) {
        if (facts.load().durationSeconds().isPresent()) {
            return facts.load().durationSeconds();
        }
        return facts.load()
                .start()
                .flatMap(start -> facts.load().end().map(end -> Duration.between(start, end)))
                .map(length -> OptionalDouble.of(length.toMillis() / 1000.0))
                .orElse(OptionalDouble.empty());
    }

    private static DataQuality line(double seconds, double before) {
        return new DataQuality(
                "window/too-short",
                before >= MISLEADING ? DataQuality.Level.WARNING : DataQuality.Level.INFO,
                "measurement window",
                "the run lasted " + Math.round(seconds) + " s and the pipeline's CPU rates look 5 minutes back: about "
                        + Math.round(before * 100) + " % of what they average is from before the load",
                "run at least 25 minutes, or query with a rate window of four scrape intervals");
    }
}
