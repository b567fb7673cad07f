package io.benchmarkagent.ask.when;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times with one end: "since Monday", "after 14:25", "before 1 March", "from June on". */
final class OneSided {
    private static final Pattern SINCE =
            Pattern.compile("(?i)\\b(?:ever )?since\\b(?: the (?:start|beginning) of\\b)?");
    private static final Pattern AFTER = Pattern.compile("(?i)\\bafter\\b");
    private static final Pattern BEFORE = Pattern.compile("(?i)\\bbefore\\b");
    private static final Pattern UNTIL = Pattern.compile("(?i)\\b(?:until|till|up to)\\b");
    private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\b(?: the (?:start|beginning) of\\b)?");
    /** "From June on AMD" is no more than June. */
    private static final Pattern ON = Pattern.compile(
            "(?i)(?:onwards?|forwards?|up to now|(?:to|until|till|through) (?:now|date|the present))\\b|on(?=\\s*(?:[?.!,;]|$))");

    private enum Side {
        SINCE,
        AFTER,
        BEFORE,
        UNTIL,
        FROM
    }

    private final Side side;
    private final Asker asker;

    private OneSided(Side side, Asker asker) {
        this.side = side;
        this.asker = asker;
    }

    static Optional<When> read(Scan scan, int from, Asker asker) throws Impossible {
        Optional<Side> side = side(scan);
        Optional<When> when = side.isPresent() ? new OneSided(side.get(), asker).read(scan, from) : Optional.empty();
        if (when.isEmpty()) {
            scan.backTo(from);
        }
        return when;
    }

    private static Optional<Side> side(Scan scan) {
        return scan.take(SINCE).isPresent()
                ? Optional.of(Side.SINCE)
                : scan.take(AFTER).isPresent()
                        ? Optional.of(Side.AFTER)
                        : scan.take(BEFORE).isPresent()
                                ? Optional.of(Side.BEFORE)
                                : scan.take(UNTIL).isPresent()
                                        ? Optional.of(Side.UNTIL)
                                        : scan.take(FROM).map(m -> Side.FROM);
    }

    private Optional<When> read(Scan scan, int from) throws Impossible {
        Optional<Point> point = Points.read(scan, asker);
        Optional<Stretches> stretch = point.isPresent() ? Optional.empty() : Stretches.bare(scan, asker);
        boolean isRead = stretch.isPresent() || point.isPresent();
        if (!isRead || (side == Side.FROM && scan.take(ON).isEmpty())) {
            return Optional.empty();
        }
        String words = scan.since(from);
        return Optional.of(stretch.isPresent() ? of(stretch.get(), words) : of(point.orElseThrow(), words));
    }

    /** What is until June may end with it or before it. */
    private When of(Stretches stretch, String words) throws Impossible {
        return switch (side) {
            case SINCE, FROM -> untilNow(stretch.from(), words);
            case AFTER -> untilNow(stretch.to().plusMillis(1), words);
            case BEFORE -> beginning(stretch.from(), words);
            case UNTIL ->
                throw new Impossible("'" + words + "' may or may not hold that time itself; write 'before' it, or a day"
                        + " such as 'before 2026-03-01'");
        };
    }

    /** After a day begins the next; after a minute is from its beginning, so that nothing of that minute is lost. */
    private When of(Point point, String words) throws Impossible {
        if (side == Side.UNTIL && point.isDayOnly()) {
            throw new Impossible("'" + words
                    + "' may or may not hold that day itself; write 'before' it, or 'before' the day" + " behind it");
        }
        boolean before = side == Side.BEFORE || side == Side.UNTIL;
        if (point.isTimeOnly()) {
            LocalTime time = point.time().orElseThrow();
            return before
                    ? Times.ofDay(point, LocalTime.MIN, justBefore(time), words)
                    : Times.ofDay(point, time, LocalTime.MAX, words);
        }
        if (before) {
            return beginning(point.first(), words);
        }
        return untilNow(side == Side.AFTER && point.isDayOnly() ? point.last().plusMillis(1) : point.first(), words);
    }

    /** The minute itself is no part of what was before it. */
    private static LocalTime justBefore(LocalTime time) {
        return time.equals(LocalTime.MIN) ? time : time.minusNanos(1_000_000);
    }

    private static When beginning(Instant end, String words) throws Impossible {
        return new When.During(Times.span(Instant.EPOCH, end.minusMillis(1), words));
    }

    private When untilNow(Instant first, String words) throws Impossible {
        if (first.isAfter(asker.now())) {
            throw new Impossible("'" + words + "' is still to come; ask about what was");
        }
        return new When.During(Times.span(first, asker.now(), words));
    }
}
