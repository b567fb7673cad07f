package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics that a question asks about without their names: "how fast is frontend?" asks for its latency. */
final class Implied {
    private static final Pattern SPEED = Pattern.compile("(?i)\\b(?:slow|fast|sluggish|laggy)(?:er|est|ly)?\\b");
    private static final Pattern WORK = Pattern.compile("(?i)\\b(?:busy|busiest|busier|loaded)\\b");

    private static final Pattern HIGH = Pattern.compile(
            "(?i)\\bhow high (?:did|does|do|has|had|could)\\b.*\\b(?:get|go|gone|rise|climb|reach|gotten|become|grow)\\b");
    private static final Pattern LOW = Pattern.compile(
            "(?i)\\bhow low (?:did|does|do|has|had)\\b.*\\b(?:get|go|gone|drop|fall|sink|gotten|become)\\b|\\bhow low (?:was|were|is)\\b");

    private static final Pattern PARTED = Pattern.compile("(?i)[,;:?!/&+]|\\b(?:and|or|vs|versus|than|not|by|per)\\b");

    private Implied() {}

    /** A quantile of nothing is one of the latency. */
    static Heard quantile(Heard heard) {
        List<Spoken.Metric> metrics = heard.spoken().metrics();
        boolean bare = metrics.size() == 1
                && metrics.get(0).ids().isEmpty()
                && metrics.get(0).words().matches("(?i)p?\\d\\d(?:th)?(?:[ -]percentile)?");
        return bare
                ? heard.as(measuring(
                        heard.spoken(),
                        new Spoken.Metric(
                                metrics.get(0).words() + " latency",
                                Set.of("latency"),
                                metrics.get(0).statistics())))
                : heard;
    }

    /** How high it got is its maximum, and not its mean. */
    static Heard extreme(Heard heard) {
        List<Spoken.Metric> metrics = heard.spoken().metrics();
        Matcher high = HIGH.matcher(heard.question().text());
        Matcher low = LOW.matcher(heard.question().text());
        boolean isHigh = high.find();
        if (metrics.size() != 1
                || metrics.get(0).ids().isEmpty()
                || !metrics.get(0).statistics().isEmpty()
                || isHigh == low.find()) {
            return heard;
        }
        return heard.as(measuring(
                heard.spoken(),
                new Spoken.Metric(
                        (isHigh ? "max " : "min ") + metrics.get(0).words(),
                        metrics.get(0).ids(),
                        Set.of(isHigh ? Statistic.MAX : Statistic.MIN))));
    }

    /** How high a quantile got is none of a run's own figures. */
    static boolean isAnotherExtreme(Heard heard) {
        return (heard.says(HIGH) || heard.says(LOW))
                && heard.spoken().metrics().stream()
                        .anyMatch(metric -> !metric.statistics().equals(Set.of(Statistic.MAX))
                                && !metric.statistics().equals(Set.of(Statistic.MIN)));
    }

    /** "Average cluster CPU": a statistic and its metric, with nothing between them that parts them. */
    static Heard joined(Heard heard) {
        List<Spoken.Metric> metrics = heard.spoken().metrics();
        if (metrics.size() != 2
                || !metrics.get(0).ids().isEmpty()
                || !metrics.get(1).statistics().isEmpty()
                || metrics.get(1).ids().isEmpty()) {
            return heard;
        }
        String text = heard.spoken().text();
        int from = text.indexOf(metrics.get(0).words()) + metrics.get(0).words().length();
        int to = text.indexOf(metrics.get(1).words(), from);
        return to < 0 || PARTED.matcher(text.substring(from, to)).find()
                ? heard
                : heard.as(measuring(
                        heard.spoken(),
                        new Spoken.Metric(
                                metrics.get(0).words() + " " + metrics.get(1).words(),
                                metrics.get(1).ids(),
                                metrics.get(0).statistics())));
    }

    /** The same with the name in the place of the word; empty where a metric is named, or none is implied. */
    static Optional<Heard> in(Heard heard) {
        return heard.spoken().metrics().isEmpty()
                ? named(heard, SPEED, "latency").or(() -> named(heard, WORK, "cpu"))
                : Optional.empty();
    }

    private static Optional<Heard> named(Heard heard, Pattern implying, String name) {
        List<MatchResult> found =
                implying.matcher(heard.spoken().text()).results().toList();
        return found.size() == 1 ? Optional.of(heard.as(with(heard.spoken(), found.get(0), name))) : Optional.empty();
    }

    private static Spoken with(Spoken spoken, MatchResult word, String name) {
        String blot = "•" + " ".repeat(name.length() - 1);
        Spoken named = new Spoken(
                spoken.subjects(),
                spoken.runs(),
                spoken.metrics(),
                List.of(),
                put(spoken.text(), word, name),
                put(spoken.rest(), word, blot));
        return spoken.amounts().isEmpty() ? measuring(named, new Spoken.Metric(name, Set.of(name), Set.of())) : spoken;
    }

    private static String put(String text, MatchResult word, String name) {
        return text.substring(0, word.start()) + name + text.substring(word.end());
    }

    private static Spoken measuring(Spoken spoken, Spoken.Metric metric) {
        return new Spoken(
                spoken.subjects(),
                spoken.runs(),
                new ArrayList<>(List.of(metric)),
                spoken.amounts(),
                spoken.text(),
                spoken.rest());
    }
}
