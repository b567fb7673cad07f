package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is said to be out of line is, what is said to be as usual is, and what is said to be judged was. */
final class Standings implements Check {
    /**
     * Words for how something stands.
     *
     * @param holds of a metric that stands so
     * @param byEvent what happened to a container makes it true as well
     * @param ofAll it is only true if it is true of all of a subject's statistics that were judged, and not of one
     */
    private record Standing(Pattern words, Predicate<Moved.Move> holds, boolean byEvent, boolean ofAll) {}

    private static final List<Standing> ALL = List.of(
            new Standing(
                    words(
                            "out of line|outside|(?:left|leave|leaves|leaving) (?:its|the|their|what)|beyond what|abnormal(?:ly)?|deviat\\w+|st(?:ood|ands?) out|unusual(?:ly)?|anomalous"),
                    Moved.Move::isNotable,
                    true,
                    false),
            new Standing(
                    words("alert(?:ed|s)?(?: (?:for|on|about|in))?|raised an? alarm"),
                    Moved.Move::alerted,
                    true,
                    false),
            new Standing(
                    words("regress(?:ed|es|ing)?|degrad(?:ed?|es|ing|ation)|worse(?:ned|ns?)?|suffer(?:ed|s|ing)?"),
                    m -> m.isNotable() && m.observation().verdict() == Verdict.REGRESSION,
                    true,
                    false),
            new Standing(
                    words("improv(?:ed?|es|ing|ement)|better|got faster|sped up"),
                    m -> m.isNotable() && m.observation().verdict() == Verdict.IMPROVEMENT,
                    false,
                    false),
            new Standing(
                    words(
                            "(?:stay(?:ed|s)?|remain(?:ed|s)?|was|were|is|are|held|kept) (?:well |fully |all |comfortably |firmly |safely )?(?:within|inside|normal|stable|steady|flat|unremarkable|in line|as expected|as usual|unchanged|the same)"
                                    + "|behaved as expected|no different from|unchanged|barely moved|hardly moved|did not (?:really )?(?:change|move)"),
                    m -> !m.anomalous() && m.observation().verdict() == Verdict.NONE,
                    false,
                    true),
            new Standing(
                    words("(?:was|were|is|are|has been|have been) judged"),
                    m -> m.observation().expected().isPresent(),
                    false,
                    false));
    private static final Pattern FIGURES = Pattern.compile("\\d\\D+\\d");
    private static final Pattern LEADS = Pattern.compile("(?i)^[^•\\d,;]{0,30}\\bin (?:its |the )?$");
    private static final Pattern PRONOUN = words("it|its|they|their|them|which|whose|both|also");

    /** Whom a metric is of, where nobody is named. */
    private static final Set<String> CLUSTER = Set.of("cluster");

    private final Moved moved;
    private final List<Anomaly> events;

    Standings(Findings findings, Moved moved) {
        this.moved = moved;
        this.events = findings.anomalies().stream()
                .filter(a -> a.kind() == Anomaly.Kind.EVENT)
                .toList();
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.clauses().stream()
                .filter(clause -> !Advice.isGivenBy(clause))
                .flatMap(clause -> standings(sentence, clause))
                .findFirst();
    }

    private Stream<String> standings(Sentence sentence, Clause clause) {
        boolean ofTheRun = clause.told().isEmpty()
                && clause.all(Mention.Metric.class).findAny().isPresent();
        if (!ofTheRun && clause.own().isEmpty() && (clause.topic().isEmpty() || !clause.says(PRONOUN))) {
            return Stream.of();
        }
        return ALL.stream().flatMap(standing -> wrong(sentence, clause, standing).stream());
    }

    private Optional<String> wrong(Sentence sentence, Clause clause, Standing standing) {
        return standing.words()
                .matcher(clause.text())
                .results()
                .map(match -> new Mention.Name(clause.start() + match.start(), clause.start() + match.end()))
                .filter(at -> !standing.ofAll() || !isOfNumber(clause, at))
                .filter(at -> isWrong(clause, at, standing))
                .findFirst()
                .map(at -> "'" + sentence.quoted(at) + "' is not true of "
                        + Words.of(clause.subjects(at), clause.metrics(at), sentence));
    }

    /** "where 12.7 MiB is normal", "at 50.9 within 48.8 to 51.2": a figure says more, and is checked. */
    private static boolean isOfNumber(Clause clause, Mention at) {
        return clause.all(Mention.Amount.class)
                .anyMatch(number -> (number.end() <= at.start() && at.start() - number.end() <= 1)
                        || (groupAround(clause, at).isEmpty() && number.start() >= clause.start()));
    }

    /** What is denied of some of a subject's metrics may be true of others, so long as none of those is an anomaly. */
    private boolean isWrong(Clause clause, Mention at, Standing standing) {
        boolean denied = Denial.isOf(clause, at);
        Predicate<Moved.Move> holds =
                denied && !standing.ofAll() ? standing.holds().and(Moved.Move::anomalous) : standing.holds();
        return denied == subjects(clause, at).stream().allMatch(names -> stands(clause, at, names, standing, holds));
    }

    private static List<Set<String>> subjects(Clause clause, Mention at) {
        List<Set<String>> named = clause.subjects(at);
        return named.isEmpty() ? List.of(CLUSTER) : named;
    }

    private boolean stands(
            Clause clause, Mention at, Set<String> names, Standing standing, Predicate<Moved.Move> holds) {
        List<Mention.Metric> metrics = groupAround(clause, at);
        return metrics.isEmpty()
                ? stand(clause, moved.of(names, List.of()), standing, holds) || (standing.byEvent() && isInEvent(names))
                : metrics.stream().allMatch(metric -> stand(clause, moved.of(names, List.of(metric)), standing, holds));
    }

    /** What was not judged may be said to be as it was beside the figures for it, which are checked. */
    private static boolean stand(
            Clause clause, Stream<Moved.Move> moves, Standing standing, Predicate<Moved.Move> holds) {
        if (!standing.ofAll()) {
            return moves.anyMatch(holds);
        }
        List<Moved.Move> judged = moves.filter(
                        m -> m.anomalous() || m.observation().expected().isPresent())
                .toList();
        return judged.isEmpty()
                ? FIGURES.matcher(clause.line()).find()
                : judged.stream().allMatch(holds);
    }

    private boolean isInEvent(Set<String> names) {
        return events.stream().anyMatch(e -> names.contains(e.subject().toLowerCase(Locale.ROOT)));
    }

    /** "left its range in latency and CPU": what is named after; else what is named before. */
    private static List<Mention.Metric> groupAround(Clause clause, Mention at) {
        List<Mention.Metric> after = clause.all(Mention.Metric.class)
                .filter(m -> m.start() >= at.end() && m.start() <= at.end() + 60)
                .filter(m -> !m.ids().isEmpty())
                .toList();
        boolean leads = LEADS.matcher(
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

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?i)(?<![\\p{L}\\d-])(?:" + alternatives + ")(?![\\p{L}\\d])");
    }
}
