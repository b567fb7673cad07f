package io.benchmarkagent.source.prometheus;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Why there is no usable answer. Its message is fit for a report: no secret, bounded, one line. */
final class Unanswered extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 300;

    private final Reason reason;
    private final boolean passing;
    private final long waitMillis;

    /** What went wrong: with the way to the server, with the server, or with this one question; and what to do. */
    enum Reason {
        /** No connection. */
        UNREACHABLE("Check prometheus.url and the way to it; the report is written without it."),
        /** Connected, and no whole answer in time. */
        TIMEOUT("Raise prometheus.timeout, or ask a server with less to do."),
        /** Nothing wrong but the time that all queries together may take. */
        OUT_OF_TIME(
                "Raise prometheus.total-timeout (or --deadline), or ask a server with less to do; what was answered is kept."),
        /** 401, 403, or credentials that cannot be read. */
        UNAUTHORIZED("Give PROMETHEUS_TOKEN, prometheus.bearer-token-file, or prometheus.username and its password."),
        /** 429 or 5xx, and not from Prometheus itself. */
        BUSY("Run the report again later, or lower prometheus.concurrency."),
        /** Something answers that is no Prometheus: a page, a redirect, a path it does not know. */
        NOT_PROMETHEUS("Let prometheus.url be the address before /api/v1, without a log-in page in between."),
        /** Prometheus says why it does not answer this query. */
        REFUSED("Try the expression in Prometheus, and mend it in the query catalogue (prometheus.queries)."),
        /** A body that breaks off, or is JSON of another shape. */
        MALFORMED("Run the report again; if it stays, look at the proxy in between."),
        /** It came, and there was no place for it. */
        NOT_KEPT("Free some room in the folder for temporary files (java.io.tmpdir), or name another one."),
        /** A body over the limit. */
        TOO_LARGE("Raise prometheus.max-answer, or ask for fewer series (prometheus.queries).");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Unanswered(Reason reason, String message, boolean passing, Optional<Duration> wait) {
        super(oneLine(message));
        this.reason = reason;
        this.passing = passing;
        this.waitMillis = wait.map(Duration::toMillis).orElse(-1L);
    }

    static Unanswered because(Reason reason, String message) {
        return new Unanswered(reason, message, false, Optional.empty());
    }

    /** It may pass when tried again, after the wait that the server asks for. */
    static Unanswered forNow(Reason reason, String message, Optional<Duration> wait) {
        return new Unanswered(reason, message, true, wait);
    }

    /** The server was not reached, or said nothing. */
    static Unanswered noConnection(IOException e) {
        return forNow(late(e) ? Reason.TIMEOUT : Reason.UNREACHABLE, text(e), Optional.empty());
    }

    /** The answer began and did not end. */
    static Unanswered brokenOff(IOException e) {
        return forNow(
                late(e) ? Reason.TIMEOUT : Reason.MALFORMED, "the answer breaks off: " + text(e), Optional.empty());
    }

    /** The same, should its message repeat a secret that the server was told. */
    Unanswered without(String secret) {
        return new Unanswered(reason, why().replace(secret, "***"), passing, serversWait());
    }

    /** The answer is not to be put down anywhere. */
    static Unanswered notKept(IOException e) {
        return because(Reason.NOT_KEPT, "the answer could not be kept in the folder for temporary files: " + text(e));
    }

    private static boolean late(IOException e) {
        return e instanceof InterruptedIOException;
    }

    private static String text(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    Reason reason() {
        return reason;
    }

    boolean passing() {
        return passing;
    }

    Optional<Duration> serversWait() {
        return waitMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(waitMillis));
    }

    /** Never absent, unlike what it overrides. */
    String why() {
        return String.valueOf(getMessage());
    }

    static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
