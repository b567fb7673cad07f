package io.benchmarkagent.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far back a list goes, as it is typed: 30d, 2w, 12h, 90m. */
public record TimeSpan(Duration length, String words) {
    private static final Pattern TYPED = Pattern.compile("0*([1-9]\\d{0,5})([wdhm])");
    private static final Map<String, Duration> UNITS = Map.of(
            "w", Duration.ofDays(7), "d", Duration.ofDays(1), "h", Duration.ofHours(1), "m", Duration.ofMinutes(1));
    private static final Map<String, String> NAMES = Map.of("w", "week", "d", "day", "h", "hour", "m", "minute");

    /** @throws IllegalArgumentException for what is no time span, with what would have worked */
    public static TimeSpan of(String typed) {
        Matcher match = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + typed + "' is no time span; give one such as 30d, 2w or 12h");
        }
        int count = Integer.parseInt(match.group(1));
        String name = NAMES.getOrDefault(match.group(2), "");
        return new TimeSpan(
                UNITS.getOrDefault(match.group(2), Duration.ZERO).multipliedBy(count),
                count == 1 ? name : count + " " + name + "s");
    }

    public Instant before(Instant now) {
        return now.minus(length);
    }
}
