package io.benchmarkagent.report;

import io.benchmarkagent.comparison.Answer;
import io.benchmarkagent.comparison.ComparedMetric;
import io.benchmarkagent.comparison.Estimate;
import io.benchmarkagent.comparison.Group;
import io.benchmarkagent.comparison.GroupComparison;
import io.benchmarkagent.comparison.LeftOut;
import io.benchmarkagent.comparison.Scale;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A comparison in words that a person forwards. */
public final class ComparisonWords {
    /** What is said of each metric where a group has one run only. */
    public static final String SINGLE = " in a single run (whether by chance: cannot tell)";

    private static final String COST = "usd_per_million_requests";

    private ComparisonWords() {}

    public static ComparisonView of(GroupComparison comparison) {
        return new ComparisonView(
                headline(comparison),
                comparison.loads().isEmpty() ? "" : tally(comparison),
                Inert.name(comparison.first().name()),
                Inert.name(comparison.second().name()),
                comparison.metrics().stream()
                        .sorted(Comparator.comparing(ComparedMetric::answer))
                        .map(ComparisonWords::row)
                        .toList(),
                notes(comparison));
    }

    /** What matters in one line. */
    public static String headline(GroupComparison comparison) {
        if (comparison.loads().isEmpty()) {
            return "cannot tell: " + Inert.name(comparison.second().name()) + " and "
                    + Inert.name(comparison.first().name()) + " have no load in common";
        }
        int loads = comparison.loads().size();
        String said = comparison.leading().isEmpty()
                ? "cannot tell: they have no metric in common"
                : comparison.leading().stream().map(ComparisonWords::phrase).collect(Collectors.joining(", "));
        return group(comparison.second()) + " against " + group(comparison.first()) + ", the same "
                + (loads == 1 ? "load" : loads + " loads") + ": " + said;
    }

    /** What leads, in at most so many letters where a first one fits: intervals first go to the rows, then the last of what leads. */
    public static String lead(GroupComparison comparison, int most) {
        if (comparison.loads().isEmpty() || comparison.leading().isEmpty()) {
            return headline(comparison);
        }
        String who = Inert.name(comparison.second().name()) + " against "
                + Inert.name(comparison.first().name()) + ": ";
        String after = comparison.leading().stream().allMatch(ComparisonWords::isSingle)
                ? " (a single run: may be chance)"
                : "";
        List<String> told = comparison.leading().stream()
                .map(one -> inShort(one, ComparisonFigures.change(one, "less", "more")))
                .toList();
        String whole = who + String.join(", ", told) + after;
        if (whole.length() <= most) {
            return whole;
        }
        List<String> bare = comparison.leading().stream()
                .map(one -> inShort(one, ComparisonFigures.effectAlone(one)))
                .toList();
        int count = bare.size();
        while (count > 1 && (who + String.join(", ", bare.subList(0, count)) + after).length() > most) {
            count--;
        }
        return who + String.join(", ", bare.subList(0, count)) + after;
    }

    private static String inShort(ComparedMetric one, String change) {
        String name = one.key().metric().equals(COST) ? "cost per million requests" : spoken(one);
        return switch (one.answer()) {
            case BETTER, WORSE, DIFFERENT, TOO_SMALL -> name + " " + change;
            case NO_DIFFERENCE -> name + " " + answer(one);
            case CANNOT_TELL -> name + (isSingle(one) ? " " + change : " cannot be told");
        };
    }

    private static boolean isSingle(ComparedMetric one) {
        return one.estimate().firstRuns() == 1 || one.estimate().secondRuns() == 1;
    }

    /** "the same load: amd (n2d-standard-4, 8 runs), intel (n2-standard-4, 9 runs)". */
    public static String groups(GroupComparison comparison) {
        int loads = comparison.loads().size();
        return "the same " + (loads == 1 ? "load" : loads + " loads") + ": " + group(comparison.second()) + ", "
                + group(comparison.first());
    }

