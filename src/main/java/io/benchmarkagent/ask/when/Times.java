package io.benchmarkagent.ask.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a question says of time. */
public final class Times {
    private static final Pattern BETWEEN = Pattern.compile("(?i)\\bbetween\\b");
    private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\b");
    private static final Pattern AND = Pattern.compile("(?i)(?:and|to|until|till|-|–|—)(?=[\\s\\d])");
    private static final Pattern TO = Pattern.compile("(?i)(?:to|until|till|through|-|–|—)(?=[\\s\\d])");
    private static final Pattern ABOUT =
            Pattern.compile("(?i)(?:\\b(?:at )?(?:around|about|circa|approximately|roughly|near)\\b|~)");
    private static final Pattern AT = Pattern.compile("(?i)\\b(?:at|on|from|in|for|of|by)\\b");
    private static final Pattern LEFT_OUT = Pattern.compile(
            "(?i)\\b(?:not|n['’]t|never|except|excluding|other than|apart from|but|without)(?: for)?(?: (?:at|on|in|since))?\\s*$");
    private static final Pattern HALF_READ = Pattern.compile("(?i)(?<![\\d:.])\\d{1,2}\\s*(?:-|–|to|and|or)\\s*$");
    private static final Duration ABOUT_IS = Duration.ofMinutes(5);

    private final String text;
    private final Asker asker;

    private Times(String text, Asker asker) {
        this.text = text;
        this.asker = asker;
    }

    /** @param question without the ids of runs, which hold dates */
    public static When in(String question, Asker asker) {
        return new Times(question, asker).read();
    }

