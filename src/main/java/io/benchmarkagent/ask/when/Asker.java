package io.benchmarkagent.ask.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Whose clock and zone a time is read by. */
public record Asker(Instant now, ZoneId zone) {
    LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** The moment of that zone; there is none in the hour that a clock skips, and two in the one that it has twice. */
    static Instant moment(LocalDateTime local, ZoneId zone) throws Impossible {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new Impossible(
                    local + " does not exist in " + zone + ", where clocks skip that hour; give one after it");
        }
        if (offsets.size() > 1) {
            throw new Impossible(local + " is twice in " + zone + ", where clocks go back; give the offset: " + local
                    + offsets.get(0) + " or " + local + offsets.get(1));
        }
        return local.toInstant(offsets.get(0));
    }

    static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The last millisecond of it. */
    static Instant endOf(LocalDate day, ZoneId zone) {
        return startOf(day.plusDays(1), zone).minusMillis(1);
    }
}
