package io.benchmarkagent.ask.live;

import java.time.Duration;
import java.util.Optional;

/** How many samples 20 minutes hold, and so how far apart they are: of the intervals that people scrape at the next one. */
final class ScrapeCount {
    private static final double SECONDS = 1200;
    /** One that was missed makes no other interval. */
    private static final double SLACK = 0.9;

    private static final int[] USUAL = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600};

    private ScrapeCount() {}

    static Optional<Duration> interval(double count) {
        if (!(count >= 1)) {
            return Optional.empty();
        }
        for (int usual : USUAL) {
            if (usual >= SLACK * SECONDS / count) {
                return Optional.of(Duration.ofSeconds(usual));
            }
        }
        return Optional.of(Duration.ofSeconds((long) SECONDS));
    }
}
