package io.benchmarkagent.narrative;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every figure that findings hold, and so every number that a narrative may use. */
final class Facts {
    private static final int PAIRED = 20;

    private final List<Figure> figures = new ArrayList<>();

    private Facts() {}

    static Facts of(Findings findings, Names names) {
        Facts facts = new Facts();
        findings.observations().forEach(facts::observation);
        findings.anomalies().forEach(facts::anomaly);
        facts.load(findings.run().load());
        facts.counts(findings);
        facts.times(findings);
        Texts.in(findings).forEach(text -> facts.text(text, names));
        return facts;
    }

    /**
     * Whether findings hold what was written, about one of these subjects or about the whole; about anything where no subject is
     * named.
     *
     * @param direction −1 where the words say that something fell, 1 where it rose, else 0
     */
    boolean bear(Quantity written, Set<String> subjects, int direction) {
        return figures.stream()
                .filter(f -> subjects.isEmpty() || f.subject().isEmpty() || subjects.contains(f.subject()))
                .anyMatch(f -> f.isWritten(written, direction));
    }

    private void observation(Observation o) {
        String subject = o.key().scope() == Scope.CLUSTER ? "" : o.key().subject();
        measured(subject, o.value(), o.unit());
        o.expected().ifPresent(e -> {
            measured(subject, e.low(), o.unit());
            measured(subject, e.high(), o.unit());
        });
        o.baseline().ifPresent(b -> {
            measured(subject, b.mean(), o.unit());
            measured(subject, b.median(), o.unit());
            count(subject, b.n());
        });
        change(subject, o.changePct());
        deviation(subject, o.sigma());
        deviation(subject, o.rawSigma());
        o.minimumDetectableChangePct().ifPresent(pct -> add(subject, pct, Dimension.PERCENT, Figure.Kind.VALUE));
    }

    private void anomaly(Anomaly a) {
        String subject = a.scope() == Scope.CLUSTER ? "" : a.subject();
        a.value().ifPresent(value -> measured(subject, value, a.unit()));
        a.expected().ifPresent(e -> {
            measured(subject, e.low(), a.unit());
            measured(subject, e.high(), a.unit());
        });
        deviation(subject, a.sigma());
        deviation(subject, a.rawSigma());
        count(subject, a.n());
        count(subject, a.members().size());
        add(subject, (double) a.uncertaintySeconds(), Dimension.TIME, Figure.Kind.VALUE);
    }

    private void load(LoadProfile load) {
        load.users().ifPresent(users -> add("", users, Dimension.PLAIN, Figure.Kind.COUNT));
        load.rps().ifPresent(rps -> measured("", rps, Unit.PER_SECOND));
        load.durationSeconds().ifPresent(seconds -> measured("", seconds, Unit.SECONDS));
    }

    private void counts(Findings findings) {
        Tally tally = new Tally(findings);
        var anomalies = findings.anomalies().stream().map(Anomaly::verdict).toList();
        var notJudged = findings.coverage().notJudged().values();
        IntStream.of(
                        Tally.FEWEST,
                        tally.alerts().size(),
                        tally.watches().size(),
                        tally.alerts().size() - Tally.NAMED,
                        tally.watches().size() - Tally.NAMED,
                        tally.within().size(),
                        anomalies.size(),
                        (int) anomalies.stream()
                                .filter(Verdict.REGRESSION::equals)
                                .count(),
                        (int) anomalies.stream()
                                .filter(Verdict.IMPROVEMENT::equals)
                                .count(),
                        (int) findings.anomalies().stream()
                                .map(Anomaly::subject)
                                .distinct()
                                .count(),
                        findings.baseline().size(),
                        findings.baseline().knownExecutions(),
                        findings.baseline().excludedCount(),
                        findings.coverage().judged(),
                        notJudged.stream().mapToInt(Integer::intValue).sum(),
                        findings.observations().size(),
                        findings.rootCauses().size(),
                        findings.recommendations().size(),
                        findings.run().nodePool().nodeCount().orElse(0))
                .forEach(n -> count("", n));
        notJudged.forEach(n -> count("", n));
        findings.coverage()
                .minimumDetectableChangePct()
                .ifPresent(pct -> add("", pct, Dimension.PERCENT, Figure.Kind.VALUE));
        add("", findings.coverage().falseAlertsExpected(), Dimension.PLAIN, Figure.Kind.VALUE);
    }

    /** How long after one another things happened, of the first few. */
    private void times(Findings findings) {
        List<Instant> instants = Stream.concat(
                        findings.anomalies().stream().flatMap(a -> Stream.concat(a.onset().stream(), a.end().stream())),
                        findings.timeline().stream().map(m -> m.time()))
                .distinct()
                .sorted()
                .limit(PAIRED)
                .toList();
        for (Instant from : instants) {
            instants.stream()
                    .filter(from::isBefore)
                    .forEach(to ->
                            add("", Duration.between(from, to).toMillis() / 1000.0, Dimension.TIME, Figure.Kind.VALUE));
        }
        findings.timeline().forEach(m -> add("", (double) m.uncertaintySeconds(), Dimension.TIME, Figure.Kind.VALUE));
    }

    /** A number in a sentence is about what the sentence names; about the whole if it names nothing. */
    private void text(Texts text, Names names) {
        Set<String> about = new TreeSet<>(names.subjectsIn(text.text()));
        if (!text.subject().isEmpty() || about.isEmpty()) {
            about.add(text.subject());
        }
        Quantity.in(names.without(text.text()))
                .forEach(q -> about.forEach(subject -> add(
                        subject,
                        q.value(),
                        q.dimension(),
                        q.dimension() == Dimension.PLAIN ? Figure.Kind.COUNT : Figure.Kind.VALUE)));
    }

    /** With its unit in any size, and as the bare number that is printed. */
    private void measured(String subject, double value, Unit unit) {
        Dimension.Scale scale = Dimension.of(unit);
        add(subject, value * scale.factor(), scale.dimension(), Figure.Kind.VALUE);
        String printed = Figures.quantity(value, unit).split(Figures.THIN)[0];
        Quantity.in(printed).forEach(bare -> add(subject, bare.value(), Dimension.PLAIN, Figure.Kind.VALUE));
    }

    private void change(String subject, OptionalDouble changePct) {
        changePct.ifPresent(pct -> {
            add(subject, pct, Dimension.PERCENT, Figure.Kind.CHANGE);
            add(subject, 1 + pct / 100, Dimension.TIMES, Figure.Kind.VALUE);
        });
    }

    private void deviation(String subject, OptionalDouble sigma) {
        sigma.ifPresent(value -> add(subject, value, Dimension.SIGMA, Figure.Kind.CHANGE));
    }

    private void count(String subject, int n) {
        if (n > 0) {
            add(subject, n, Dimension.PLAIN, Figure.Kind.COUNT);
        }
    }

    private void add(String subject, double value, Dimension dimension, Figure.Kind kind) {
        figures.add(new Figure(subject, value, dimension, kind));
    }
}
