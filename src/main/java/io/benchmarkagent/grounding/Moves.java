package io.benchmarkagent.grounding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is said to have risen or fallen did; and what is said not to have, did not. */
final class Moves implements Check {
    private static final Pattern SLOWER = Pattern.compile("(?i)slow\\w*|faster|sped up");

    private final Moved moved;
    private final Facts facts;

    Moves(Moved moved, Facts facts) {
        this.moved = moved;
        this.facts = facts;
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.clauses().stream()
                .filter(clause -> !Advice.isGivenBy(clause))
                .flatMap(clause -> clause.all(Mention.Turn.class)
                        .filter(turn -> !Advice.isAboutResources(clause.metrics(turn)))
                        .flatMap(turn -> objection(sentence, clause, turn).stream()))
                .findFirst();
    }

    private Optional<String> objection(Sentence sentence, Clause clause, Mention.Turn turn) {
        boolean denied = Denial.isOf(clause, turn);
        boolean right = denied ? !isContradicted(clause, turn) : went(clause, turn);
        return right
                ? Optional.empty()
                : Optional.of("'" + sentence.quoted(turn) + (denied ? "' is what " : "' is not what ")
                        + Words.of(clause.subjects(turn), clause.metrics(turn), sentence) + " did");
    }

    /** "did not rise": nothing that is named did. */
    private boolean isContradicted(Clause clause, Mention.Turn turn) {
        List<Mention.Metric> metrics = metrics(clause, turn);
        List<Set<String>> subjects = clause.subjects(turn);
        return !metrics.isEmpty()
                && (subjects.isEmpty() ? Stream.of(Set.<String>of()) : subjects.stream())
                        .flatMap(names -> moved.ofWhole(names, metrics))
                        .anyMatch(m -> m.isNotable() && m.direction() == turn.direction());
    }

    private boolean went(Clause clause, Mention.Turn turn) {
        List<Set<String>> subjects = clause.subjects(turn);
        List<Mention.Metric> metrics = metrics(clause, turn);
        return subjects.isEmpty()
                ? went(clause, turn, metrics, Set.of())
                : subjects.stream().allMatch(names -> went(clause, turn, metrics, names));
    }

    private boolean went(Clause clause, Mention.Turn turn, List<Mention.Metric> metrics, Set<String> names) {
        List<Quantity> told = clause.all(Mention.Amount.class)
                .map(Mention.Amount::quantity)
                .filter(q -> (q.dimension() != Dimension.PLAIN && q.dimension() != Dimension.TIME) || q.digits() > 1)
                .toList();
        List<Moved.Move> there = moved.of(names, metrics)
                .filter(m -> m.direction() == turn.direction())
                .toList();
        return ((!metrics.isEmpty() || told.isEmpty()) && there.stream().anyMatch(Moved.Move::isNotable))
                || there.stream().anyMatch(m -> isTold(m, told));
    }

    /** A change is told with its figures, however small it is. */
    private boolean isTold(Moved.Move move, List<Quantity> told) {
        return facts.about(Set.of(move.subject()))
                .filter(fact -> fact.id().equals(move.observation().key().id()))
                .anyMatch(
                        fact -> told.stream().anyMatch(q -> fact.isWritten(q, 0) || fact.isWritten(q.looser(.05), 0)));
    }

    private static List<Mention.Metric> metrics(Clause clause, Mention.Turn turn) {
        List<Mention.Metric> named = clause.metrics(turn);
        boolean slower = SLOWER.matcher(clause.line().substring(turn.start(), turn.end()))
                .matches();
        return named.isEmpty() && slower
                ? List.of(new Mention.Metric(turn.start(), turn.end(), Set.of("latency"), Set.of()))
                : named;
    }
}
