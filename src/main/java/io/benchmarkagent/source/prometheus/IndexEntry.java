package io.benchmarkagent.source.prometheus;

import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code index.json} says of one recorded answer. {@code scrapeInterval} is empty where it could not be learned and the step
 * was the configured one; {@code sha256} is that of the body, unpacked.
 */
record IndexEntry(
        String promql, Grid grid, OptionalLong scrapeInterval, String sha256, List<String> warnings, String outcome) {
    IndexEntry {
        warnings = List.copyOf(warnings);
    }

    Scrape scrape() {
        return new Scrape(scrapeInterval, grid.stepSeconds());
    }
}
