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
    private static final Pattern MONTH = Pattern.compile(
            "(?i)\\b(?:in|during|since|of|from) (?:last )?(" + Dates.MONTHS + ")\\b(?: (\\d{4}))?(?! \\d)");

    static Optional<Stretches> read(Scan scan, Asker asker) {
        Optional<Matcher> calendar = scan.take(CALENDAR);
        if (calendar.isPresent()) {
            return Optional.of(calendar(calendar.get(), asker));
        }
        Optional<Matcher> last = scan.take(LAST);
        if (last.isPresent()) {
            return Optional.of(new Stretches(Lengths.of(last.get(), 1).before(asker.now(), asker.zone()), asker.now()));
        }
        return scan.take(MONTH).map(m -> month(m, asker));
    }

    private static Stretches calendar(Matcher m, Asker asker) {
        boolean current = m.group(1).equalsIgnoreCase("this");
        LocalDate today = asker.today();
        return switch (m.group(2).toLowerCase(Locale.ROOT)) {
            case "week" -> days(monday(today, current), monday(today, current).plusDays(6), asker);
            case "month" -> ofMonth(YearMonth.from(today).minusMonths(current ? 0 : 1), asker);
            default -> {
                Year year = Year.from(today).minusYears(current ? 0 : 1);
                yield days(year.atDay(1), year.atDay(year.length()), asker);
            }
        };
    }

    private static LocalDate monday(LocalDate today, boolean current) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(current ? 0 : 1);
    }

    /** The last that began. */
    private static Stretches month(Matcher m, Asker asker) {
        int month = Dates.month(m.group(1)).getValue();
        int year = asker.today().getYear() - (month > asker.today().getMonthValue() ? 1 : 0);
        return ofMonth(YearMonth.of(m.group(2) == null ? year : Integer.parseInt(m.group(2)), month), asker);
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
