package io.benchmarkagent.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Round times of day on a time axis. */
final class TimeTicks {
    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400
    };
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private TimeTicks() {}

    record At(Instant at, String words) {}

    static List<At> between(Instant from, Instant to, int most, ZoneId zone) {
        long step = step(Duration.between(from, to).toSeconds(), most);
        long offset = zone.getRules().getOffset(from).getTotalSeconds();
        long first = Math.floorDiv(from.getEpochSecond() + offset + step - 1, step);
        long last = Math.floorDiv(to.getEpochSecond() + offset, step);
        return LongStream.rangeClosed(first, last)
                .mapToObj(k -> at(Instant.ofEpochSecond(k * step - offset), step, zone))
                .toList();
    }

    private static At at(Instant time, long step, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return new At(time, (step < 60 ? SECONDS : MINUTES).format(local));
    }

    private static long step(long seconds, int most) {
        return LongStream.of(STEPS)
                .filter(step -> seconds / step <= most)
                .findFirst()
                .orElse(Math.max(1, seconds / most));
    }
}
