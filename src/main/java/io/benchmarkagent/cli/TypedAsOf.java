package io.benchmarkagent.cli;

import io.benchmarkagent.baseline.AsOf;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** {@code --as-of}, as it is typed: now, a day, which is known whole, or a time; in the zone asked for where it carries none. */
final class TypedAsOf {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendOptional(DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT))
            .appendOptional(DateTimeFormatter.ISO_DATE_TIME)
            .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE)
            .toFormatter(Locale.ROOT);

    private TypedAsOf() {}

    /** @throws IllegalArgumentException for what is no time, with what would have worked */
    static AsOf of(String typed, ZoneId zone) {
        if (typed.equals(AsOf.NOW.asked())) {
            return AsOf.NOW;
        }
        try {
            TemporalAccessor time = TIME.parseBest(typed, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return new AsOf(typed, Optional.of(last(time, zone)));
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("'" + typed
                    + "' is no time; give now, a day such as 2026-03-01, or a time" + " such as 2026-03-01T14:30");
        }
    }

    private static Instant last(TemporalAccessor time, ZoneId zone) {
        if (time instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        return time instanceof LocalDateTime local
                ? local.atZone(zone).toInstant()
                : LocalDate.from(time)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                        .minusNanos(1);
    }
}
