package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which way what went, what is out of line and what is not; and every word about that is true of its subject and metric. */
final class Moves implements Check {
    private static final double TWO_SIGMA = 2;
    private static final double NOTABLE_PCT = 5;
    private static final Pattern SLOWER = Pattern.compile("(?i)slow\\w*|faster|sped up");
    private static final Pattern OUT = words(
            "out of line|outside|(?:left|leave|leaves|leaving) (?:its|the|their|what)|beyond what|abnormal(?:ly)?|deviat\\w+|st(?:ood|ands?) out|unusual(?:ly)?|anomalous");
    private static final Pattern WORSE =
            words("regress(?:ed|es|ing)|degrad(?:ed|es|ing|ation)|worse(?:ned|ns)?|suffer(?:ed|s|ing)");
    private static final Pattern BETTER = words("improv(?:ed|es|ing|ement)|better|got faster|sped up");
    private static final Pattern WITHIN = words(
            "(?:stay(?:ed|s)?|remain(?:ed|s)?|was|were|held) (?:within|normal|stable|steady|unremarkable|in line|as expected)|behaved as expected");

    private static final Pattern ALERT = words("alert(?:ed|s)?(?: (?:for|on|about|in))?|raised an? alarm");
    private static final Pattern PRONOUN = words("it|its|they|their|them|which|whose|both|also");
    private static final Pattern DENIED = Pattern.compile("(?i)\\b(?:neither|nor|none|not|never|no)\\b[^;]*$");

    /** @param anomalous it is, or is a member of, an anomaly */
    private record Move(
            Observation observation, String subject, Set<String> metrics, boolean anomalous, boolean alerted) {

        boolean isOf(Mention.Metric metric) {
            return metric.ids().isEmpty() || metrics.stream().anyMatch(metric.ids()::contains);
        }

        boolean isBy(Mention.Metric metric) {
            return metric.statistics().isEmpty()
                    || metric.statistics().contains(observation.key().statistic());
        }

        int direction() {
            double change = observation
                    .sigma()
                    .orElseGet(() -> observation.changePct().orElseGet(() -> observation
                            .baseline()
                            .map(b -> observation.value() - b.mean())
                            .orElse(0.0)));
            return (int) Math.signum(change);
        }

        boolean isNotable() {
            return anomalous
                    || (observation.sigma().isPresent()
                            ? Math.abs(observation.sigma().getAsDouble()) >= TWO_SIGMA
                            : Math.abs(observation.changePct().orElse(0)) >= NOTABLE_PCT);
        }
    }

    private final List<Move> moves;
    private final List<Anomaly> events;
    private final Facts facts;

    private Moves(List<Move> moves, List<Anomaly> events, Facts facts) {
        this.moves = moves;
        this.events = events;
        this.facts = facts;
    }

    static Moves of(Findings findings, Facts facts) {
        Set<MetricKey> members = members(findings, a -> true);
        Set<MetricKey> alerted = members(findings, Anomaly::isAlert);
        List<Move> moves = findings.observations().stream()
                .map(o -> new Move(
                        o,
                        lower(Labels.subject(o.key().scope(), o.key().subject())),
                        Metrics.ids(o.spec()),
                        members.contains(o.key()),
                        alerted.contains(o.key())))
                .toList();
        return new Moves(
                moves,
                findings.anomalies().stream()
                        .filter(a -> a.kind() == Anomaly.Kind.EVENT)
                        .toList(),
                facts);
    }

