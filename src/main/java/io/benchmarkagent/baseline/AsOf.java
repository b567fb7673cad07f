package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to when later runs are known to a report about an older one.
 *
 * @param asked in the words of whoever asked: "now", "2026-03-05"
 * @param until the last moment; empty for every run there is, so that "now" needs no clock
 */
public record AsOf(String asked, Optional<Instant> until) {
    public static final AsOf NOW = new AsOf("now", Optional.empty());

    public boolean knows(RunKey run) {
        return until.map(last -> !run.timestamp().isAfter(last)).orElse(true);
    }
}
