package io.benchmarkagent.web.problem;

import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Makes one problem of whatever a request ended with. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    @ExceptionHandler(Refusal.class)
    public ResponseEntity<Object> refused(Refusal refusal) {
        return refusal.problem().response();
    }

    /** What broke is ours to know, and no business of who asked: a number tells both of the same. */
    @ExceptionHandler(Exception.class)
    public ResponseEntity<Object> broken(Exception broken) {
        return told(broken).response();
    }

    /** The same before it is sent. */
    public static Problem told(Exception broken) {
        String number = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "problem " + number, broken);
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "failed",
                "this failed, and the log of the service says why beside the number " + number);
    }

    /** Spring's own, as ours. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception cause, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.resolve(status.value());
        HttpStatus told = known == null ? HttpStatus.BAD_REQUEST : known;
        ResponseEntity<Object> ours =
                Problem.of(told, kind(told), detail(body, told)).response();
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.putAll(ours.getHeaders());
        return new ResponseEntity<>(ours.getBody(), all, told);
    }

    private static String kind(HttpStatus status) {
        return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String detail(@Nullable Object body, HttpStatus status) {
        return body instanceof org.springframework.http.ProblemDetail detail && detail.getDetail() != null
                ? detail.getDetail()
                : status.getReasonPhrase();
    }
}
