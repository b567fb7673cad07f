package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every figure that findings hold, and so every number that a sentence may use. */
final class Facts {
    private final Map<String, List<Fact>> bySubject = new HashMap<>();
    private final Map<MetricSpec, Set<String>> ids = new HashMap<>();

    /** What a rule proposes. Where an answer is held against it, it is told as a proposal and not as what is. */
    private final Fact.Role proposed;

    private Facts(Fact.Role proposed) {
        this.proposed = proposed;
    }

    static Facts of(Findings findings, List<Texts.Read> texts, List<Hearing> heard) {
        Facts facts = new Facts(heard.isEmpty() ? Fact.Role.OTHER : Fact.Role.PROPOSED);
        findings.observations().stream()
                .filter(o -> o.verdict() != Verdict.NOT_COLLECTED)
                .forEach(facts::observation);
        findings.anomalies().forEach(a -> facts.anomaly(a, findings));
        facts.counted(findings.anomalies());
        findings.recommendations().forEach(facts::recommendation);
        facts.load(findings.run().load());
        facts.coverage(findings);
        texts.forEach(facts::text);
        heard.forEach(facts::heard);
        return facts;
    }

    /** About this subject and the whole run; about anything, if none is given. */
    Stream<Fact> about(Set<String> subjects) {
        return subjects.isEmpty()
                ? bySubject.values().stream().flatMap(Collection::stream)
                : Stream.concat(subjects.stream(), Stream.of(""))
                        .distinct()
                        .flatMap(subject -> bySubject.getOrDefault(subject, List.of()).stream());
    }

    private void observation(Observation o) {
        Source source = new Source(
                o.key().id(),
                subject(Labels.subject(o.key().scope(), o.key().subject())),
                ids.computeIfAbsent(o.spec(), spec -> Metrics.ids(spec)),
                Optional.of(o.key().statistic()));
        measured(source, Fact.Role.VALUE, o.value(), o.unit());
        o.expected().ifPresent(e -> {
            measured(source, Fact.Role.EXPECTED, e.low(), o.unit());
            measured(source, Fact.Role.EXPECTED, e.high(), o.unit());
            apart(source, o.value(), e.low(), o.unit());
            apart(source, o.value(), e.high(), o.unit());
        });
        o.baseline().ifPresent(b -> {
            measured(source, Fact.Role.EXPECTED, b.mean(), o.unit());
            measured(source, Fact.Role.EXPECTED, b.median(), o.unit());
            apart(source, o.value(), b.mean(), o.unit());
            apart(source, o.value(), b.median(), o.unit());
            add(source, Fact.Role.COUNT, Dimension.PLAIN, b.n());
        });
        o.history().stream().map(Past::value).forEach(past -> measured(source, Fact.Role.EXPECTED, past, o.unit()));
        o.changePct().ifPresent(pct -> changed(source, pct));
        o.floor().ifPresent(floor -> measured(source, Fact.Role.OTHER, floor, o.unit()));
        deviation(source, o.sigma());
        deviation(source, o.rawSigma());
        o.minimumDetectableChangePct().ifPresent(pct -> add(source, Fact.Role.OTHER, Dimension.PERCENT, pct));
    }

    private void anomaly(Anomaly a, Findings findings) {
        Set<String> metrics =
                findings.leading(a).map(o -> Metrics.ids(o.spec())).orElse(Set.of());
        Optional<Statistic> statistic = a.members().stream().findFirst().map(MetricKey::statistic);
        Source source = new Source(a.id(), subject(Labels.subject(a)), metrics, statistic);
        a.value().ifPresent(value -> measured(source, Fact.Role.VALUE, value, a.unit()));
        a.expected().ifPresent(e -> {
            measured(source, Fact.Role.EXPECTED, e.low(), a.unit());
            measured(source, Fact.Role.EXPECTED, e.high(), a.unit());
        });
        deviation(source, a.sigma());
        deviation(source, a.rawSigma());
        add(source, Fact.Role.COUNT, Dimension.PLAIN, a.n());
        add(source, Fact.Role.OTHER, Dimension.TIME, (double) a.uncertaintySeconds());
    }

