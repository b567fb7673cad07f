package io.benchmarkagent.grounding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is said to have recovered is known to have been back in its range; and what is said not to have, is not. */
final class Recoveries implements Check {
    private static final Pattern RECOVERED = Pattern.compile(
            "(?i)\\b(?:recover(?:ed|s|y)?|(?:was|were|came|went|is|are|fell|dropped) back (?:to normal|in(?:to|side)? (?:its|the|their)|within)|return(?:ed|s) to (?:normal|its|the expected|their))\\b");

    private final Moments moments;

    Recoveries(Moments moments) {
        this.moments = moments;
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.clauses().stream()
                .flatMap(clause -> RECOVERED
                        .matcher(clause.text())
                        .results()
                        .map(match -> new Mention.Name(clause.start() + match.start(), clause.start() + match.end()))
                        .filter(at -> Denial.isOf(clause, at) == isKnown(clause, at))
                        .map(at -> "whether " + Words.of(clause.subjects(at), clause.metrics(at), sentence)
                                + " recovered is told otherwise in the findings"))
                .findFirst();
    }

    /** By its end on the timeline. */
    private boolean isKnown(Clause clause, Mention at) {
        List<Mention.Metric> metrics =
                clause.metrics(at).stream().filter(m -> !m.ids().isEmpty()).toList();
        List<Set<String>> subjects = clause.subjects(at);
        return subjects.isEmpty()
                ? isKnown(Set.of(), metrics)
                : subjects.stream().allMatch(names -> isKnown(names, metrics));
    }

    private boolean isKnown(Set<String> names, List<Mention.Metric> metrics) {
        return moments.all()
                .filter(m -> m.end() && m.isOf(names))
                .anyMatch(m -> metrics.isEmpty() || metrics.stream().anyMatch(m::isOf));
    }
}
