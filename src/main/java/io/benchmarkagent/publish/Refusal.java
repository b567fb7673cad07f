package io.benchmarkagent.publish;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A status other than 2xx, told apart: what may pass, and when, from what will not.
 *
 * <p>Sources: GitHub, "Rate limits for the REST API" (403 or 429; Retry-After; x-ratelimit-remaining and -reset, seconds since 1970; of
 * a secondary limit that says nothing at least a minute); GitLab, "Rate limits" (429; Retry-After; RateLimit-Reset).
 */
final class Refusal {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SECONDARY = Duration.ofMinutes(1);
    private static final int LONGEST = 200;

    private final Response response;
    private final String said;
    private final Clock clock;

    Refusal(Response response, String body, Clock clock) {
        this.response = response;
        this.said = said(body);
        this.clock = clock;
    }

    NotPublished told(String host) {
        int code = response.code();
        String what = host + " answers HTTP " + code + (said.isEmpty() ? "" : " (" + said + ")");
        if (isLimit()) {
            return NotPublished.forNow(what, Optional.of(pause().orElse(SECONDARY)));
        }
        if (code == 429 || code == 408 || code >= 500) {
            return NotPublished.forNow(what, pause());
        }
        return NotPublished.refused(code, what + mend(code));
    }

    private static String mend(int code) {
        if (code / 100 == 3) {
            return ", which is not followed; give the API's own address";
        }
        return switch (code) {
            case 401 -> "; the token is no good, set a valid one";
            case 403 ->
                "; the token may not write here: give the job that permission, or, for a pull request from a fork,"
                        + " publish in two steps (see the README)";
            case 404 -> "; there is no such pull request, or the token may not see it";
            default -> "";
        };
    }

    private boolean isLimit() {
        String words = said.toLowerCase(Locale.ROOT);
        return (response.code() == 403 || response.code() == 429)
                && (words.contains("rate limit")
                        || words.contains("abuse")
                        || header("x-ratelimit-remaining").equals("0"));
    }

    private Optional<Duration> pause() {
        return seconds(header("Retry-After"))
                .or(() -> date(header("Retry-After")))
                .or(this::reset)
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause);
    }

    /** Only of a limit that is used up. */
    private Optional<Duration> reset() {
        return Stream.of("x-ratelimit-", "ratelimit-")
                .filter(kind -> header(kind + "remaining").equals("0"))
                .flatMap(kind -> seconds(header(kind + "reset")).stream())
                .map(since -> Duration.between(clock.instant(), Instant.EPOCH.plus(since)))
                .findFirst();
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,12}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    private Optional<Duration> date(String text) {
        try {
            return Optional.of(Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private String header(String name) {
        return response.header(name, "").strip();
    }

    /** GitHub says it as "message", GitLab as "message" or "error", in words or as an object; a page of a proxy says nothing worth repeating. */
    private static String said(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode said = json.path(json.has("message") ? "message" : "error");
            String words = said.isString() ? said.asString() : said.isMissingNode() ? "" : said.toString();
            return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
        } catch (JacksonException page) {
            return "";
        }
    }
}