    private static String group(Group group) {
        List<String> details = new ArrayList<>();
        if (!group.machineTypes().isEmpty() && !group.machineTypes().equals(List.of(group.name()))) {
            details.add(group.machineTypes().stream().map(Inert::name).collect(Collectors.joining(" and ")));
        }
        details.add(Counts.of(group.runs().size(), "run"));
        return Inert.name(group.name()) + " (" + String.join(", ", details) + ")";
    }

    private static String phrase(ComparedMetric one) {
        boolean cost = one.key().metric().equals(COST);
        String name = cost ? "" : spoken(one) + " ";
        String after = cost ? " per million requests" : "";
        return switch (one.answer()) {
            case BETTER, WORSE, DIFFERENT, TOO_SMALL ->
                cost ? cheaper(one) : name + ComparisonFigures.change(one, "less", "more");
            case NO_DIFFERENCE, CANNOT_TELL -> (cost ? "cost" + after + " " : name) + answer(one);
        };
    }

    private static String cheaper(ComparedMetric one) {
        return ComparisonFigures.change(one, "cheaper per million requests", "dearer per million requests");
    }

    private static String spoken(ComparedMetric one) {
        String statistic =
                one.key().statistic() == Statistic.P95 ? one.key().statistic().word() + " " : "";
        String subject =
                one.key().scope() == Scope.CLUSTER ? "" : Inert.name(one.key().subject()) + " ";
        return subject + statistic + Inert.name(one.spec().label());
    }

    /** "checkoutservice CPU, mean". */
    static String label(ComparedMetric one) {
        String subject =
                one.key().scope() == Scope.CLUSTER ? "" : Inert.name(one.key().subject()) + " ";
        return subject + Inert.name(one.spec().label() + statistic(one));
    }

    /** What is said of a metric without naming it. */
    static String answer(ComparedMetric one) {
        return switch (one.answer()) {
            case BETTER, WORSE, DIFFERENT -> one.answer().word();
            case TOO_SMALL -> "a difference, smaller than " + ComparisonFigures.floor(one);
            case NO_DIFFERENCE -> "alike within " + ComparisonFigures.within(one);
            case CANNOT_TELL -> cannotTell(one);
        };
    }

    private static String cannotTell(ComparedMetric one) {
        Estimate estimate = one.estimate();
        if (isSingle(one)) {
            return ComparisonFigures.change(one, "less", "more") + SINGLE;
        }
        if (one.isSignificant()) {
            return "a difference; whether it reaches " + ComparisonFigures.floor(one) + ": cannot tell";
        }
        return estimate.interval().isEmpty()
                ? "cannot tell (it never varied)"
                : "cannot tell with these runs" + more(one);
    }

    /** Nothing where the runs are enough for the floor and the figure is still too uncertain among so many. */
    private static String more(ComparedMetric one) {
        if (one.needed().isEmpty()) {
            return one.floor() > 0
                    ? " (a thousand per group would not do for " + ComparisonFigures.floor(one) + ")"
                    : "";
        }
        int more = one.more().orElse(0);
        return more == 0 ? "" : " (" + more + " more per group would do for " + ComparisonFigures.floor(one) + ")";
    }

    private static ComparisonView.Row row(ComparedMetric one) {
        Estimate estimate = one.estimate();
        return new ComparisonView.Row(
                mark(one.answer()),
                Inert.name(Labels.subject(one.key().scope(), one.key().subject())),
                Inert.name(one.spec().label() + statistic(one)),
                Figures.quantity(estimate.firstMean(), one.unit()),
                Figures.quantity(estimate.secondMean(), one.unit()),
                estimate.firstRuns() + ", " + estimate.secondRuns(),
                ComparisonFigures.effect(one),
                ComparisonFigures.interval(one),
                estimate.hedges().isPresent() ? Figures.sigma(estimate.hedges().getAsDouble()) : "",
                one.qValue().isPresent()
                        ? ComparisonFigures.probability(one.qValue().getAsDouble())
                        : "",
                answer(one));
    }