    /** How many of its anomalies are alerts, and how many are not. */
    private void counted(List<Anomaly> anomalies) {
        anomalies.stream()
                .collect(Collectors.groupingBy(Labels::subject, Collectors.partitioningBy(Anomaly::isAlert)))
                .forEach((subject, all) -> all.values()
                        .forEach(some -> add(
                                new Source("verdict", subject(subject), Set.of(), Optional.empty()),
                                Fact.Role.COUNT,
                                Dimension.PLAIN,
                                some.size())));
    }

    private void recommendation(Recommendation r) {
        recommendation(r, new Source(r.id(), subject(r.subject()), Metrics.ids(r.resource()), Optional.empty()));
        if (r.resource().equals("nodes")) {
            recommendation(r, new Source(r.id(), r.resource(), Metrics.ids(r.resource()), Optional.empty()));
        }
    }

    private void recommendation(Recommendation r, Source source) {
        written(source, r.current(), Fact.Role.OTHER);
        written(source, r.proposed(), proposed);
        Stream.of(
                        r.saving().monthlyUsd(),
                        r.saving().perMillionRequestsUsd(),
                        r.saving().upToUsd())
                .flatMapToDouble(OptionalDouble::stream)
                .forEach(usd -> add(source, Fact.Role.OTHER, Dimension.USD, Math.abs(usd)));
        List<Quantity> ends = Stream.of(r.current(), r.proposed())
                .flatMap(end -> Quantity.in(end).stream().limit(1))
                .toList();
        if (ends.size() == 2 && ends.get(0).dimension() == ends.get(1).dimension()) {
            add(
                    source,
                    Fact.Role.CHANGE,
                    ends.get(0).dimension(),
                    ends.get(1).value() - ends.get(0).value());
            changed(source, 100 * (ends.get(1).value() / ends.get(0).value() - 1));
        }
    }

    private void load(LoadProfile load) {
        Source source = new Source("run", "", Set.of(), Optional.empty());
        load.rps().ifPresent(rps -> measured(source, Fact.Role.OTHER, rps, Unit.PER_SECOND));
        load.durationSeconds().ifPresent(seconds -> measured(source, Fact.Role.OTHER, seconds, Unit.SECONDS));
    }

    private void coverage(Findings findings) {
        Source source = new Source("coverage", "", Set.of(), Optional.empty());
        findings.coverage()
                .minimumDetectableChangePct()
                .ifPresent(pct -> add(source, Fact.Role.OTHER, Dimension.PERCENT, pct));
        add(source, Fact.Role.OTHER, Dimension.PLAIN, findings.coverage().falseAlertsExpected());
        findings.timeline()
                .forEach(m -> add(
                        new Source(m.anomalyId(), subject(m.subject()), Set.of(), Optional.empty()),
                        Fact.Role.OTHER,
                        Dimension.TIME,
                        (double) m.uncertaintySeconds()));
    }

    /** A number in a text is about the one subject that it names, or is of; what names several is made of figures that are here anyway. */
    private void text(Texts.Read read) {
        Texts text = read.text();
        Line line = read.line();
        if (text.kind() == Texts.Kind.SUMMARY
                && line.all(Mention.Metric.class).findAny().isPresent()) {
            return;
        }
        Set<String> about =
                line.all(Mention.Subject.class).map(Mention.Subject::name).collect(Collectors.toSet());
        about.add(subject(text.subject()));
        if (about.size() > 2 || (about.size() == 2 && !about.remove(""))) {
            return;
        }
        Set<String> metrics =
                line.all(Mention.Metric.class).flatMap(m -> m.ids().stream()).collect(Collectors.toSet());
        metrics.addAll(text.metrics());
        Optional<Statistic> statistic = line.all(Mention.Metric.class)
                .flatMap(m -> m.statistics().stream())
                .findFirst();
        line.all(Mention.Amount.class)
                .filter(number -> Counts.Noun.after(line.text(), number.end()).isEmpty())
                .map(Mention.Amount::quantity)
                .forEach(q -> about.forEach(subject -> add(
                        new Source(text.id(), subject, metrics, statistic),
                        q.dimension() == Dimension.PLAIN
                                ? Fact.Role.COUNT
                                : text.metrics().isEmpty() ? Fact.Role.OTHER : proposed,
                        q.dimension(),
                        q.value())));
    }

