package io.benchmarkagent.grounding;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long something lasted, and how long after one thing another began. */
final class Lapses {
    private static final Pattern SINCE_LOAD = Pattern.compile("(?i)\\b(?:load|run|benchmark|test)\\b");
    private static final Pattern INTO_LOAD = Pattern.compile("(?i)\\binto the (?:load|run|benchmark|test)\\b");
    private static final Pattern LASTED = Pattern.compile(
            "(?i)\\b(?:last(?:ed|ing)?|(?<!-)for(?!-)|within|duration|long|span\\w*|confined|until|took)\\b");
    private static final Pattern APART = Pattern.compile(
            "(?i)\\b(?:later|after\\w*|before|earlier|apart|preced\\w+|follow\\w*|ahead|behind|delay\\w*|lag\\w*|gap|in between|last(?:ed|ing)?|(?<!-)for(?!-)|within|duration|long|span\\w*|took|into|since|confined|until)\\b");
    private static final Pattern WITHIN = Pattern.compile("(?i)\\b(?:within|in under|in less than)(?: about)? $");
    private static final double ABOUT = 0.1;
    /** "within 20 s" of what took 5 is true, and tells nobody so. */
    private static final double MOST = 0.5;

    private final Moments moments;

    Lapses(Moments moments) {
        this.moments = moments;
    }

    /** Whether a number of seconds is how long something lasted, or how long after one thing another began. */
    boolean hold(Sentence sentence, Clause clause, Mention.Amount number) {
        if (number.quantity().dimension() != Dimension.TIME || !sentence.says(APART)) {
            return false;
        }
        Set<String> named = new HashSet<>(sentence.subjects());
        named.addAll(clause.told());
        named.addAll(clause.topic());
        Quantity written =
                Hint.before(clause, number).about() ? number.quantity().looser(ABOUT) : number.quantity();
        boolean atMost = WITHIN.matcher(clause.line().substring(clause.start(), number.start()))
                .find();
        return Stream.concat(durations(clause.told(), clause), gaps(named, sentence))
                .anyMatch(seconds -> written.unsigned().rounds(seconds)
                        || (atMost && seconds <= written.value() && seconds > written.value() * MOST));
    }

    private Stream<Double> durations(Set<String> names, Clause clause) {
        if (!clause.says(LASTED)) {
            return Stream.of();
        }
        List<Mention.Metric> metrics = clause.all(Mention.Metric.class).toList();
        Stream<Double> ofTheLoad =
                moments.start().stream().flatMap(start -> moments.end().stream().map(end -> seconds(start, end)));
        return Stream.concat(
                ofTheLoad,
                moments.all()
                        .filter(m -> !m.end() && m.isOf(names))
                        .filter(m -> metrics.isEmpty() || metrics.stream().anyMatch(m::isOf))
                        .flatMap(from -> moments.all()
                                .filter(to -> to.end()
                                        && to.id().equals(from.id())
                                        && !to.id().isEmpty())
                                .map(to -> seconds(from.at(), to.at()))));
    }

    /** Between the first onsets of two subjects; within one subject, between the onsets of what the sentence names of it. */
    private Stream<Double> gaps(Set<String> named, Sentence sentence) {
        List<Mention.Metric> metrics = sentence.line().all(Mention.Metric.class).toList();
        Set<Happening> happenings = sentence.line()
                .all(Mention.Event.class)
                .map(Mention.Event::happening)
                .collect(Collectors.toSet());
        Stream<Double> fromTheStart = sentence.says(SINCE_LOAD)
                ? moments.start().stream().flatMap(start -> (named.isEmpty()
                                ? Stream.of(Set.<String>of())
                                : named.stream().map(Set::of))
                        .flatMap(names -> starts(names, metrics, happenings).stream())
                        .map(m -> Math.abs(seconds(start, m.at()))))
                : Stream.of();
        return sentence.says(INTO_LOAD)
                ? fromTheStart
                : Stream.concat(fromTheStart, between(named, metrics, happenings));
    }

    private Stream<Double> between(Set<String> named, List<Mention.Metric> metrics, Set<Happening> happenings) {
        List<Happened> starts = (named.isEmpty()
                        ? Stream.of(Set.<String>of())
                        : named.stream().map(Set::of))
                .flatMap(names -> starts(names, metrics, happenings).stream())
                .toList();
        return starts.stream().flatMap(a -> starts.stream()
                .filter(b -> named.size() < 2 || !a.subject().equals(b.subject()))
                .filter(b -> !a.equals(b))
                .map(b -> Math.abs(seconds(a.at(), b.at()))));
    }

    private List<Happened> starts(Set<String> names, List<Mention.Metric> metrics, Set<Happening> happenings) {
        List<Happened> starts =
                moments.all().filter(m -> !m.end() && m.isOf(names)).toList();
        List<Happened> spoken = starts.stream()
                .filter(m -> metrics.stream()
                                .filter(metric -> !metric.ids().isEmpty())
                                .anyMatch(m::isOf)
                        || m.happenings().stream().anyMatch(happenings::contains))
                .toList();
        return spoken.isEmpty()
                ? starts.stream().min(Comparator.comparing(Happened::at)).stream()
                        .toList()
                : spoken;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
