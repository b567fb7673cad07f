package io.benchmarkagent.source.prometheus;

import java.util.OptionalLong;

/** The scrape interval in seconds as the data tell it, if they do, and the step that follows. */
record Scrape(OptionalLong learned, long stepSeconds) {
    static Scrape learned(long seconds) {
        return new Scrape(OptionalLong.of(seconds), seconds);
    }

    static Scrape assumed(long seconds) {
        return new Scrape(OptionalLong.empty(), seconds);
    }
}
