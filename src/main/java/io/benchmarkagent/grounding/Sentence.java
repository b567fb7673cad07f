package io.benchmarkagent.grounding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sentence as it is checked.
 *
 * @param written as it was written, with markup
 * @param cited the ids of the findings it says it rests on; empty where it cites none
 */
record Sentence(String written, Line line, List<Clause> clauses, Set<String> cited) {

    static Sentence of(String written, Lexicon lexicon, Set<String> topic, Set<String> cited) {
        Line line = Line.of(written, lexicon);
        return new Sentence(written, line, Clause.of(line, topic), cited);
    }

    /** The subjects that the next sentence is about, if it names none. */
    Set<String> told() {
        Set<String> named = subjects();
        return named.isEmpty() ? clauses.get(0).topic() : named;
    }

    String text() {
        return line.text();
    }

    boolean says(Pattern pattern) {
        return pattern.matcher(text()).find();
    }

    Set<String> subjects() {
        return line.all(Mention.Subject.class).map(Mention.Subject::name).collect(Collectors.toSet());
    }

    /** The first objection to a mention of this kind. */
    <M extends Mention> Optional<String> first(Class<M> kind, BiFunction<Clause, M, Stream<String>> objections) {
        return clauses.stream()
                .flatMap(clause -> clause.all(kind).flatMap(mention -> objections.apply(clause, mention)))
                .findFirst();
    }

    /** A mention as it was read. */
    String quoted(Mention mention) {
        return text().substring(mention.start(), mention.end()).strip();
    }
}
