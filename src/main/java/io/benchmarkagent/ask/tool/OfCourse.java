package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Statistic;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A maximum or minimum that a run itself does not record, as far as its series tell it. */
final class OfCourse {
    private static final String NOT_JUDGED = " What a course tells is not held against other runs.";

    private OfCourse() {}

    /** Which of the two is asked for, alone. */
    static Optional<Statistic> asked(Spoken.Metric metric) {
        return metric.statistics().stream()
                .filter(which -> metric.statistics().size() == 1)
                .filter(which -> which == Statistic.MAX || which == Statistic.MIN)
                .findFirst();
    }

    /** Of one subject under load; empty where it has no series. */
    static Optional<Found> ofOne(Wanted wanted, Desk desk) {
        return asked(wanted.ofMetric())
                .filter(which -> SeriesThen.series(wanted.look(), wanted.subject(), wanted.ofMetric())
                        .isPresent())
                .map(which -> SeriesThen.in(load(wanted.look()), wanted, desk))
                .filter(Found.Data.class::isInstance)
                .map(found -> ((Found.Data) found)
                        .ending(" "
                                + Unrecorded.of(
                                        wanted.look(), List.of(wanted.subject()), wanted.subject(), wanted.ofMetric())
                                + NOT_JUDGED));
    }

    static Span load(Look look) {
        LoadProfile load = look.findings().run().load();
        return new Span(
                load.start().orElse(look.times().from()),
                load.end().orElse(look.times().to()),
                "");
    }

    /** Of each, the farthest first; empty where none of them has a series. */
    static Optional<Found> ofEach(Wanted wanted, Collection<String> services, boolean least) {
        Comparator<Extreme> order = Comparator.comparingDouble(Extreme::value);
        List<Extreme> all = asked(wanted.ofMetric()).stream()
                .flatMap(which -> Extreme.of(which, wanted.look(), services, wanted.ofMetric()).stream())
                .sorted((least ? order : order.reversed()).thenComparing(Extreme::subject))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(told(wanted, all, services, least));
    }

    private static Found told(Wanted wanted, List<Extreme> all, Collection<String> services, boolean least) {
        Look look = wanted.look();
        int shown = Math.min(all.size(), wanted.count().orElse(Ranking.SHOWN));
        Source source = look.source("series of services");
        return new Found.Data(
                "In run " + look.name() + " " + first(all, least) + " "
                        + Unrecorded.of(look, services, "services", wanted.ofMetric()) + NOT_JUDGED,
                new Table(
                        List.of("SERVICE", "FIGURE", "VALUE"),
                        all.stream()
                                .limit(shown)
                                .map(one -> List.of(one.subject(), one.figure() + one.how(), one.told()))
                                .toList(),
                        all.size() - shown),
                Confidence.seen(all.size(), services.size(), "services"),
                source);
    }

    /** Those that are equal are first together. */
    private static String first(List<Extreme> all, boolean least) {
        Extreme first = all.get(0);
        List<String> as = all.stream()
                .skip(1)
                .filter(one -> one.value() == first.value())
                .map(Extreme::subject)
                .toList();
        String services = Phrases.count(all.size(), "service") + " whose course was recorded";
        return as.size() == all.size() - 1 && !as.isEmpty()
                ? first.sentence() + ", as were those of all " + services + "."
                : first.sentence() + ", the " + (least ? "least" : "most") + " of " + services
                        + (as.isEmpty() ? "." : ", together with " + Phrases.first(3, as) + ".");
    }
}
