package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import okhttp3.Response;

/** An HTTP status other than 2xx, told apart: who refuses, and whether it may pass. */
final class HttpFailure {
    private static final int LONGEST_BODY = 64 * 1024;

    private HttpFailure() {}

    static Unanswered of(Response response) throws IOException {
        int code = response.code();
        Optional<String> reason = prometheusReason(response);
        String message = "HTTP " + code + reason.map(text -> " " + text).orElse("");
        if (code == 401 || code == 403 || code == 407) {
            return Unanswered.because(Reason.UNAUTHORIZED, message);
        }
        if (code == 429 || code >= 500) {
            return Unanswered.forNow(reason.isPresent() ? Reason.REFUSED : Reason.BUSY, message, retryAfter(response));
        }
        return Unanswered.because(reason.isPresent() ? Reason.REFUSED : Reason.NOT_PROMETHEUS, message);
    }

    /** What Prometheus itself gives as the reason, in JSON; a page of a proxy says nothing worth repeating. */
    private static Optional<String> prometheusReason(Response response) throws IOException {
        try (InputStream body = new LimitedStream(response.body().byteStream(), LONGEST_BODY)) {
            RangeAnswerReader.read(body);
            return Optional.empty();
        } catch (Unanswered e) {
            return Optional.of(e).filter(one -> one.reason() == Reason.REFUSED).map(Unanswered::why);
        }
    }

    /** Seconds, or a date, which is read against the server's own clock. */
    private static Optional<Duration> retryAfter(Response response) {
        Optional<String> wait =
                Optional.ofNullable(response.header("Retry-After")).map(String::strip);
        if (wait.isPresent() && wait.get().matches("\\d{1,9}")) {
            return wait.map(Long::parseLong).map(Duration::ofSeconds);
        }
        Optional<Instant> until = wait.flatMap(HttpFailure::date);
        Optional<Instant> now = Optional.ofNullable(response.header("Date")).flatMap(HttpFailure::date);
        return until.flatMap(end -> now.map(start -> Duration.between(start, end)))
                .filter(duration -> !duration.isNegative());
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
