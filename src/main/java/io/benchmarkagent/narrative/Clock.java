package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of day and dates in a run's zone: "14:24:30", "2026-03-01". */
record Clock(ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    /** "14:24:30 (±15 s)". */
    String time(Instant instant, long uncertaintySeconds) {
        return uncertaintySeconds == 0
                ? time(instant)
                : time(instant) + " (±" + uncertaintySeconds + Figures.THIN + "s)";
    }

    /** "UTC", "Europe/Berlin". */
    String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    String date(Instant instant) {
        return DATE.format(instant.atZone(zone));
    }
}
