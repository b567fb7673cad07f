package io.benchmarkagent.ask.when;

import java.time.Instant;
import java.util.Optional;

/** {@code --from} and {@code --to}, as they are typed: a date, a date with a time, with or without a zone, or how long ago. */
public final class TypedSpan {
    private static final String INSTEAD =
            "; give a date such as 2026-03-01, a time such as 2026-03-01T14:30 or 2026-03-01T14:30Z, or '2h ago'";

    private TypedSpan() {}

    /** Without a first time from the beginning, without a last time until now. */
    public static When of(Optional<String> from, Optional<String> to, Asker asker) {
        if (from.isEmpty() && to.isEmpty()) {
            return new When.Unsaid();
        }
        try {
            Instant first =
                    from.isPresent() ? point("--from", from.get(), asker).first() : Instant.EPOCH;
            Instant last = to.isPresent() ? end(point("--to", to.get(), asker)) : asker.now();
            return span(first, last, words(from, to));
        } catch (Impossible impossible) {
            return new When.Unclear(impossible.line());
        }
    }

    private static When span(Instant first, Instant last, String words) throws Impossible {
        if (last.isBefore(first)) {
            throw new Impossible("'" + words + "' ends before it begins; give the earlier time with --from");
        }
        return new When.During(new Span(first, last, words));
    }

    private static Instant end(Point point) throws Impossible {
        return point.isDayOnly() ? point.last() : point.first();
    }

    private static Point point(String option, String typed, Asker asker) throws Impossible {
        Scan scan = new Scan(typed.strip(), 0);
        Optional<Point> point;
        try {
            point = Points.read(scan, asker);
        } catch (Impossible impossible) {
            throw new Impossible(option + ": " + impossible.line());
        }
        if (point.isEmpty() || !scan.isDone() || point.get().isTimeOnly()) {
            throw new Impossible(option + " '" + typed + "' is no time with a date" + INSTEAD);
        }
        if (point.get().first().isAfter(asker.now()) && option.equals("--from")) {
            throw new Impossible(option + " '" + typed + "' is still to come; ask about what was");
        }
        return point.get();
    }

    private static String words(Optional<String> from, Optional<String> to) {
        return (from.map(one -> "--from " + one).orElse("") + " "
                        + to.map(one -> "--to " + one).orElse(""))
                .strip();
    }
}
