package io.benchmarkagent.source.prometheus;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Learns the scrape interval from the spacing of raw samples. cAdvisor stamps its samples itself, so a usual interval nearby is taken. */
final class ScrapeIntervals {
    private static final long[] USUAL = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300};
    private static final double NEARBY = 0.1;

    private ScrapeIntervals() {}

    /** In seconds; empty where no probe has two samples of a series before this moment. */
    static OptionalLong learn(LiveAnswers live, List<String> probes, Instant at) throws InterruptedException {
        for (String probe : probes) {
            try {
                OptionalLong spacing = live.samples(probe, at).spacingSeconds();
                if (spacing.isPresent()) {
                    return OptionalLong.of(usual(spacing.getAsLong()));
                }
            } catch (Unanswered e) {
                if (live.stopped().isPresent()) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }

    static long usual(long seconds) {
        return LongStream.of(USUAL)
                .filter(usual -> Math.abs(usual - seconds) <= NEARBY * usual)
                .findFirst()
                .orElse(seconds);
    }
}
