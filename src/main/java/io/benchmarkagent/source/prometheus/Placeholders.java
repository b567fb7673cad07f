package io.benchmarkagent.source.prometheus;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words with a dollar stand for in an expression of the catalogue. */
record Placeholders(String namespace, long scrapeSeconds, int windowScrapes) {
    static final List<String> KNOWN = List.of("$namespace", "$window", "$step", "$edge_window");
    static final Pattern PLACEHOLDER = Pattern.compile("\\$[a-z_]+");

    String fill(String promql) {
        return PLACEHOLDER.matcher(promql).replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group())));
    }

    long windowSeconds() {
        return scrapeSeconds * windowScrapes;
    }

    private String valueOf(String placeholder) {
        return switch (placeholder) {
            case "$namespace" -> namespace;
            case "$window" -> windowSeconds() + "s";
            case "$step" -> scrapeSeconds + "s";
            case "$edge_window" -> scrapeSeconds * 1500 + "ms";
            default -> throw new IllegalArgumentException("unknown " + placeholder + "; known: " + KNOWN);
        };
    }
}
