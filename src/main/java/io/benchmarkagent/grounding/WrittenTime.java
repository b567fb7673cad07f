package io.benchmarkagent.grounding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A time of day, a date, or both, as somebody wrote them.
 *
 * @param toTheSecond seconds were written; else the minute may be rounded
 * @param utc it says that it is; else it is in the run's zone
 */
record WrittenTime(Optional<LocalDate> date, Optional<LocalTime> time, boolean toTheSecond, boolean utc) {
    private static final String MONTHS = Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ROOT) + "|"
                    + month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .collect(Collectors.joining("|"));
    private static final String DAY = "(?<iso>\\d{4}-\\d{2}-\\d{2})|(?<d1>\\d{1,2}) (?<m1>" + MONTHS
            + ")(?:,? (?<y1>\\d{4}))?|(?<m2>" + MONTHS + ") (?<d2>\\d{1,2})(?:,? (?<y2>\\d{4}))?";
    private static final Pattern WRITTEN = Pattern.compile(
            "(?i)(?<![\\d:.\\p{L}])(?:(?:" + DAY
                    + ")(?:(?:T| |, | at )(?=\\d{1,2}:))?)?(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?)?(?:\\.\\d+)?(?<half> ?[ap]\\.?m\\b\\.?)?(?<utc> ?(?:UTC|Z|GMT)\\b)?(?!\\d|:\\d)");

    static List<Mention.Time> in(String line) {
        List<Mention.Time> times = new ArrayList<>();
        Matcher matcher = WRITTEN.matcher(line);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()
                    && (matcher.group("time") != null || day(matcher).isPresent())) {
                of(matcher).ifPresent(times::add);
            }
        }
        return times;
    }

    /** Whether this is that moment, to the precision it was written with. */
    boolean tells(Instant moment, ZoneId zone) {
        ZonedDateTime at = moment.atZone(utc ? ZoneOffset.UTC : zone);
        return date.map(at.toLocalDate()::equals).orElse(true)
                && time.map(written -> isThen(written, at.toLocalTime())).orElse(true);
    }

    private boolean isThen(LocalTime written, LocalTime actual) {
        ChronoUnit unit = toTheSecond ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        LocalTime half = toTheSecond ? actual.plusNanos(500_000_000) : actual.plusSeconds(30);
        return written.equals(actual.truncatedTo(unit)) || written.equals(half.truncatedTo(unit));
    }

    private static Optional<Mention.Time> of(Matcher matcher) {
        Optional<LocalTime> time = time(matcher);
        boolean impossible = matcher.group("time") != null && time.isEmpty();
        String text = Optional.ofNullable(matcher.group("time")).orElse("");
        return impossible
                ? Optional.empty()
                : Optional.of(new Mention.Time(
                        matcher.start(),
                        matcher.end(),
                        new WrittenTime(day(matcher), time, text.length() > 5, matcher.group("utc") != null)));
    }

    private static Optional<LocalTime> time(Matcher matcher) {
        String text = matcher.group("time");
        if (text == null) {
            return Optional.empty();
        }
        int[] parts = Arrays.stream(text.split(":")).mapToInt(Integer::parseInt).toArray();
        int hour = parts[0] + afternoon(matcher.group("half"), parts[0]);
        int second = parts.length > 2 ? parts[2] : 0;
        return hour < 24 && parts[1] < 60 && second < 60
                ? Optional.of(LocalTime.of(hour, parts[1], second))
                : Optional.empty();
    }

    private static int afternoon(@org.jspecify.annotations.Nullable String half, int hour) {
        if (half == null) {
            return 0;
        }
        boolean pm = half.strip().toLowerCase(Locale.ROOT).startsWith("p");
        return pm ? (hour == 12 ? 0 : 12) : (hour == 12 ? -12 : 0);
    }

    private static Optional<LocalDate> day(Matcher matcher) {
        if (matcher.group("iso") != null) {
            return parsed(matcher.group("iso"));
        }
        for (String order : List.of("1", "2")) {
            if (matcher.group("d" + order) != null && matcher.group("y" + order) != null) {
                return parsed("%s-%02d-%02d"
                        .formatted(
                                matcher.group("y" + order),
                                month(matcher.group("m" + order)),
                                Integer.parseInt(matcher.group("d" + order))));
            }
        }
        return Optional.empty();
    }

    private static int month(String name) {
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Optional<LocalDate> parsed(String iso) {
        try {
            return Optional.of(LocalDate.parse(iso));
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
