package io.benchmarkagent.ask.when;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stretches of time against the asker's clock and calendar: "the last 30 minutes", "last week", "in March". A week begins on Monday. */
record Stretches(Instant from, Instant to) {
    private static final String BEFORE = "\\b(?:(?:in|over|during|for|within|of|from) )?(?:the )?";
    private static final Pattern CALENDAR =
            Pattern.compile("(?i)" + BEFORE + "(last|previous|this) (week|month|year)\\b(?!s)");
    private static final Pattern LAST = Pattern.compile("(?i)" + BEFORE + "(?:last|past) " + Lengths.WORDS);
    /** "In the last month" is until now; "last month" is the one of the calendar. */
    private static final Pattern ROLLING =
            Pattern.compile("(?i)\\b(?=(?:in|over|during|within|for) the last (?:week|month|year)\\b)");

    private static final String NAMED = "(?:(?:last|this) )?(" + Dates.MONTHS + ")\\b(?:,? (\\d{4}))?(?! \\d)";
    private static final Pattern BARE_MONTH = Pattern.compile("(?i)\\b" + NAMED);
    private static final Pattern MONTH = Pattern.compile("(?i)\\b(?:in|during|of|from) " + NAMED);
    /** Of which nobody means the second. */
    private static final Pattern AGO = Pattern.compile(
            "(?i)" + BEFORE
                    + "(\\d{1,5}|an?|one|two|three|four|five|six|seven|ten|twelve)[ -]?(d|days?|w|weeks?|months?|years?) ago\\b");

    static Optional<Stretches> read(Scan scan, Asker asker) {
        Optional<Stretches> ago = ago(scan, asker);
        if (ago.isPresent()) {
            return ago;
        }
        Optional<Stretches> relative = relative(scan, asker);
        return relative.isPresent() ? relative : scan.take(MONTH).map(m -> month(m, asker));
    }

    /** The same behind a word such as "since", where a month needs none of its own. */
    static Optional<Stretches> bare(Scan scan, Asker asker) {
        Optional<Stretches> relative = relative(scan, asker);
        return relative.isPresent() ? relative : scan.take(BARE_MONTH).map(m -> month(m, asker));
    }

    /** A month as one end of a time. */
    static Optional<Point> month(Scan scan, Asker asker) {
        return scan.take(BARE_MONTH).map(m -> Point.of(yearMonth(m, asker), asker.zone()));
    }

    private static Optional<Stretches> relative(Scan scan, Asker asker) {
        Optional<Matcher> calendar = scan.take(ROLLING).isPresent() ? Optional.empty() : scan.take(CALENDAR);
        if (calendar.isPresent()) {
            return Optional.of(calendar(calendar.get(), asker));
        }
        Optional<Matcher> last = scan.take(LAST);
        if (last.isPresent()) {
            return Optional.of(new Stretches(Lengths.of(last.get(), 1).before(asker.now(), asker.zone()), asker.now()));
        }
        return Optional.empty();
    }

    /** "Two days ago", and nothing shorter. */
    static Optional<Stretches> ago(Scan scan, Asker asker) {
        return scan.take(AGO).map(m -> ago(Lengths.of(m, 1), asker));
    }

    /** The day that was so many days ago; of weeks, months and years the one that was. */
    private static Stretches ago(Lengths length, Asker asker) {
        LocalDate day = LocalDate.ofInstant(length.before(asker.now(), asker.zone()), asker.zone());
        return switch (length.unit()) {
            case WEEKS -> days(monday(day, true), monday(day, true).plusDays(6), asker);
            case MONTHS -> ofMonth(YearMonth.from(day), asker);
            case YEARS -> ofYear(Year.from(day), asker);
            default -> days(day, day, asker);
        };
    }

    private static Stretches calendar(Matcher m, Asker asker) {
        boolean current = m.group(1).equalsIgnoreCase("this");
        LocalDate today = asker.today();
        return switch (m.group(2).toLowerCase(Locale.ROOT)) {
            case "week" -> days(monday(today, current), monday(today, current).plusDays(6), asker);
            case "month" -> ofMonth(YearMonth.from(today).minusMonths(current ? 0 : 1), asker);
            default -> ofYear(Year.from(today).minusYears(current ? 0 : 1), asker);
        };
    }

    private static Stretches ofYear(Year year, Asker asker) {
        return days(year.atDay(1), year.atDay(year.length()), asker);
    }

    private static LocalDate monday(LocalDate today, boolean current) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(current ? 0 : 1);
    }

    private static Stretches month(Matcher m, Asker asker) {
        return ofMonth(yearMonth(m, asker), asker);
    }

    /** The last that began. */
    private static YearMonth yearMonth(Matcher m, Asker asker) {
        int month = Dates.month(m.group(1)).getValue();
        int year = asker.today().getYear() - (month > asker.today().getMonthValue() ? 1 : 0);
        return YearMonth.of(m.group(2) == null ? year : Integer.parseInt(m.group(2)), month);
    }

    private static Stretches ofMonth(YearMonth month, Asker asker) {
        return days(month.atDay(1), month.atEndOfMonth(), asker);
    }

    private static Stretches days(LocalDate first, LocalDate last, Asker asker) {
        Instant end = Asker.endOf(last, asker.zone());
        Instant start = Asker.startOf(first, asker.zone());
        boolean running = end.isAfter(asker.now()) && !start.isAfter(asker.now());
        return new Stretches(start, running ? asker.now() : end);
    }
}
