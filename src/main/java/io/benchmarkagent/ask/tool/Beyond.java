package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Which services use more than 100 MiB?": services held against a number, by the figure that is told of that metric, and by its maximum. */
public final class Beyond implements Tool {
    private final Optional<Bound> bound;

    /** @param bound as a question has it; empty for the one that is typed as the expression */
    public Beyond(Optional<Bound> bound) {
        this.bound = bound;
    }

    /**
     * @param over whether more than it is asked for, or less
     * @param orEqual whether the number itself is within
     * @param held by which figure; empty for the one that is told of that metric
     */
    public record Bound(Spoken.Amount amount, boolean over, boolean orEqual, Optional<Statistic> held) {
        private static final Pattern WRITTEN = Pattern.compile("(?i)\\s*(over|under|at least|at most)\\s+(.+?)\\s*");

        /** As it is typed: "over 100 MiB", "at most 20 %". */
        static Optional<Bound> of(String typed, Look look) {
            Matcher written = WRITTEN.matcher(typed);
            if (!written.matches()) {
                return Optional.empty();
            }
            String side = written.group(1).toLowerCase(Locale.ROOT);
            return Spoken.of(written.group(2), look.findings(), List.of()).amounts().stream()
                    .filter(amount -> amount.words().strip().equals(written.group(2)))
                    .findFirst()
                    .map(amount -> new Bound(
                            amount,
                            side.equals("over") || side.equals("at least"),
                            side.startsWith("at "),
                            Optional.empty()));
        }

        boolean holds(Observation o) {
            return holds(o.value(), o.unit());
        }

        boolean holds(double value, Unit unit) {
            OptionalInt side = amount.of(value, unit);
            return side.isPresent() && (side.getAsInt() == 0 ? orEqual : over == side.getAsInt() > 0);
        }

        boolean isOf(Observation o) {
            return amount.of(o.value(), o.unit()).isPresent();
        }

        String words() {
            String side = orEqual ? (over ? "at least " : "at most ") : over ? "over " : "under ";
            return side + amount.words();
        }
    }

    @Override
    public String name() {
        return "services_beyond";
    }

