package io.benchmarkagent.ask.when;

import io.benchmarkagent.findings.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When a run was, for what is said against it.
 *
 * @param name of the run
 * @param from the first moment that was looked at
 * @param to the last
 */
public record RunTimes(String name, Instant from, Instant to, List<Phase> phases) {
    public RunTimes {
        phases = List.copyOf(phases);
    }

    public boolean isAt(Span span) {
        return !span.to().isBefore(from) && !span.from().isAfter(to);
    }

    /** Nothing said, a span, or why there is none. */
    public When resolve(When said, Asker asker) {
        try {
            if (said instanceof When.OfDay day) {
                return new When.During(ofDay(day, asker));
            }
            return said instanceof When.OfRun part ? new When.During(part(part)) : said;
        } catch (Impossible impossible) {
            return new When.Unclear(impossible.line());
        }
    }

    /** On the day of the run if it was then, else today. */
    private Span ofDay(When.OfDay day, Asker asker) throws Impossible {
        List<LocalDate> days =
                new ArrayList<>(List.of(LocalDate.ofInstant(from, day.zone()), LocalDate.ofInstant(to, day.zone())));
        for (LocalDate date : days) {
            Span span = on(date, day);
            if (isAt(span)) {
                return span;
            }
        }
        Span today = on(LocalDate.ofInstant(asker.now(), day.zone()), day);
        if (today.from().isAfter(asker.now())) {
            throw new Impossible("'" + day.words() + "' is not within run " + name
                    + ", and today it is still to come; name the day, as in '14:25 yesterday'");
        }
        return today;
    }

    private static Span on(LocalDate date, When.OfDay day) throws Impossible {
        return new Span(
                Asker.moment(date.atTime(day.from()), day.zone()),
                Asker.moment(date.atTime(day.to()), day.zone()),
                day.words());
    }

    private Span part(When.OfRun said) throws Impossible {
        RunPart part = said.part();
        Phase phase = phases.stream()
                .filter(one -> one.name().equals(part.phase()))
                .findFirst()
                .orElseThrow(() ->
                        new Impossible("run " + name + " has no phase '" + part.phase() + "'; it has " + known()));
        if (part.lasts() == 0) {
            return new Span(phase.start(), phase.end(), said.words());
        }
        Instant start = (part.from() < 0 ? phase.end() : phase.start()).plusSeconds(part.from());
        if (start.isBefore(phase.start()) || !start.isBefore(phase.end())) {
            throw new Impossible("'" + said.words() + "' is not within the load of run " + name + ", which was from "
                    + phase.start() + " to " + phase.end());
        }
        Instant end = start.plusSeconds(part.lasts());
        return new Span(start, end.isAfter(phase.end()) ? phase.end() : end, said.words());
    }

    private String known() {
        return phases.isEmpty()
                ? "none that is known"
                : phases.stream().map(Phase::name).collect(Collectors.joining(", "));
    }
}
