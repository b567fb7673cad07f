package io.benchmarkagent.llm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a busy server wants to be left alone, by its headers.
 *
 * <p>Sources: RFC 9110 (Retry-After, seconds or a date); OpenAI and Azure (retry-after-ms; x-ratelimit-reset-requests and -tokens, as
 * Go's durations such as 6m0s or 120ms); OpenRouter (X-RateLimit-Reset, milliseconds since 1970).
 */
final class Pause {
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|h|m|s)");
    private static final Pattern DURATION = Pattern.compile("(?:" + PART.pattern() + ")+");
    private static final Duration LONGEST = Duration.ofDays(31);

    private Pause() {}

    /** @param header a header's value by its name, or "" */
    static Optional<Duration> asked(Function<String, String> header, Instant now) {
        return number(header.apply("retry-after-ms"), 1)
                .or(() -> number(header.apply("Retry-After"), 1000))
                .or(() -> date(header.apply("Retry-After"), now))
                .or(() -> reset(header, now))
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause)
                .map(pause -> pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    /** Of what is used up; a limit that has something left is none to wait for. */
    private static Optional<Duration> reset(Function<String, String> header, Instant now) {
        return Stream.of("requests", "tokens")
                .filter(of -> header.apply("x-ratelimit-remaining-" + of).matches("|0"))
                .flatMap(of -> duration(header.apply("x-ratelimit-reset-" + of)).stream())
                .max(Comparator.naturalOrder())
                .or(() -> number(header.apply("X-RateLimit-Reset"), 1)
                        .map(since -> Duration.between(now, Instant.EPOCH.plus(since))));
    }

    private static Optional<Duration> number(String text, long millis) {
        return text.strip().matches("\\d{1,14}(\\.\\d{1,6})?")
                ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * millis)))
                : Optional.empty();
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            return Optional.of(Duration.between(
                    now,
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        if (!DURATION.matcher(text.strip()).matches()) {
            return number(text, 1000);
        }
        Matcher part = PART.matcher(text);
        double millis = 0;
        while (part.find()) {
            millis += Double.parseDouble(part.group(1)) * millis(part.group(2));
        }
        return Optional.of(Duration.ofMillis((long) Math.ceil(millis)));
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1000;
            default -> 1;
        };
    }
}
