package io.benchmarkagent.ask.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A date, a time of day, or both; a month by its first day.
 *
 * @param lasts a second or a minute, as exactly as it was said; without a time a day, or the days of a month
 * @param now the moment itself, where it was said against the clock
 */
record Point(Optional<LocalDate> date, Optional<LocalTime> time, Duration lasts, ZoneId zone, Optional<Instant> now) {

    static Point at(Instant moment, ZoneId zone) {
        return new Point(Optional.empty(), Optional.empty(), Duration.ofSeconds(1), zone, Optional.of(moment));
    }

    static Point of(YearMonth month, ZoneId zone) {
        return new Point(
                Optional.of(month.atDay(1)),
                Optional.empty(),
                Duration.ofDays(month.lengthOfMonth()),
                zone,
                Optional.empty());
    }

    boolean isTimeOnly() {
        return now.isEmpty() && date.isEmpty();
    }

    boolean isDayOnly() {
        return now.isEmpty() && time.isEmpty();
    }

    Point on(Optional<LocalDate> day) {
        return isTimeOnly() ? new Point(day, time, lasts, zone, now) : this;
    }

    /** The first moment of it; of a point that names its day. */
    Instant first() throws Impossible {
        if (now.isPresent()) {
            return now.get();
        }
        LocalDate day = date.orElseThrow();
        return time.isPresent() ? Asker.moment(day.atTime(time.get()), zone) : Asker.startOf(day, zone);
    }

    /** The last millisecond of it. */
    Instant last() throws Impossible {
        return isDayOnly()
                ? Asker.endOf(date.orElseThrow().plusDays(lasts.toDays() - 1), zone)
                : first().plus(lasts).minusMillis(1);
    }

    LocalTime lastTime() {
        LocalTime from = time.orElseThrow();
        LocalTime to = from.plus(lasts).minusNanos(1_000_000);
        return to.isBefore(from) ? LocalTime.MAX : to;
    }
}
