package io.benchmarkagent.ask.when;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

/** How long something is: "30 minutes", "2h", "an hour". */
record Lengths(long count, ChronoUnit unit) {
    /** Two groups: how many, and of what. */
    static final String WORDS =
            "(\\d{1,5}|an?|one|two|three|four|five|six|seven|ten|twelve)?[ -]?(s|secs?|seconds?|(?<=\\d)(?-i:m)|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?)\\b";

    private static final Map<String, Integer> NUMBERS =
            Map.of("one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "ten", 10, "twelve", 12);

    /** @param first the group that says how many */
    static Lengths of(Matcher m, int first) {
        String count = m.group(first) == null ? "1" : m.group(first).toLowerCase(Locale.ROOT);
        boolean digits = Character.isDigit(count.charAt(0));
        return new Lengths(
                digits ? Long.parseLong(count) : NUMBERS.getOrDefault(count, 1),
                unit(m.group(first + 1).toLowerCase(Locale.ROOT)));
    }

    private static ChronoUnit unit(String word) {
        if (word.startsWith("mo")) {
            return ChronoUnit.MONTHS;
        }
        return switch (word.charAt(0)) {
            case 's' -> ChronoUnit.SECONDS;
            case 'm' -> ChronoUnit.MINUTES;
            case 'h' -> ChronoUnit.HOURS;
            case 'd' -> ChronoUnit.DAYS;
            case 'w' -> ChronoUnit.WEEKS;
            default -> ChronoUnit.YEARS;
        };
    }

    /** So long before; days by the calendar. */
    Instant before(Instant moment, ZoneId zone) {
        return ZonedDateTime.ofInstant(moment, zone).minus(count, unit).toInstant();
    }

    long seconds() {
        return unit.getDuration().toSeconds() * count;
    }
}
