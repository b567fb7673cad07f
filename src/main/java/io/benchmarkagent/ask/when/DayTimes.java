package io.benchmarkagent.ask.when;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day as they are written, with the zone where one is said. */
record DayTimes(LocalTime time, Duration lasts, ZoneId zone) {
    private static final String HALF = "(?:\\s?([ap])\\.?m\\b\\.?)";
    private static final Pattern CLOCK =
            Pattern.compile("(?i)(?<![\\d:.])(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?![\\d:])" + HALF + "?");
    private static final Pattern HOUR = Pattern.compile("(?i)(?<![\\d:.])(\\d{1,2})" + HALF);
    private static final Pattern NOON = Pattern.compile("(?i)\\b(?:12 )?noon\\b");
    private static final Pattern UNSURE = Pattern.compile(
            "(?i)\\bmidnight\\b|(?<![\\d:.])\\d{1,2} o['’]?clock\\b|(?<=\\bat )\\d{1,2}(?=\\s*[?.!]?$|\\s+(?:yesterday|today|on\\b))");
    /** 14:00-14:30 is no time with an offset; 2026-03-01T14:00-05:00 is. */
    private static final Pattern ZONE = Pattern.compile(
            "(?:(?<=\\d)Z\\b|UTC\\b|GMT\\b|\\+\\d{2}:?\\d{2}\\b|(?<=T\\d{2}:\\d{2}|T\\d{2}:\\d{2}:\\d{2})-\\d{2}:?\\d{2}\\b|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+)");

    private static final Pattern UNKNOWN_ZONE = Pattern.compile("\\(?(?:[A-Z]{1,4}T\\b|[A-Z][a-z]+ time\\b)\\)?");

    static Optional<DayTimes> read(Scan scan, ZoneId zone) throws Impossible {
        Optional<Matcher> unsure = scan.take(UNSURE);
        if (unsure.isPresent()) {
            throw new Impossible(
                    "'" + unsure.get().group() + "' may be one of two times of day; write 14:00, 2 pm or 00:00");
        }
        if (scan.take(NOON).isPresent()) {
            return Optional.of(new DayTimes(LocalTime.NOON, Duration.ofMinutes(1), zone(scan, zone)));
        }
        Optional<Matcher> clock = scan.take(CLOCK);
        if (clock.isPresent()) {
            Matcher m = clock.get();
            return Optional.of(time(m.group(1), m.group(2), m.group(3), m.group(4), m.group(), scan, zone));
        }
        Optional<Matcher> hour = scan.take(HOUR);
        if (hour.isPresent()) {
            Matcher m = hour.get();
            return Optional.of(time(m.group(1), "0", null, m.group(2), m.group(), scan, zone));
        }
        return Optional.empty();
    }

    private static DayTimes time(
            String hour,
            String minute,
            @Nullable String second,
            @Nullable String half,
            String words,
            Scan scan,
            ZoneId zone)
            throws Impossible {
        try {
            LocalTime time = LocalTime.of(
                    hour(Integer.parseInt(hour), half),
                    Integer.parseInt(minute),
                    second == null ? 0 : Integer.parseInt(second));
            return new DayTimes(time, second == null ? Duration.ofMinutes(1) : Duration.ofSeconds(1), zone(scan, zone));
        } catch (DateTimeException none) {
            throw new Impossible("there is no time of day '" + words + "'; write one from 00:00 to 23:59, or 2 pm");
        }
    }

    private static int hour(int hour, @Nullable String half) {
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("an hour of a half day is from 1 to 12");
        }
        return hour % 12 + (half.toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
    }

    private static ZoneId zone(Scan scan, ZoneId asked) throws Impossible {
        Optional<Matcher> said = scan.take(ZONE);
        if (said.isPresent()) {
            try {
                return ZoneId.of(said.get().group());
            } catch (DateTimeException unknown) {
                throw new Impossible(
                        "'" + said.get().group() + "' is no time zone; write one such as UTC or Europe/Berlin");
            }
        }
        Optional<Matcher> unknown = scan.take(UNKNOWN_ZONE);
        if (unknown.isPresent()) {
            throw new Impossible("'" + unknown.get().group().strip()
                    + "' is the time of more than one place; write an offset such as 14:25+01:00, or Europe/Berlin");
        }
        return asked;
    }
}