    private static String statistic(ComparedMetric one) {
        return one.key().statistic() == Statistic.VALUE
                ? ""
                : ", " + Labels.word(one.key().statistic());
    }

    static View.Mark mark(Answer answer) {
        return switch (answer) {
            case BETTER -> new View.Mark("▲", answer.word(), "good", "✅");
            case WORSE -> new View.Mark("▼", answer.word(), "alert", "⛔");
            case DIFFERENT -> new View.Mark("■", answer.word(), "watch", "⚠️");
            case TOO_SMALL -> new View.Mark("·", "too small to matter", "none", "");
            case NO_DIFFERENCE -> new View.Mark("●", "alike", "none", "");
            case CANNOT_TELL -> new View.Mark("○", "cannot tell", "none", "⚪");
        };
    }

    private static String tally(GroupComparison comparison) {
        String told = Arrays.stream(Answer.values())
                .filter(answer -> comparison.count(answer) > 0)
                .map(answer -> comparison.count(answer) + " " + mark(answer).word())
                .collect(Collectors.joining(", "));
        return Counts.of(comparison.metrics().size(), "metric") + " compared"
                + (told.isEmpty() ? "" : ": " + told)
                + none(comparison.notCollected(), "; ", " never collected")
                + none(comparison.inOneOnly(), "; ", " in one group only");
    }

    private static String none(int count, String before, String after) {
        return count == 0 ? "" : before + count + after;
    }

    private static List<String> notes(GroupComparison comparison) {
        List<String> notes = new ArrayList<>();
        comparison
                .loads()
                .forEach(load -> notes.add("load: " + load(load.profile()) + "; "
                        + load.second().size() + " of "
                        + Inert.name(comparison.second().name()) + ", "
                        + load.first().size() + " of "
                        + Inert.name(comparison.first().name())));
        comparison.leftOut().forEach(out -> notes.add(leftOut(out)));
        if (comparison.metrics().stream().anyMatch(one -> one.key().metric().equals(COST))) {
            notes.add("prices: "
                    + comparison.prices().stream().map(ComparisonWords::price).collect(Collectors.joining("; ")));
        }
        if (!comparison.withoutPrice().isEmpty()) {
            notes.add("no price for "
                    + comparison.withoutPrice().stream().map(Inert::name).collect(Collectors.joining(", "))
                    + ": nothing per vCPU or dollar; give one with the setting comparison.prices");
        }
        if (comparison.metrics().stream().anyMatch(one -> one.estimate().scale() == Scale.DIFFERENCE)) {
            notes.add("what is 0 in some run has no ratio: its means and their difference are shown");
        }
        return notes;
    }

    private static String leftOut(LeftOut out) {
        return "left out: " + Inert.name(out.run().runId()) + " of " + Inert.name(out.group()) + " ("
                + load(out.profile()) + "), no run of " + Inert.name(out.other()) + " is under that load";
    }

    private static String load(LoadProfile load) {
        List<String> words = Words.present(List.of(
                Counts.exact(load.users(), " users"),
                Counts.exact(load.rps(), " rps"),
                Counts.exact(load.durationSeconds(), Figures.THIN + "s")));
        return words.isEmpty() ? "unknown load" : String.join(", ", words);
    }

    private static String price(MachinePrice price) {
        return Inert.name(price.machineType()) + " "
                + BigDecimal.valueOf(price.usdPerHour()).toPlainString() + " USD an hour (" + Inert.name(price.source())
                + ", " + price.date() + ")";
    }

    /** For a title. */
    static String title(List<GroupComparison> all) {
        return Optional.of(all)
                .filter(one -> one.size() == 1)
                .map(one -> headline(one.get(0)))
                .orElse("Comparisons");
    }
}
