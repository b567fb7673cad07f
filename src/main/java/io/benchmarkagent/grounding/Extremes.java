package io.benchmarkagent.grounding;

import io.benchmarkagent.run.Statistic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said to be the highest or the lowest of all is, by some statistic of that metric. */
final class Extremes implements Check {
    private static final String NOT_OF_VALUES =
            "(?! (?:likely|of the (?:time|run)|chang\\w*|increas\\w*|decreas\\w*|drop|rise|growth|deviat\\w*|differ\\w*|share|σ|sigma))";
    private static final Pattern EXTREME = Pattern.compile(
            "(?i)(?<!\\bat )(?<!one of )(?<!one of the )(?<!among the )(?<![\\p{L}\\d-])(?:(?<place>second|third|fourth|fifth|2nd|3rd|4th|5th|2|3|4|5)[- ])?"
                    + "(?:(?<most>highest|largest|biggest|greatest|heaviest|slowest|hungriest|worst|most|topped|tops)|(?<least>lowest|smallest|fewest|lightest|fastest|least))(?![\\p{L}\\d])"
                    + NOT_OF_VALUES);
    private static final Pattern TIMED = Pattern.compile("(?i)slowest|fastest");
    private static final List<Set<String>> PLACES = List.of(
            Set.of(),
            Set.of("second", "2nd", "2"),
            Set.of("third", "3rd", "3"),
            Set.of("fourth", "4th", "4"),
            Set.of("fifth", "5th", "5"));

    private final Facts facts;
    private final Set<String> told;

    Extremes(Facts facts, List<Told> told) {
        this.facts = facts;
        this.told = told.stream().map(Told::id).collect(Collectors.toSet());
    }

    /** Figures that can be held against one another. */
    private record Kind(Set<String> metrics, Optional<Statistic> statistic, Dimension dimension) {}

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.clauses().stream()
                .flatMap(clause -> objections(sentence, clause))
                .findFirst();
    }

    private Stream<String> objections(Sentence sentence, Clause clause) {
        Matcher extreme = EXTREME.matcher(clause.text());
        return extreme.results()
                .map(match -> new Mention.Name(clause.start() + match.start(), clause.start() + match.end()))
                .filter(at -> !Denial.isOf(clause, at))
                .filter(at -> isWrong(clause, at))
                .map(at -> "'" + sentence.quoted(at) + "' is not true of "
                        + Words.of(clause.subjects(at), metrics(clause, at), sentence));
    }

    /** Of somebody who is not held against others nothing is known, and nothing is wrong. */
    private boolean isWrong(Clause clause, Mention.Name at) {
        Set<String> names = clause.own().stream()
                .filter(name -> !name.equals("cluster") && !name.contains("->"))
                .collect(Collectors.toSet());
        List<Mention.Metric> metrics = metrics(clause, at);
        return names.size() == 1
                && !metrics.isEmpty()
                && groups(metrics).stream().noneMatch(group -> isAt(clause, at, names, group));
    }

    private static List<Mention.Metric> metrics(Clause clause, Mention.Name at) {
        boolean timed =
                TIMED.matcher(clause.line().substring(at.start(), at.end())).find();
        List<Mention.Metric> named =
                clause.metrics(at).stream().filter(m -> !m.ids().isEmpty()).toList();
        List<Mention.Metric> any = named.isEmpty()
                ? clause.all(Mention.Metric.class)
                        .filter(m -> !m.ids().isEmpty())
                        .toList()
                : named;
        return any.isEmpty() && timed
                ? List.of(new Mention.Metric(at.start(), at.end(), Set.of("latency"), Set.of()))
                : any;
    }

    /** What was looked up may be only the first of many: it counts where the findings have nothing of the kind. */
    private Collection<List<Fact>> groups(List<Mention.Metric> metrics) {
        List<Fact> values = facts.about(Set.of())
                .filter(fact -> fact.role() == Fact.Role.VALUE)
                .filter(fact -> !fact.metrics().isEmpty()
                        && !fact.subject().isEmpty()
                        && !fact.subject().equals("cluster")
                        && !fact.subject().contains("->"))
                .filter(fact -> metrics.stream().anyMatch(fact::isOf))
                .toList();
        List<Fact> measured = values.stream()
                .filter(fact -> fact.statistic().isPresent() && !told.contains(fact.id()))
                .toList();
        Map<Kind, List<Fact>> groups = (measured.isEmpty() ? values : measured)
                .stream()
                        .collect(Collectors.groupingBy(
                                fact -> new Kind(fact.metrics(), fact.statistic(), fact.dimension())));
        return groups.values();
    }

    private static boolean isAt(Clause clause, Mention.Name at, Set<String> names, List<Fact> group) {
        Matcher extreme = EXTREME.matcher(clause.line().substring(at.start(), at.end()));
        return extreme.find()
                && group.stream()
                        .filter(fact -> names.contains(fact.subject()))
                        .anyMatch(fact -> before(fact, group, extreme.group("least") != null) == place(extreme));
    }

    private static int place(Matcher extreme) {
        String word = Optional.ofNullable(extreme.group("place")).orElse("").toLowerCase(java.util.Locale.ROOT);
        return Math.max(
                0,
                PLACES.indexOf(PLACES.stream()
                        .filter(words -> words.contains(word))
                        .findFirst()
                        .orElse(PLACES.get(0))));
    }

    /** How many others are further up, or down. */
    private static long before(Fact fact, List<Fact> group, boolean least) {
        return group.stream()
                .filter(other -> !other.subject().equals(fact.subject()))
                .filter(other -> least ? other.value() < fact.value() : other.value() > fact.value())
                .map(Fact::subject)
                .distinct()
                .count();
    }
}
