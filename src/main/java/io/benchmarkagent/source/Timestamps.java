package io.benchmarkagent.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** The pipeline's times: ISO 8601, mostly without a zone. */
final class Timestamps {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_DATE_TIME;

    private Timestamps() {}

    /** The instant this text means; a text without a zone is in {@code zone}. Empty where it is no time. */
    static Optional<Instant> parse(String text, ZoneId zone) {
        try {
            TemporalAccessor time = ISO.parseBest(
                    text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T"),
                    OffsetDateTime::from,
                    LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : LocalDateTime.from(time).atZone(zone).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
