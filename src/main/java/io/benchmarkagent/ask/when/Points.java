package io.benchmarkagent.ask.when;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date and a time of day, in either order, or one of them, or how long ago. */
final class Points {
    private static final Pattern AGO = Pattern.compile("(?i)\\b" + Lengths.WORDS + " ago\\b");
    private static final Pattern AT = Pattern.compile("(?i)(?:T(?=\\d)|at\\b|-(?= ))");
    private static final Pattern ON = Pattern.compile("(?i)on\\b");

    private Points() {}

    static Optional<Point> read(Scan scan, Asker asker) throws Impossible {
        Optional<Matcher> ago = scan.take(AGO);
        if (ago.isPresent()) {
            return Optional.of(Point.at(Lengths.of(ago.get(), 1).before(asker.now(), asker.zone()), asker.zone()));
        }
        Optional<LocalDate> date = Dates.read(scan, asker.today());
        Optional<DayTimes> time = date.isPresent() ? timeAfter(scan, asker) : DayTimes.read(scan, asker.zone());
        Optional<LocalDate> day = date.isPresent() || time.isEmpty() ? date : dateAfter(scan, asker);
        return day.isEmpty() && time.isEmpty() ? Optional.empty() : Optional.of(point(day, time, asker));
    }

    private static Point point(Optional<LocalDate> day, Optional<DayTimes> time, Asker asker) {
        return new Point(
                day,
                time.map(DayTimes::time),
                time.map(DayTimes::lasts).orElse(Duration.ofDays(1)),
                time.map(DayTimes::zone).orElse(asker.zone()),
                Optional.empty());
    }

    private static Optional<DayTimes> timeAfter(Scan scan, Asker asker) throws Impossible {
        int before = scan.at();
        scan.take(AT);
        Optional<DayTimes> time = DayTimes.read(scan, asker.zone());
        if (time.isEmpty()) {
            scan.backTo(before);
        }
        return time;
    }

    private static Optional<LocalDate> dateAfter(Scan scan, Asker asker) throws Impossible {
        int before = scan.at();
        scan.take(ON);
        Optional<LocalDate> date = Dates.read(scan, asker.today());
        if (date.isEmpty()) {
            scan.backTo(before);
        }
        return date;
    }
}