    private static Set<MetricKey> members(Findings findings, Predicate<Anomaly> which) {
        return findings.anomalies().stream()
                .filter(which)
                .flatMap(a -> a.members().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.clauses().stream()
                .filter(clause -> !Advice.isGivenBy(clause))
                .flatMap(clause -> Stream.concat(turns(sentence, clause), standings(sentence, clause)))
                .findFirst();
    }

    private Stream<String> turns(Sentence sentence, Clause clause) {
        return clause.all(Mention.Turn.class)
                .filter(turn -> !Advice.isAboutResources(clause.metrics(turn)))
                .filter(turn -> !went(clause, turn))
                .map(turn -> "'" + sentence.quoted(turn) + "' is not what " + about(sentence, clause, turn) + " did");
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
        List<Move> there = of(names, metrics)
                .filter(m -> m.direction() == turn.direction())
                .toList();
        return ((!metrics.isEmpty() || told.isEmpty()) && there.stream().anyMatch(Move::isNotable))
                || there.stream().anyMatch(m -> isTold(m, told));
    }

    /** A change is told with its figures, however small it is. */
    private boolean isTold(Move move, List<Quantity> told) {
        return facts.about(Set.of(move.subject()))
                .filter(fact -> fact.id().equals(move.observation().key().id()))
                .anyMatch(
                        fact -> told.stream().anyMatch(q -> fact.isWritten(q, 0) || fact.isWritten(q.looser(.05), 0)));
    }

    private Stream<String> standings(Sentence sentence, Clause clause) {
        if (clause.own().isEmpty() && (clause.topic().isEmpty() || !clause.says(PRONOUN))) {
            return Stream.of();
        }
        return Stream.of(
                        standing(sentence, clause, OUT, m -> m.isNotable(), true),
                        standing(sentence, clause, ALERT, Move::alerted, true),
                        standing(
                                sentence,
                                clause,
                                WORSE,
                                m -> m.isNotable() && m.observation().verdict() == Verdict.REGRESSION,
                                true),
                        standing(
                                sentence,
                                clause,
                                BETTER,
                                m -> m.isNotable() && m.observation().verdict() == Verdict.IMPROVEMENT,
                                false),
                        standing(
                                sentence,
                                clause,
                                WITHIN,
                                m -> !m.anomalous() && m.observation().verdict() == Verdict.NONE,
                                false))
                .flatMap(Optional::stream);
    }

    private Optional<String> standing(
            Sentence sentence, Clause clause, Pattern words, Predicate<Move> holds, boolean orEvent) {
        return words.matcher(clause.text())
                .results()
                .map(match -> new Mention.Name(clause.start() + match.start(), clause.start() + match.end()))
                .filter(at -> isDenied(clause, at)
                        ? stands(clause, at, holds.and(Move::anomalous), orEvent)
                        : !stands(clause, at, holds, orEvent))
                .findFirst()
                .map(at -> "'" + sentence.quoted(at) + "' is not true of " + about(sentence, clause, at));
    }

    private static boolean isDenied(Clause clause, Mention at) {
        return DENIED.matcher(clause.line().substring(0, at.start())).find();
    }

    private boolean stands(Clause clause, Mention at, Predicate<Move> holds, boolean orEvent) {
        List<Mention.Metric> metrics = groupAround(clause, at);
        return clause.subjects(at).stream()
                .allMatch(names -> metrics.isEmpty()
                        ? of(names, List.of()).anyMatch(holds)
                                || (orEvent && events.stream().anyMatch(e -> names.contains(lower(e.subject()))))
                        : metrics.stream()
                                .allMatch(metric -> of(names, List.of(metric)).anyMatch(holds)));
    }

    /** "left its range in latency and CPU": what is named after; else what is named before. */
    private static List<Mention.Metric> groupAround(Clause clause, Mention at) {
        List<Mention.Metric> after = clause.all(Mention.Metric.class)
                .filter(m -> m.start() >= at.end() && m.start() <= at.end() + 60)
                .filter(m -> !m.ids().isEmpty())
                .toList();
        boolean leads = Pattern.compile("(?i)^[^•\\d,;]{0,30}\\bin (?:its |the )?$")
                .matcher(
                        after.isEmpty()
                                ? ""
                                : clause.line().substring(at.end(), after.get(0).start()))
                .find();
        return leads
                ? after
                : clause.all(Mention.Metric.class)
                        .filter(m -> m.end() <= at.start() && !m.ids().isEmpty())
                        .toList();
    }

    private Stream<Move> of(Set<String> names, List<Mention.Metric> metrics) {
        List<Move> about = moves.stream()
                .filter(m -> names.isEmpty() || names.contains(m.subject()))
                .toList();
        return metrics.isEmpty() ? about.stream() : metrics.stream().flatMap(metric -> of(about, metric));
    }

    /** By the statistic that is named; a mean or a maximum of what has only one figure is that figure, a quantile is not. */
    private static Stream<Move> of(List<Move> about, Mention.Metric metric) {
        List<Move> all = about.stream().filter(m -> m.isOf(metric)).toList();
        List<Move> exact = all.stream().filter(m -> m.isBy(metric)).toList();
        boolean strict = metric.statistics().stream().anyMatch(Metrics::isQuantile);
        return strict || !exact.isEmpty()
                ? exact.stream()
                : all.stream().filter(m -> m.observation().key().statistic() == Statistic.VALUE);
    }

    private static List<Mention.Metric> metrics(Clause clause, Mention.Turn turn) {
        List<Mention.Metric> named = clause.metrics(turn);
        boolean slower = SLOWER.matcher(clause.line().substring(turn.start(), turn.end()))
                .matches();
        return named.isEmpty() && slower
                ? List.of(new Mention.Metric(turn.start(), turn.end(), Set.of("latency"), Set.of()))
                : named;
    }

    private static String about(Sentence sentence, Clause clause, Mention at) {
        return Words.of(clause.subjects(at), clause.metrics(at), sentence);
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?i)(?<![\\p{L}\\d-])(?:" + alternatives + ")(?![\\p{L}\\d])");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
