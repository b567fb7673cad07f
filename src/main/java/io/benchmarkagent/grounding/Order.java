package io.benchmarkagent.grounding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is said to have come first did. */
final class Order implements Check {
    private static final Pattern EARLIER = Pattern.compile(
            "(?i)\\b(?:preced(?:es|ed|ing)|before|ahead of|earlier than)\\b(?! (?:that|this|it|the load)\\b)");
    private static final Pattern LATER = Pattern.compile(
            "(?i)\\b(?:follow(?:s|ed|ing)?|after|later than|trail(?:s|ed)|behind)\\b(?! (?:that|this|it|the load)\\b)");
    private static final Pattern FIRST = Pattern.compile(
            "(?i)\\b(?:slowed|moved|left|began|rose|fell|was|went|changed|started) (?:\\p{L}+ ){0,4}?(?:first|earliest)\\b");

    /** The order of ends is not the order of onsets, and is not checked. */
    private static final Pattern RECOVERY =
            Pattern.compile("(?i)\\b(?:recover\\w*|back (?:in|to|within)|ended|return(?:ed|s)? to|restarted)\\b");

    private static final int NEAR = 40;

    private final Moments moments;

    Order(Moments moments) {
        this.moments = moments;
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return Stream.of(order(sentence, EARLIER, true), order(sentence, LATER, false), first(sentence))
                .flatMap(objections -> objections)
                .findFirst();
    }

    private Stream<String> first(Sentence sentence) {
        return FIRST.matcher(sentence.text())
                .results()
                .flatMap(
                        match -> sentence
                                .line()
                                .all(Mention.Subject.class)
                                .filter(s -> s.end() <= match.start())
                                .reduce((a, b) -> b)
                                .stream())
                .filter(s -> moments.onset(Set.of(s.name()), List.of()).isEmpty()
                        || !moments.onset(Set.of(s.name()), List.of()).equals(moments.onset(Set.of(), List.of())))
                .map(s -> s.name() + " was not the first");
    }

    private Stream<String> order(Sentence sentence, Pattern words, boolean earlier) {
        return RECOVERY.matcher(sentence.text()).find()
                ? Stream.of()
                : words.matcher(sentence.text())
                        .results()
                        .filter(match -> isWrong(sentence, match.start(), match.end(), earlier))
                        .map(match -> "'" + match.group() + "' is not the order in which they began");
    }

    /** Between two subjects, or between two things that befell one; where there is only one, there is no order to be wrong about. */
    private boolean isWrong(Sentence sentence, int start, int end, boolean earlier) {
        List<Mention.Subject> subjects =
                sentence.line().all(Mention.Subject.class).toList();
        Optional<Mention.Subject> one =
                subjects.stream().filter(s -> s.end() <= start).reduce((a, b) -> b);
        Optional<Mention.Subject> other =
                subjects.stream().filter(s -> s.start() >= end).findFirst();
        if (one.isEmpty()
                || other.isEmpty()
                || one.get().name().equals(other.get().name())) {
            return one.or(() -> other)
                    .filter(s -> isWrongWithin(sentence, s, start, end, earlier))
                    .isPresent();
        }
        Optional<Instant> first = onset(sentence, one.get(), start);
        Optional<Instant> second = onset(sentence, other.get(), sentence.text().length());
        return first.isEmpty() || second.isEmpty() || isWrong(first.get(), second.get(), earlier);
    }

    private boolean isWrongWithin(Sentence sentence, Mention.Subject subject, int start, int end, boolean earlier) {
        Optional<Instant> first = befell(sentence)
                .filter(m -> m.end() <= start)
                .reduce((a, b) -> b)
                .flatMap(m -> onset(subject, m));
        Optional<Instant> second = befell(sentence)
                .filter(m -> m.start() >= end && m.start() < end + NEAR)
                .findFirst()
                .flatMap(m -> onset(subject, m));
        return first.isPresent() && second.isPresent() && isWrong(first.get(), second.get(), earlier);
    }

    private static Stream<Mention> befell(Sentence sentence) {
        return sentence.line().mentions().stream()
                .filter(m -> m instanceof Mention.Event || m instanceof Mention.Metric);
    }

    private Optional<Instant> onset(Mention.Subject subject, Mention mention) {
        Set<String> names = Set.of(subject.name());
        return mention instanceof Mention.Event event
                ? moments.onset(names, event.happening())
                : mention instanceof Mention.Metric metric && !metric.ids().isEmpty()
                        ? moments.onset(names, List.of(metric))
                        : Optional.empty();
    }

    private static boolean isWrong(Instant first, Instant second, boolean earlier) {
        return earlier ? !first.isBefore(second) : !first.isAfter(second);
    }

    /** Of the metrics that are named between the subject and there, else of anything. */
    private Optional<Instant> onset(Sentence sentence, Mention.Subject subject, int until) {
        List<Mention.Metric> metrics = sentence.line()
                .all(Mention.Metric.class)
                .filter(m -> m.start() >= subject.end() && m.end() <= until && m.start() <= subject.end() + 20)
                .toList();
        Optional<Instant> precise = moments.onset(Set.of(subject.name()), metrics);
        return precise.isPresent() ? precise : moments.onset(Set.of(subject.name()), List.of());
    }
}
