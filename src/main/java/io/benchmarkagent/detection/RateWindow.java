package io.benchmarkagent.detection;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How far back each point of an answer looks, as its expression says: {@code rate(x[60s])} looks back for a minute. */
final class RateWindow {
    private static final Pattern RANGE = Pattern.compile("\\[((?:\\d+(?:ms|[smhdwy]))+)(?::[^\\]]*)?\\]");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");
    private static final Map<String, Long> UNITS = Map.of(
            "ms",
            1L,
            "s",
            1000L,
            "m",
            60_000L,
            "h",
            3_600_000L,
            "d",
            86_400_000L,
            "w",
            604_800_000L,
            "y",
            31_536_000_000L);

    private RateWindow() {}

    /** The longest of its ranges; 0 where it has none. */
    static long millis(String promql) {
        return RANGE.matcher(promql)
                .results()
                .mapToLong(range -> PART.matcher(range.group(1))
                        .results()
                        .mapToLong(RateWindow::part)
                        .sum())
                .max()
                .orElse(0);
    }

    private static long part(MatchResult part) {
        return Long.parseLong(part.group(1)) * UNITS.getOrDefault(part.group(2), 0L);
    }
}