    /** Its figures, as what they were told to be. */
    private void heard(Hearing heard) {
        List<Clause> clauses = Clause.of(heard.line(), Set.of());
        clauses.forEach(clause -> clause.all(Mention.Amount.class)
                .filter(number -> heard.isFigure()
                        || Counts.Noun.after(clause.line(), number.end()).isEmpty())
                .forEach(number -> heard.subjects().forEach(subject -> heard(heard, clause, number, subject))));
    }

    private void heard(Hearing heard, Clause clause, Mention.Amount number, String subject) {
        Fact.Role role = heard.isFigure()
                ? Fact.Role.of(heard.told().kind())
                : Hint.before(clause, number).role();
        Quantity q = number.quantity();
        boolean deviation =
                q.dimension() == Dimension.PLAIN && heard.told().what().matches(".*[σΣ].*");
        add(
                new Source(heard.told().id(), subject, heard.metrics(), heard.statistic()),
                role,
                deviation ? Dimension.SIGMA : q.dimension(),
                q.value());
    }

    private void written(Source source, String quantity, Fact.Role role) {
        Quantity.in(quantity).forEach(q -> add(source, role, q.dimension(), q.value(), q.value()));
    }

    /** With its unit in any size, and without one in the size that is printed. */
    private void measured(Source source, Fact.Role role, double value, Unit unit) {
        Dimension.Scale scale = Dimension.of(unit);
        double bare = Figures.scaled(value, unit);
        add(source, role, scale.dimension(), value * scale.factor(), bare);
        scale.dimension().ofOneRequest().ifPresent(alone -> add(source, role, alone, value * scale.factor()));
    }

    /** What follows from two figures of one observation: how far apart they are, how many times one is the other. */
    private void apart(Source source, double value, double other, Unit unit) {
        Dimension.Scale scale = Dimension.of(unit);
        Dimension apart = scale.dimension() == Dimension.PERCENT ? Dimension.POINTS : scale.dimension();
        add(source, Fact.Role.CHANGE, apart, (value - other) * scale.factor());
        if (other != 0) {
            changed(source, 100 * (value / other - 1));
        }
    }

    private void changed(Source source, double pct) {
        add(source, Fact.Role.CHANGE, Dimension.PERCENT, pct);
        add(source, Fact.Role.OTHER, Dimension.TIMES, 1 + pct / 100);
        add(source, Fact.Role.CHANGE, Dimension.TIMES, pct / 100);
    }

    private void deviation(Source source, OptionalDouble sigma) {
        sigma.ifPresent(value -> add(source, Fact.Role.CHANGE, Dimension.SIGMA, value));
    }

    private void add(Source source, Fact.Role role, Dimension dimension, double value) {
        add(source, role, dimension, value, Double.NaN);
    }

    private void add(Source source, Fact.Role role, Dimension dimension, double value, double bare) {
        bySubject
                .computeIfAbsent(source.subject(), subject -> new ArrayList<>())
                .add(new Fact(
                        source.id(),
                        source.subject(),
                        source.metrics(),
                        source.statistic(),
                        role,
                        dimension,
                        value,
                        bare));
    }

    private static String subject(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private record Source(String id, String subject, Set<String> metrics, Optional<Statistic> statistic) {}
}
