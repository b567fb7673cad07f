package io.benchmarkagent.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When a report is to be there. What takes long and can be done without is given what is left of it, less a share that is kept back
 * for what comes after: evidence less a fifth, the narrative less a tenth, so that the narrative is the first to be cut.
 */
record Deadline(Optional<Duration> whole, long begun, LongSupplier nanoTime) {
    /** What nobody bounds. */
    private static final Duration ENDLESS = Duration.ofDays(365);

    static Deadline in(Optional<Duration> whole, LongSupplier nanoTime) {
        return new Deadline(whole, nanoTime.getAsLong(), nanoTime);
    }

    Duration forEvidence() {
        return leaving(5);
    }

    Duration forNarrative() {
        return leaving(10);
    }

    private Duration leaving(int share) {
        return whole.map(all -> all.minus(all.dividedBy(share)).minusNanos(nanoTime.getAsLong() - begun))
                .orElse(ENDLESS);
    }
}
