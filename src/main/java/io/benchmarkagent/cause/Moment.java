package io.benchmarkagent.cause;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of the timeline.
 *
 * @param until the last time, of what happened more than once or took a while
 * @param uncertaintySeconds how far off the time may be
 * @param subject "" where it is about the run as a whole
 */
public record Moment(
        Instant time,
        Optional<Instant> until,
        long uncertaintySeconds,
        String subject,
        Kind kind,
        String what,
        String anomalyId) {

    /** At one time, exactly known. */
    static Moment at(Instant time, String subject, Kind kind, String what) {
        return new Moment(time, Optional.empty(), 0, subject, kind, what, "");
    }

    /** From a first to a last time; a second is the least that takes a while. */
    static Moment during(Instant first, Instant last, String subject, Kind kind, String what) {
        Optional<Instant> until = Optional.of(last).filter(end -> end.isAfter(first.plusMillis(999)));
        return new Moment(first, until, 0, subject, kind, what, "");
    }

    /** The same, as that of an anomaly. */
    Moment of(String anomaly) {
        return new Moment(time, until, uncertaintySeconds, subject, kind, what, anomaly);
    }

    /** The same in other words. */
    public Moment saying(String words) {
        return new Moment(time, until, uncertaintySeconds, subject, kind, words, anomalyId);
    }

    /** What it tells of; the order is that in which they are kept where there are too many. */
    public enum Kind {
        /** A part of the load begins or ends. */
        LOAD,
        /** A metric leaves its expected range, or changes its course. */
        ONSET,
        /** A container or a pod ended. */
        TERMINATION,
        /** A metric is back. */
        END,
        NODE,
        PROBE,
        SCALING,
        /** Anything else that Kubernetes warns of. */
        WARNING,
        IMAGE,
        /** Pods find nodes, and their containers start or stop. */
        SCHEDULING,
        /** How many were left out. */
        MORE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