    @Override
    public String purpose() {
        return "Services whose metric is beyond a number in a run, given as the expression: over, under, at least or at most and the"
                + " number with its unit, such as 'over 100 MiB' or 'at most 20 %'.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS, Slot.METRIC, Slot.EXPRESSION);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Bound held = bound.or(() -> wanted.expression().flatMap(typed -> Bound.of(typed, wanted.look())))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no number to be held against is given; write one such as 'over 100 MiB' or 'at most 20 %'"));
        Collection<String> services =
                wanted.subjects().isEmpty() ? wanted.look().services() : wanted.subjects();
        if (held.held().isPresent()) {
            return ever(wanted, services, held, held.held().get());
        }
        List<Observation> measured = sorted(Figure.ofEach(wanted.look(), services, wanted.ofMetric()), held);
        Source source = wanted.look().source("observations of services");
        if (measured.isEmpty()) {
            return new Found.Nothing(
                    Unrecorded.of(
                            wanted.look(),
                            services,
                            wanted.subjects().isEmpty() ? "any service" : Phrases.listed(wanted.subjects()),
                            wanted.ofMetric()),
                    List.of(source));
        }
        Observation first = measured.get(0);
        if (Figure.isOverContainers(first)) {
            return new Found.Nothing(
                    "The cluster's " + Figure.spoken(first) + " is recorded as the mean over its containers ("
                            + Figure.told(first) + "), which is no figure of the cluster as a whole to hold against '"
                            + held.amount().words() + "'.",
                    List.of(source));
        }
        if (!held.isOf(first)) {
            return new Found.Nothing(
                    Phrases.capital(Figure.spoken(first)) + " is measured as " + Figure.value(first)
                            + ", which cannot be held against '" + held.amount().words() + "'.",
                    List.of(source));
        }
        Verdicts verdicts = new Verdicts(wanted.look().findings());
        return new Found.Data(
                "In run " + wanted.look().name() + ", " + sentence(measured, held)
                        + peak(wanted, measured, services, held),
                Table.of(
                        List.of("SERVICE", Figure.spoken(first).toUpperCase(Locale.ROOT), "EXPECTED", "VERDICT"),
                        measured.stream()
                                .map(o -> List.of(
                                        o.key().subject(), Figure.value(o), Figure.expected(o), verdicts.word(o)))
                                .toList()),
                Confidence.seen(measured.size(), services.size(), "services"),
                source);
    }

    /** Of the whole course of a run, by the highest or the lowest that was recorded of it. */
    private static Found ever(Wanted wanted, Collection<String> services, Bound bound, Statistic which) {
        String metric = wanted.ofMetric().words();
        Source source = wanted.look().source("observations and series of services");
        String whose = wanted.subjects().isEmpty() ? "any service" : Phrases.listed(wanted.subjects());
        Comparator<Extreme> least = Comparator.comparingDouble(Extreme::value);
        List<Extreme> all = Extreme.of(which, wanted.look(), services, wanted.ofMetric()).stream()
                .sorted((bound.over() ? least.reversed() : least).thenComparing(Extreme::subject))
                .toList();
        if (all.isEmpty()
                || bound.amount().of(all.get(0).value(), all.get(0).unit()).isEmpty()) {
            return new Found.Nothing(
                    "Run " + wanted.look().name() + " has no " + (which == Statistic.MAX ? "maximum" : "minimum")
                            + " and no series of " + metric + " of " + whose + " that could be held against '"
                            + bound.amount().words() + "', and a single figure of the run does not tell its course.",
                    List.of(source));
        }
        List<Extreme> beyond =
                all.stream().filter(one -> bound.holds(one.value(), one.unit())).toList();
        String unknown = all.size() == services.size()
                ? ""
                : " Of " + (services.size() - all.size()) + " more nobody recorded it.";
        return new Found.Data(
                "In run " + wanted.look().name() + ", "
                        + (services.size() == 1 ? one(all.get(0), bound, beyond) : many(all, bound, beyond)) + unknown,
                Table.of(
                        List.of("SERVICE", "FIGURE", "VALUE"),
                        all.stream()
                                .map(one -> List.of(one.subject(), one.figure() + one.how(), one.told()))
                                .toList()),
                Confidence.seen(all.size(), services.size(), "services"),
                source);
    }

    private static String one(Extreme extreme, Bound bound, List<Extreme> beyond) {
        return extreme.sentence() + ", which is " + (beyond.isEmpty() ? "not " : "") + bound.words() + ".";
    }

    private static String many(List<Extreme> all, Bound bound, List<Extreme> beyond) {
        String recorded = "by the " + (all.get(0).figure().matches("(?:min|lowest)\\b.*") ? "lowest" : "highest")
                + " that was recorded";
        return beyond.isEmpty()
                ? "none of the " + all.size() + " services that were measured was " + bound.words() + " " + recorded
                        + "; " + all.get(0).sentence() + "."
                : beyond.size() + " of " + all.size() + " services that were measured "
                        + (beyond.size() == 1 ? "was " : "were ") + bound.words()
                        + beyond.get(0).ofWhat() + " "
                        + recorded + ": "
                        + Phrases.listed(beyond.stream()
                                .map(one -> one.subject() + " (" + one.told() + ")")
                                .toList())
                        + ".";
    }

    /** What is farthest on the side that is asked for comes first. */
    private static List<Observation> sorted(List<Observation> measured, Bound bound) {
        Comparator<Observation> least = Comparator.comparingDouble(Observation::value);
        return measured.stream()
                .sorted((bound.over() ? least.reversed() : least).thenComparing(Observation::key))
                .toList();
    }

    private static String sentence(List<Observation> measured, Bound bound) {
        List<Observation> beyond = measured.stream().filter(bound::holds).toList();
        String figure = Figure.spoken(measured.get(0));
        if (measured.size() == 1) {
            Observation o = measured.get(0);
            return Phrases.whose(o.key().subject()) + figure + " was " + Figure.told(o) + ", which is "
                    + (beyond.isEmpty() ? "not " : "") + bound.words() + ".";
        }
        if (beyond.isEmpty()) {
            Observation o = measured.get(0);
            return "none of the " + measured.size() + " services that were measured was " + bound.words() + " by "
                    + figure + "; the " + (bound.over() ? "highest" : "lowest") + " was "
                    + o.key().subject() + "'s, "
                    + Figure.told(o) + ".";
        }
        return beyond.size() + " of " + measured.size() + " services that were measured "
                + (beyond.size() == 1 ? "was " : "were ") + bound.words() + Figure.ofWhat(measured.get(0)) + " by "
                + figure + ": "
                + Phrases.listed(beyond.stream()
                        .map(o -> o.key().subject() + " (" + Figure.value(o) + ")")
                        .toList())
                + ".";
    }

    /** That statistic of each, where nobody says which figure is meant; none where the metric has none. */
    private static List<Observation> of(Statistic statistic, Wanted wanted, Collection<String> services) {
        Spoken.Metric metric = wanted.ofMetric();
        if (!metric.statistics().isEmpty()) {
            return List.of();
        }
        List<Observation> usual = Figure.ofEach(wanted.look(), services, metric);
        return Figure.ofEach(
                        wanted.look(), services, new Spoken.Metric(metric.words(), metric.ids(), Set.of(statistic)))
                .stream()
                .filter(o -> o.key().metric().equals(usual.get(0).key().metric()))
                .toList();
    }

    /** Where nobody says which figure is meant, and the maximum says otherwise. */
    private static String peak(Wanted wanted, List<Observation> measured, Collection<String> services, Bound bound) {
        List<Observation> peaks = of(Statistic.MAX, wanted, services);
        List<String> beyond = names(peaks, bound);
        return peaks.isEmpty() || beyond.equals(names(measured, bound))
                ? ""
                : " By " + Figure.spoken(peaks.get(0)) + " "
                        + (beyond.isEmpty() ? "none is." : "it is " + Phrases.listed(beyond) + ".");
    }

    private static List<String> names(List<Observation> all, Bound bound) {
        return all.stream()
                .filter(bound::holds)
                .map(o -> o.key().subject())
                .sorted()
                .toList();
    }
}
