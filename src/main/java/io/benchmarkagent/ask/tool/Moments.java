package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.ArchivedRun;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Times of answers, in words and in the zone that was asked for. */
public final class Moments {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private Moments() {}

    public static String of(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    public static String ofDay(Instant moment, ZoneId zone) {
        return OF_DAY.format(moment.atZone(zone));
    }

    static String of(RunFacts run, Desk desk) {
        return of(run.key().timestamp(), desk.zone());
    }

    /** "2026-03-01 14:20:00 – 14:30:00 UTC"; without its beginning where it has none. */
    public static String of(Span span, ZoneId zone) {
        String to = of(span.to(), zone);
        if (span.from().equals(Instant.EPOCH)) {
            return "up to " + to + " " + zone;
        }
        boolean sameDay =
                DAY.format(span.from().atZone(zone)).equals(DAY.format(span.to().atZone(zone)));
        return of(span.from(), zone) + " – " + (sameDay ? ofDay(span.to(), zone) : to) + " " + zone;
    }

    /** "from 2026-03-01 14:20:00 – 14:30:00 UTC", or "up to 2026-03-01 14:30:00 UTC". */
    static String from(Span span, ZoneId zone) {
        return span.from().equals(Instant.EPOCH) ? of(span, zone) : "from " + of(span, zone);
    }

    /** Why nothing is known of the time that is wanted; empty where the run that is looked at was then. */
    static Optional<Found> missed(Wanted wanted, Desk desk) {
        return wanted.span()
                .filter(span -> !wanted.look().times().isAt(span))
                .map(span -> new Found.Nothing(none(wanted, span, desk), List.of(RunList.source(desk))));
    }

    private static String none(Wanted wanted, Span span, Desk desk) {
        List<ArchivedRun> covering = desk.covering(span);
        if (!covering.isEmpty()) {
            var times = wanted.look().times();
            return "Run " + wanted.look().name() + " was looked at from "
                    + of(new Span(times.from(), times.to(), ""), desk.zone()) + ", and not at " + of(span, desk.zone())
                    + "; run " + desk.name(covering.get(0)) + " was under load then.";
        }
        return uncovered(span, desk);
    }

    /** Whoever has a Prometheus and asks of a long time is not to take the runs of it for the whole of it. */
    static String ofRunsAlone(Desk desk) {
        return desk.live().isPresent()
                ? " That is of archived runs alone: of a time in which runs were, Prometheus is not asked; name one in which"
                        + " none was, such as between 08:00 and 09:00 of a day."
                : "";
    }

    static String uncovered(Span span, Desk desk) {
        return "No archived run covers " + of(span, desk.zone())
                + desk.nearest(span)
                        .map(run -> "; the nearest is " + desk.name(run) + " of " + of(run.facts(), desk))
                        .orElse("")
                + ".";
    }
}
