package io.benchmarkagent.ask.when;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Days as they are written; what is written without a year is the last one that was. */
final class Dates {
    static final String MONTHS = Arrays.stream(Month.values())
                    .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "|"
                            + month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                    .distinct()
                    .collect(Collectors.joining("|"))
            + "|sept";
    static final String DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
            .collect(Collectors.joining("|"));
    private static final Pattern ISO = of("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?![\\d-])");
    private static final Pattern DAY_MONTH =
            of("(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (" + MONTHS + ")\\b\\.?(?:,? (\\d{4})(?![\\d:]))?");
    private static final Pattern MONTH_DAY = of("(" + MONTHS
            + ")\\b\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|\\.\\d| ?%)\\b(?:,? (\\d{4})(?![\\d:]))?");
    private static final Pattern NEAR = of("(?:the )?day before yesterday\\b|yesterday\\b|today\\b");
    private static final Pattern WEEKDAY = of("(?:(last|past|this) )?(" + DAYS + ")\\b");
    private static final Pattern SLASHES = of(
            "(?:\\d{1,2}/\\d{1,2}/\\d{2,4}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|(?<=\\b(?:on|since|from|until) )\\d{1,2}/\\d{1,2})(?![\\d/])");
    /** "Monday, 22 August": one day, said twice. */
    private static final Pattern BESIDE_ITS_DATE =
            of("(" + DAYS + ")\\b(?=,? (?:the )?(?:\\d{4}-\\d{1,2}-\\d|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:" + MONTHS
                    + ")\\b|(?:" + MONTHS + ")\\b\\.? (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?![\\d:]|\\.\\d)\\b))");

    private static final Pattern DAY_ALONE = of("the \\d{1,2}(?:st|nd|rd|th)\\b(?! percentile)");

    private Dates() {}

    private static Pattern of(String words) {
        return Pattern.compile("(?i)\\b(?<!\\d[.:/-])" + words);
    }

    static Optional<LocalDate> read(Scan scan, LocalDate today) throws Impossible {
        Optional<Matcher> beside = scan.take(BESIDE_ITS_DATE);
        Optional<LocalDate> date = dated(scan, today);
        if (beside.isPresent() && date.isPresent()) {
            refuseAnother(beside.get().group(1), date.get());
        }
        return date;
    }

    private static void refuseAnother(String weekday, LocalDate date) throws Impossible {
        DayOfWeek day = DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT));
        if (date.getDayOfWeek() != day) {
            throw new Impossible(date + " is no " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    + "; leave out the day of the week, or write the date that is meant");
        }
    }

    private static Optional<LocalDate> dated(Scan scan, LocalDate today) throws Impossible {
        Optional<Matcher> ambiguous = scan.take(SLASHES);
        if (ambiguous.isPresent()) {
            throw new Impossible(
                    "'" + ambiguous.get().group() + "' may be a day of one month or of another; write 2026-03-01");
        }
        Optional<Matcher> iso = scan.take(ISO);
        if (iso.isPresent()) {
            Matcher m = iso.get();
            return Optional.of(date(m.group(1), Integer.parseInt(m.group(2)), m.group(3), m.group(), today));
        }
        Optional<Matcher> first = scan.take(DAY_MONTH);
        if (first.isPresent()) {
            Matcher m = first.get();
            return Optional.of(date(m.group(3), month(m.group(2)).getValue(), m.group(1), m.group(), today));
        }
        Optional<Matcher> second = scan.take(MONTH_DAY);
        if (second.isPresent()) {
            Matcher m = second.get();
            return Optional.of(date(m.group(3), month(m.group(1)).getValue(), m.group(2), m.group(), today));
        }
        return near(scan, today);
    }

    private static Optional<LocalDate> near(Scan scan, LocalDate today) throws Impossible {
        Optional<Matcher> alone = scan.take(DAY_ALONE);
        if (alone.isPresent()) {
            throw new Impossible("'" + alone.get().group() + "' names no month; write 1 March or 2026-03-01");
        }
        Optional<Matcher> near = scan.take(NEAR);
        if (near.isPresent()) {
            String word = near.get().group().toLowerCase(Locale.ROOT);
            return Optional.of(today.minusDays(word.equals("today") ? 0 : word.equals("yesterday") ? 1 : 2));
        }
        return scan.take(WEEKDAY).map(m -> weekday(m, today));
    }

    /** The last one; of today's name today, unless "last" is said. */
    private static LocalDate weekday(Matcher m, LocalDate today) {
        DayOfWeek day = DayOfWeek.valueOf(m.group(2).toUpperCase(Locale.ROOT));
        boolean earlier = m.group(1) != null && !m.group(1).equalsIgnoreCase("this");
        return today.with(earlier ? TemporalAdjusters.previous(day) : TemporalAdjusters.previousOrSame(day));
    }

    static Month month(String name) {
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(name.substring(0, 3).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate date(@Nullable String year, int month, String day, String words, LocalDate today)
            throws Impossible {
        try {
            return year == null
                    ? latest(month, Integer.parseInt(day), today)
                    : LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
        } catch (DateTimeException none) {
            throw new Impossible("there is no day '" + words + "'; write one such as 2026-03-01 or 1 March");
        }
    }

    /** The last that was: 29 February is one of a leap year. */
    private static LocalDate latest(int month, int day, LocalDate today) {
        MonthDay wanted = MonthDay.of(month, day);
        int year = today.getYear();
        while (!wanted.isValidYear(year) || wanted.atYear(year).isAfter(today)) {
            year--;
        }
        return wanted.atYear(year);
    }
}
