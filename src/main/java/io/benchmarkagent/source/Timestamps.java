package io.benchmarkagent.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pipeline's times: ISO 8601, mostly without a zone. */
public final class Timestamps {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_DATE_TIME;
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int LONGEST = 80;

    /** As {@code date +%z} and Python's {@code strftime} write it, which ISO_DATE_TIME does not read. */
    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("(T\\S*[+-]\\d\\d)(\\d\\d)?$");

    private Timestamps() {}

    /** The instant this text means; a text without a zone is in {@code zone}. Empty where it is no time of 1970 to 9999. */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = ISO.parseBest(iso(text.strip()), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                            time instanceof OffsetDateTime offset
                                    ? offset.toInstant()
                                    : LocalDateTime.from(time).atZone(zone).toInstant())
                    .filter(instant -> !instant.isBefore(FIRST) && !instant.isAfter(LAST));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static String iso(String text) {
        String joined = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        return OFFSET_WITHOUT_COLON
                .matcher(joined)
                .replaceFirst(offset -> offset.group(1) + ":" + (offset.group(2) == null ? "00" : offset.group(2)));
    }
}
