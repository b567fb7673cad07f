package io.benchmarkagent.grounding;

import io.benchmarkagent.run.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was told, as it is read.
 *
 * @param subjects whom its figures are of: one, or "" for nobody in particular; none where it names several
 * @param metrics what they are of, see {@link Metrics}; its own name where that is no metric that is known
 */
record Hearing(Told told, Line line, Set<String> subjects, Set<String> metrics, Optional<Statistic> statistic) {
    private static final Set<String> NOBODY = Set.of("");

    static List<Hearing> of(List<Told> all, Lexicon lexicon) {
        return all.stream().map(told -> of(told, lexicon)).toList();
    }

    private static Hearing of(Told told, Lexicon lexicon) {
        Line line = Line.of(told.words(), lexicon);
        Line what = told.is(Told.Kind.SENTENCE) ? line : Line.of(told.what(), lexicon);
        return new Hearing(
                told,
                line,
                told.is(Told.Kind.SENTENCE) ? subjects(told, line) : Set.of(told.subject()),
                metrics(told, what),
                what.all(Mention.Metric.class)
                        .flatMap(m -> m.statistics().stream())
                        .findFirst());
    }

    /** A sentence about several is made of figures that are told of each. */
    private static Set<String> subjects(Told told, Line line) {
        Set<String> all = Stream.concat(
                        Stream.of(told.subject()),
                        line.all(Mention.Subject.class).map(Mention.Subject::name))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return all.isEmpty() ? NOBODY : all.size() == 1 ? all : Set.of();
    }

    private static Set<String> metrics(Told told, Line what) {
        Set<String> ids =
                what.all(Mention.Metric.class).flatMap(m -> m.ids().stream()).collect(Collectors.toSet());
        return ids.isEmpty() && !told.is(Told.Kind.SENTENCE)
                ? Set.of(told.what().toLowerCase(Locale.ROOT))
                : ids;
    }

    boolean isFigure() {
        return switch (told.kind()) {
            case MEASURED, IN_PART, ELSEWHERE, CHANGE -> true;
            case HAPPENED, NAME, SENTENCE -> false;
        };
    }
}
