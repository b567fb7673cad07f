package io.benchmarkagent.grounding;

import io.benchmarkagent.findings.Tally;
import io.benchmarkagent.run.Statistic;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every number is one of its subject and metric, and went the way that it is said to have gone. */
final class Numbers implements Check {
    private static final Pattern RATE =
            Pattern.compile("(?i)^ (?:\\p{L}+ )?(?:per|a|each) (?:second|minute|hour|day)\\b");
    private static final Pattern IN_SIGMA = Pattern.compile("(?i)\\bsigmas?\\b|σ|standard deviations?");
    private static final Pattern NEEDED = Pattern.compile(
            "(?i)\\b(?:need(?:s|ed)?|requir\\w+|fewest|want of|lack|(?:fewer|less) than|at least|minimum|until|necessary)\\b");
    private static final Pattern OUT = Pattern.compile(
            "(?i)^ (?:(?:(?:metrics? )?(?:out )?of (?:the |all )?\\d+ )?(?:of them |metrics? |observations? )?)(?:lies?|are|is|falls?) (?:beyond|more than|outside) \\d(?:\\.\\d)? ?(?:σ|sigma)");
    private static final Pattern OUT_OF = Pattern.compile("(?i)\\bof (?:the |all )?$");
    private static final Pattern LIKE =
            Pattern.compile("(?i)^ (?:\\p{L}+ )?(?:like-for-like|comparable|baseline|pinned) ");

    private final Facts facts;
    private final Counts counts;
    private final Lapses lapses;

    Numbers(Facts facts, Counts counts, Lapses lapses) {
        this.facts = facts;
        this.counts = counts;
        this.lapses = lapses;
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.first(
                Mention.Amount.class,
                (clause, number) -> holds(sentence, clause, number)
                        ? Stream.of()
                        : Stream.of("'" + sentence.quoted(number) + "' is no figure of "
                                + Words.of(clause.subjects(number), clause.metrics(number), sentence)));
    }

    private boolean holds(Sentence sentence, Clause clause, Mention.Amount number) {
        Quantity written = number.quantity();
        if (written.dimension() == Dimension.PLAIN && sentence.says(IN_SIGMA)) {
            Quantity sigma =
                    new Quantity(written.value(), written.half(), Dimension.SIGMA, written.sign(), written.digits());
            if (isOfSubjects(sentence, clause, new Mention.Amount(number.start(), number.end(), sigma))) {
                return true;
            }
        }
        if (written.dimension() == Dimension.TIMES
                && clause.all(Mention.Event.class).findAny().isPresent()) {
            return isHowOften(clause, number);
        }
        if (written.dimension() == Dimension.PLAIN
                && OUT.matcher(clause.line().substring(number.end())).find()
                && !OUT_OF.matcher(clause.line().substring(0, number.start())).find()) {
            return counts.holdOut(written.value());
        }
        Optional<Counts.Noun> noun = written.dimension() == Dimension.PLAIN
                ? Counts.Noun.after(clause.line(), number.end())
                : Optional.empty();
        if (noun.isPresent() && noun.get() != Counts.Noun.RESTARTS) {
            return isCount(sentence, clause, number, noun.get());
        }
        if (written.dimension() == Dimension.PLAIN
                && RATE.matcher(clause.line().substring(number.end())).find()) {
            return false;
        }
        if (written.dimension() == Dimension.PLAIN
                && Counts.Noun.in(sentence.text()).anyMatch(any -> counts.hold(any, written.value()))) {
            return true;
        }
        return isOfSubjects(sentence, clause, number)
                || lapses.hold(sentence, clause, number)
                || (!Hint.before(clause, number).reached() && follows(sentence, number))
                || isApart(sentence, clause, number)
                || (clause.all(Mention.Event.class).findAny().isPresent() && isHowOften(clause, number));
    }

    /** "restarted four times" counts, and is no ratio. */
    private boolean isHowOften(Clause clause, Mention.Amount number) {
        double value = number.quantity().value();
        return facts.about(clause.told())
                .filter(fact -> fact.statistic().isEmpty() && !fact.id().equals("run"))
                .anyMatch(fact -> fact.value() == value
                        && (fact.dimension() == Dimension.PLAIN || fact.dimension() == Dimension.TIMES));
    }

    private boolean isCount(Sentence sentence, Clause clause, Mention.Amount number, Counts.Noun noun) {
        double value = number.quantity().value();
        if (noun != Counts.Noun.RUNS) {
            return counts.hold(noun, value);
        }
        if (value == Tally.FEWEST && sentence.says(NEEDED)) {
            return true;
        }
        String counted = clause.line().substring(number.end());
        return LIKE.matcher(counted).find()
                ? counts.holdBaseline(value) || (!clause.told().isEmpty() && isOfSubjects(sentence, clause, number))
                : counts.hold(noun, value) || isOfSubjects(sentence, clause, number);
    }

    private boolean isOfSubjects(Sentence sentence, Clause clause, Mention.Amount number) {
        List<Set<String>> subjects = clause.subjects(number);
        return subjects.isEmpty()
                ? isOf(sentence, clause, number, Set.of())
                : subjects.stream().allMatch(names -> isOf(sentence, clause, number, names));
    }

