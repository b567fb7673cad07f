package io.benchmarkagent.source.prometheus;

import java.util.Map;

/**
 * Something that is scraped.
 *
 * @param health {@code up}, {@code down} or {@code unknown}
 * @param lastError why the last scrape failed; "" where it did not
 */
public record ScrapeTarget(String health, String lastScrape, String lastError, Map<String, String> labels) {
    public ScrapeTarget {
        labels = Map.copyOf(labels);
    }
}