    private When read() {
        List<When> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Scan scan = new Scan(text, at);
            Optional<When> here = isWordStart(at) ? here(scan) : Optional.empty();
            here.ifPresent(found::add);
            if (here.isPresent() && here.get() instanceof When.Unclear) {
                return here.get();
            }
            at = here.isPresent() ? Math.max(scan.at(), at + 1) : at + 1;
        }
        return found.isEmpty() ? new When.Unsaid() : found.size() == 1 ? found.get(0) : several(found);
    }

    private boolean isWordStart(int at) {
        return !Character.isWhitespace(text.charAt(at)) && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    private static When several(List<When> found) {
        return new When.Unclear("'" + found.get(0).words() + "' and '"
                + found.get(1).words() + "' are two times; ask about one, or between one and the other");
    }

    private Optional<When> here(Scan scan) {
        int from = scan.at();
        try {
            Optional<When> part = RunPart.read(scan).map(p -> new When.OfRun(p, scan.since(from)));
            if (part.isPresent()) {
                return part;
            }
            Vague.refuse(scan);
            Optional<When> when = between(scan, from);
            when = when.isPresent() ? when : OneSided.read(scan, from, asker);
            when = when.isPresent() ? when : stretch(scan, from);
            when = when.isPresent() ? when : about(scan, from);
            if (when.isPresent()) {
                refuseOdd(from, when.get().words());
                return Optional.of(notToCome(when.get()));
            }
            return Optional.empty();
        } catch (Impossible impossible) {
            return Optional.of(new When.Unclear(impossible.line()));
        }
    }

    private void refuseOdd(int from, String words) throws Impossible {
        String before = text.substring(0, from);
        if (LEFT_OUT.matcher(before).find()) {
            throw new Impossible("a time that is left out, '" + words + "', cannot be heeded; say which time is meant");
        }
        if (HALF_READ.matcher(before).find()) {
            throw new Impossible("what stands before '" + words + "' is no time; write 'between 14:00 and 15:00'");
        }
    }

    private When notToCome(When when) throws Impossible {
        if (when instanceof When.During during && during.span().from().isAfter(asker.now())) {
            throw new Impossible("'" + during.span().words() + "' is still to come; ask about what was");
        }
        return when;
    }

    /** The day may stand before: "yesterday from 14:00 to 14:30". */
    private Optional<When> between(Scan scan, int from) throws Impossible {
        Optional<LocalDate> day = dayBefore(scan);
        boolean between = scan.take(BETWEEN).isPresent();
        if (!between && scan.take(FROM).isEmpty()) {
            scan.take(AT);
        }
        Optional<Point> first = end(scan);
        Optional<Point> last =
                first.isPresent() && scan.take(between ? AND : TO).isPresent() ? end(scan) : Optional.empty();
        if (last.isEmpty()) {
            if (between && first.isPresent()) {
                throw new Impossible("'" + scan.since(from) + "' lacks its end; write 'between 14:00 and 14:30'");
            }
            scan.backTo(from);
            return Optional.empty();
        }
        return Optional.of(between(first.get().on(day), last.get().on(day), scan.since(from)));
    }

    /** A month is one here alone: elsewhere "may" is another word. */
    private Optional<Point> end(Scan scan) throws Impossible {
        Optional<Point> point = Points.read(scan, asker);
        return point.isPresent() ? point : Stretches.month(scan, asker);
    }

    private Optional<LocalDate> dayBefore(Scan scan) throws Impossible {
        int from = scan.at();
        scan.take(AT);
        Optional<LocalDate> day = Dates.read(scan, asker.today());
        int then = scan.at();
        boolean said = day.isPresent()
                && (scan.take(BETWEEN).isPresent() || scan.take(FROM).isPresent());
        scan.backTo(said ? then : from);
        return said ? day : Optional.empty();
    }

    private When between(Point one, Point other, String words) throws Impossible {
        Point first = one.on(other.date());
        Point last = other.on(one.date());
        if (first.isTimeOnly() != last.isTimeOnly()) {
            throw new Impossible("'" + words + "' mixes a time of day with another time; give both their date");
        }
        if (first.isTimeOnly()) {
            return ofDay(first, first.time().orElseThrow(), last.time().orElseThrow(), words);
        }
        Instant end = last.isDayOnly() ? last.last() : last.first();
        return new When.During(span(first.first(), end, words));
    }

    static When ofDay(Point point, LocalTime from, LocalTime to, String words) throws Impossible {
        if (to.isBefore(from)) {
            throw new Impossible("'" + words + "' ends before it begins; give the dates where it crosses midnight");
        }
        return new When.OfDay(from, to, point.zone(), words);
    }

    static Span span(Instant from, Instant to, String words) throws Impossible {
        if (to.isBefore(from)) {
            throw new Impossible("'" + words + "' ends before it begins; give the earlier time first");
        }
        return new Span(from, to, words);
    }

    private Optional<When> stretch(Scan scan, int from) throws Impossible {
        Optional<Stretches> stretch = Stretches.read(scan, asker);
        return stretch.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new When.During(span(stretch.get().from(), stretch.get().to(), scan.since(from))));
    }

    private Optional<When> about(Scan scan, int from) throws Impossible {
        boolean about = scan.take(ABOUT).isPresent();
        if (about && Stretches.ago(scan, asker).isPresent()) {
            throw new Impossible("'" + scan.since(from) + "' is no exact time; " + Vague.INSTEAD);
        }
        if (!about) {
            scan.take(AT);
        }
        Optional<Point> point = Points.read(scan, asker);
        if (point.isEmpty()) {
            scan.backTo(from);
            return Optional.empty();
        }
        return Optional.of(at(point.get(), about, scan.since(from)));
    }

    private When at(Point point, boolean about, String words) throws Impossible {
        if (about && point.isDayOnly()) {
            throw new Impossible("'" + words + "' is no exact time; " + Vague.INSTEAD);
        }
        Duration off = about ? ABOUT_IS : Duration.ZERO;
        if (point.isTimeOnly()) {
            LocalTime time = point.time().orElseThrow();
            return ofDay(point, time.minus(off), point.lastTime().plus(off), words);
        }
        Instant last = point.last();
        boolean today =
                point.isDayOnly() && last.isAfter(asker.now()) && !point.first().isAfter(asker.now());
        return new When.During(span(point.first().minus(off), today ? asker.now() : last.plus(off), words));
    }
}
