package io.benchmarkagent.ask.when;

import java.time.Instant;

/**
 * From a first moment to a last.
 *
 * @param words the part of the question that it was read from
 */
public record Span(Instant from, Instant to, String words) {
    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("'" + words + "' ends before it begins");
        }
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }
}
