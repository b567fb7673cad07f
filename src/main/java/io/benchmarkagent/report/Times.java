package io.benchmarkagent.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the run's zone; the date is said once, and again only where it is another one. */
public record Times(ZoneId zone, LocalDate day) {
    private static final DateTimeFormatter DATE = format("d MMMM uuuu");
    private static final DateTimeFormatter OTHER_DAY = format("d MMM HH:mm:ss");
    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter MINUTES = format("HH:mm");
    private static final DateTimeFormatter STAMP = format("uuuu-MM-dd HH:mm");

    static Times on(Instant day, ZoneId zone) {
        return new Times(zone, day.atZone(zone).toLocalDate());
    }

    /** "1 March 2026". */
    String date() {
        return DATE.format(day);
    }

    /** "14:24:30"; "2 Mar 00:01:10" on another day. */
    String time(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return (local.toLocalDate().equals(day) ? SECONDS : OTHER_DAY).format(local);
    }

    /** "14:24". */
    String minutes(Instant instant) {
        return MINUTES.format(instant.atZone(zone));
    }

    /** "2026-03-01 14:24", for lists of runs. */
    public String stamp(Instant instant) {
        return STAMP.format(instant.atZone(zone));
    }

    /** "UTC", "Europe/Berlin". */
    public String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** "±15 s"; nothing where the time is exact. */
    static String uncertainty(long seconds) {
        return seconds == 0 ? "" : "±" + seconds + "\u202fs";
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
