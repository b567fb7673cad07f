package io.benchmarkagent.web.problem;

import io.benchmarkagent.report.Inert;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Why a request gets nothing.
 *
 * @param kind what programs tell problems apart by, such as "unknown-run"
 * @param detail one line: what, where, the mend
 * @param retry until it is worth trying again, where that is what helps
 */
public record Problem(HttpStatus status, String kind, String detail, Optional<Duration> retry) {
    private static final Duration RESTART = Duration.ofSeconds(5);
    private static final String KINDS = "urn:benchmark-agent:problem:";

    public static Problem of(HttpStatus status, String kind, String detail) {
        return new Problem(status, kind, detail, Optional.empty());
    }

    /** It cannot be read, or says what cannot be meant. */
    public static Problem unreadable(String detail) {
        return of(HttpStatus.BAD_REQUEST, "unreadable-request", detail);
    }

    /** There is no such thing. */
    public static Problem unknown(String what, String detail) {
        return of(HttpStatus.NOT_FOUND, "unknown-" + what, detail);
    }

    /** A model was to answer, and none did. */
    public static Problem noModel(String why) {
        return of(HttpStatus.BAD_GATEWAY, "no-model", "no model answered: " + why);
    }

    /** Not now: too many others are before it. */
    public static Problem busy(String detail, Duration wait) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", detail, Optional.of(wait));
    }

    /** Not here: this one is about to end, and another is there, or will be. */
    public static Problem stopping() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "stopping",
                "the service is being stopped, and this was not begun; ask again",
                Optional.of(RESTART));
    }

    /** As it is sent. Source: RFC 9457, and RFC 9110 section 10.2.3 for Retry-After. */
    public ResponseEntity<Object> response() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        retry.ifPresent(time -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, time.toSeconds()))));
        return new ResponseEntity<>(body(), headers, status);
    }

    /** The same without its headers. */
    public ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, Inert.line(detail));
        body.setType(java.net.URI.create(KINDS + kind));
        retry.ifPresent(time -> body.setProperties(Map.of("retry_after_seconds", Math.max(1, time.toSeconds()))));
        return body;
    }
}
