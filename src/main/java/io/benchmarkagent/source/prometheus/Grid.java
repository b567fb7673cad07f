package io.benchmarkagent.source.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The points in time of a range query, both ends included. They are multiples of the step since the epoch, so that a server or a
 * proxy that aligns ranges to the step, as Thanos and Mimir do, changes nothing.
 */
record Grid(Instant start, Instant end, long stepSeconds) {
    Grid {
        if (stepSeconds < 1) {
            throw new IllegalArgumentException("a step of " + stepSeconds + " s; give 1 or more");
        }
    }

    /** From {@code before} ahead of the run's start to its end. */
    static Grid over(Window window, Duration before, long stepSeconds) {
        return new Grid(
                aligned(window.start().minus(before), stepSeconds), aligned(window.end(), stepSeconds), stepSeconds);
    }

    /** As far before the run as after it. */
    static Grid around(Window window, Duration each, long stepSeconds) {
        return new Grid(
                aligned(window.start().minus(each), stepSeconds),
                aligned(window.end().plus(each), stepSeconds),
                stepSeconds);
    }

    private static Instant aligned(Instant at, long stepSeconds) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), stepSeconds) * stepSeconds);
    }

    long points() {
        return Duration.between(start, end).toSeconds() / stepSeconds + 1;
    }

    /** How many of the points lie between these moments. */
    int pointsWithin(Instant from, Instant to) {
        long first = -Math.floorDiv(-from.toEpochMilli(), stepSeconds * 1000);
        long last = Math.floorDiv(to.toEpochMilli(), stepSeconds * 1000);
        return (int) Math.max(0, last - first + 1);
    }

    /** The same points in parts of at most {@code most}. */
    List<Grid> parts(int most) {
        List<Grid> parts = new ArrayList<>();
        Duration length = Duration.ofSeconds(stepSeconds * (most - 1L));
        for (Instant from = start; !from.isAfter(end); from = from.plus(length).plusSeconds(stepSeconds)) {
            Instant to = from.plus(length);
            parts.add(new Grid(from, to.isAfter(end) ? end : to, stepSeconds));
        }
        return parts;
    }
}