    private boolean isOf(Sentence sentence, Clause clause, Mention.Amount number, Set<String> names) {
        List<Mention.Metric> metrics = clause.metrics(number);
        Hint hint = Hint.before(clause, number);
        List<Fact> candidates = facts.about(names)
                .filter(fact -> Citations.isCited(fact, sentence.cited()))
                .filter(fact -> clause.own().isEmpty() || !fact.subject().isEmpty() || fact.isOfTheRun())
                .filter(fact -> hint.allows(fact.role(), fact.dimension()))
                .filter(fact -> metrics.isEmpty()
                        || metrics.stream().anyMatch(fact::isOfMetric)
                        || isRate(fact, number, metrics))
                .toList();
        int direction = direction(clause, number);
        return ofStatistic(candidates, metrics)
                .anyMatch(fact -> hint.fits(
                        fact,
                        number.quantity(),
                        direction,
                        !metrics.isEmpty() && !fact.metrics().isEmpty()));
    }

    /** "50.6 requests per second at a mean CPU of 6 %": the unit says of what it is, where only what follows is named. */
    private static boolean isRate(Fact fact, Mention.Amount number, List<Mention.Metric> metrics) {
        return fact.dimension() == Dimension.RATE
                && fact.metrics().contains("rate")
                && metrics.stream().allMatch(m -> m.start() >= number.end());
    }

    /** A mean or a maximum of what has only one figure is that figure; a quantile is not. */
    private static Stream<Fact> ofStatistic(List<Fact> candidates, List<Mention.Metric> metrics) {
        if (metrics.isEmpty()) {
            return candidates.stream();
        }
        List<Fact> exact = candidates.stream()
                .filter(fact -> metrics.stream().anyMatch(fact::isOf))
                .toList();
        boolean strict = metrics.stream().flatMap(m -> m.statistics().stream()).anyMatch(Metrics::isQuantile);
        boolean any = exact.stream().anyMatch(fact -> fact.statistic().isPresent());
        return strict
                ? exact.stream().filter(fact -> fact.statistic().isPresent() || fact.dimension() == Dimension.TIMES)
                : any
                        ? Stream.concat(exact.stream(), candidates.stream().filter(fact -> hasOnlyOne(fact, exact)))
                                .filter(fact -> fact.statistic().isPresent()
                                        || fact.dimension() != Dimension.BYTES
                                        || metrics.stream()
                                                .allMatch(m -> m.statistics().isEmpty()))
                        : candidates.stream().filter(fact -> fact.statistic()
                                .map(Statistic.VALUE::equals)
                                .orElse(true));
    }

    /** Of a metric whose one figure is all that is known, where others have the statistic that is named. */
    private static boolean hasOnlyOne(Fact fact, List<Fact> exact) {
        return fact.statistic().filter(Statistic.VALUE::equals).isPresent()
                && exact.stream()
                        .noneMatch(other ->
                                other.statistic().isPresent() && other.metrics().equals(fact.metrics()));
    }

    /** The way of the nearest word that has one. */
    private static int direction(Clause clause, Mention.Amount number) {
        return clause.all(Mention.Turn.class)
                .min(Comparator.comparingInt(turn -> Math.abs(turn.start() - number.start())))
                .map(Mention.Turn::direction)
                .orElse(0);
    }

    /** A difference or a ratio of two other numbers of the sentence. */
    private static boolean follows(Sentence sentence, Mention.Amount number) {
        Quantity written = number.quantity();
        List<Quantity> others = sentence.line()
                .all(Mention.Amount.class)
                .filter(other -> !other.equals(number))
                .map(Mention.Amount::quantity)
                .filter(other -> other.dimension() != Dimension.PLAIN || other.digits() > 1)
                .toList();
        return others.stream().anyMatch(a -> others.stream()
                .filter(b -> !a.equals(b) && a.dimension() == b.dimension() && b.value() != 0)
                .anyMatch(b -> follows(written.unsigned(), a.value(), b.value(), a.dimension())));
    }

    /** How far what was measured lies from another figure of the sentence. */
    private boolean isApart(Sentence sentence, Clause clause, Mention.Amount number) {
        List<Mention.Metric> metrics = clause.metrics(number);
        if (metrics.isEmpty() || clause.told().isEmpty()) {
            return false;
        }
        List<Double> values = ofStatistic(
                        facts.about(clause.told())
                                .filter(fact -> fact.role() == Fact.Role.VALUE)
                                .filter(fact -> metrics.stream().anyMatch(fact::isOfMetric))
                                .toList(),
                        metrics)
                .filter(fact -> fact.dimension() != Dimension.PLAIN)
                .map(Fact::value)
                .toList();
        return sentence.line()
                .all(Mention.Amount.class)
                .filter(other -> !other.equals(number) && other.quantity().dimension() != Dimension.PLAIN)
                .map(Mention.Amount::quantity)
                .anyMatch(other -> other.value() != 0
                        && values.stream()
                                .anyMatch(value -> follows(
                                        number.quantity().unsigned(), value, other.value(), other.dimension())));
    }

    private static boolean follows(Quantity written, double a, double b, Dimension dimension) {
        Quantity loose = written.looser(0.02);
        return switch (written.dimension()) {
            case PERCENT -> loose.rounds(Math.abs(100 * (a / b - 1)));
            case TIMES -> loose.rounds(a / b);
            case POINTS -> dimension == Dimension.PERCENT && loose.rounds(Math.abs(a - b));
            default ->
                written.dimension() == dimension && dimension != Dimension.PLAIN && loose.rounds(Math.abs(a - b));
        };
    }
}
