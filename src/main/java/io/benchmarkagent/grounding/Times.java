package io.benchmarkagent.grounding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every time in a sentence is one at which that happened to that subject. */
final class Times implements Check {
    private static final Pattern ABOUT_THE_RUN = Pattern.compile(
            "(?i)\\b(?:run|load|benchmark|test|window|phase|start(?:ed)?|began|warm-?up|steady|ran)\\b");
    private static final Pattern STARTED =
            Pattern.compile("(?i)\\b(?:load|run|benchmark|test)\\b[^,;]{0,20}\\b(?:start(?:ed|s)?|began|begins?)\\b");
    private static final Pattern ENDED = Pattern.compile(
            "(?i)\\b(?:load|run|benchmark|test)\\b[^,;]{0,20}\\b(?:end(?:ed|s)?|finish(?:ed|es)|stopp?(?:ed|s))\\b");
    private static final Pattern OTHER_ZONE = Pattern.compile("^ ?(?!UTC|GMT)[A-Z]{1,3}S?T\\b");
    private static final Pattern ABOUT =
            Pattern.compile("(?i)(?:about|around|roughly|approximately|just after|just before|~)\\s*$");
    private static final long MINUTE = 60;

    private final Moments moments;

    Times(Moments moments) {
        this.moments = moments;
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.first(
                Mention.Time.class,
                (clause, time) -> holds(clause, time)
                        ? Stream.of()
                        : Stream.of(
                                "nothing is known of " + Words.of(clause.subjects(time), clause.metrics(time), sentence)
                                        + " at '" + sentence.quoted(time) + "'"));
    }

    private boolean holds(Clause clause, Mention.Time mention) {
        WrittenTime written = mention.time();
        if (written.time().isEmpty()) {
            return moments.isDay(written);
        }
        List<Set<String>> subjects = clause.subjects(mention);
        boolean isOfRun = clause.own().isEmpty() || clause.says(ABOUT_THE_RUN);
        if (OTHER_ZONE.matcher(clause.line().substring(mention.end())).find()) {
            return false;
        }
        if (isOfRun && ofTheRun(clause).anyMatch(at -> written.tells(at, moments.zone()))) {
            return true;
        }
        if (clause.own().isEmpty() && (clause.says(STARTED) || clause.says(ENDED))) {
            return false;
        }
        return subjects.isEmpty()
                ? tells(clause, mention, Set.of())
                : subjects.stream().allMatch(names -> tells(clause, mention, names));
    }

    /** Where a start or an end is spoken of, only that. */
    private Stream<Instant> ofTheRun(Clause clause) {
        if (clause.all(Mention.Time.class).count() > 1) {
            return moments.ofTheRun();
        }
        return clause.says(STARTED) && !clause.says(ENDED)
                ? moments.start().stream()
                : clause.says(ENDED) && !clause.says(STARTED) ? moments.end().stream() : moments.ofTheRun();
    }

    /** Of what was named last before the time; or, where another time stands between, of what comes after. */
    private boolean tells(Clause clause, Mention.Time mention, Set<String> names) {
        return tells(clause, mention, names, eventBefore(clause, mention), clause.metrics(mention))
                || (clause.all(Mention.Time.class).anyMatch(other -> other.end() < mention.start())
                        && clause.all(Mention.Metric.class)
                                .filter(m -> m.start() >= mention.end())
                                .findFirst()
                                .filter(m -> tells(clause, mention, names, Optional.empty(), List.of(m)))
                                .isPresent());
    }

    private boolean tells(
            Clause clause,
            Mention.Time mention,
            Set<String> names,
            Optional<Mention.Event> event,
            List<Mention.Metric> spoken) {
        List<Happened> then = moments.all()
                .filter(m -> m.isOf(names))
                .filter(m -> isThen(clause, mention, m.at()))
                .toList();
        if (event.isPresent()) {
            return then.stream()
                    .anyMatch(m -> m.happenings().contains(event.get().happening()));
        }
        List<Mention.Metric> metrics =
                spoken.stream().filter(m -> !m.ids().isEmpty()).toList();
        return metrics.isEmpty()
                ? !then.isEmpty()
                : metrics.stream().allMatch(metric -> then.stream().anyMatch(m -> m.isOf(metric)));
    }

    private boolean isThen(Clause clause, Mention.Time mention, Instant at) {
        boolean about = ABOUT.matcher(clause.line().substring(clause.start(), mention.start()))
                .find();
        return mention.time().tells(at, moments.zone())
                || (about
                        && Stream.of(-MINUTE, -MINUTE / 2, MINUTE / 2, MINUTE)
                                .anyMatch(off -> mention.time().tells(at.plusSeconds(off), moments.zone())));
    }

    /** What happened, if that and no metric is what was named last before the time; or, at the head of a clause, next after it. */
    private static Optional<Mention.Event> eventBefore(Clause clause, Mention.Time time) {
        List<Mention> telling = clause.mentions().stream()
                .filter(m -> m instanceof Mention.Event || m instanceof Mention.Metric)
                .toList();
        Optional<Mention> before =
                telling.stream().filter(m -> m.end() <= time.start()).reduce((a, b) -> b);
        return before.or(() -> telling.stream().findFirst())
                .filter(Mention.Event.class::isInstance)
                .map(Mention.Event.class::cast);
    }
}
