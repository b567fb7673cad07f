package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Tally;
import io.benchmarkagent.recommendation.Basis;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How many of what: a count is only right of the thing that is counted. */
final class Counts {

    /** What can be counted, with the words for it. */
    enum Noun {
        RUNS("runs?|executions?"),
        METRICS("metrics?|observations?|measurements?"),
        REGRESSED("regressions?"),
        IMPROVED("improvements?"),
        ALERTS("alerts?|anomal(?:y|ies)|watch(?:es)?|findings?"),
        SERVICES("services?|subjects?|workloads?"),
        NODES("nodes?|machines?"),
        USERS("(?:simulated |concurrent |virtual )?users?"),
        CAUSES("causes?|suspects?"),
        CHANGES("recommendations?|changes|proposals?"),
        RESTARTS("restarts?"),
        CONTAINERS("containers?|pods?|kills?"),
        MORE("more(?= |$|\\.|,|;)(?! (?:cpu|memory|errors?|than))|others");

        /** "seven of the 10 watches are improvements" */
        private static final Pattern SOME = Pattern.compile(
                "(?i)^of (?:the |its |those |these |all )?.*\\b(?:is|are|was|were) (?<are>an? improvement|improvements?|an? regression|regressions?)\\b");

        private final Pattern words;
        private final Pattern anywhere;

        Noun(String words) {
            this.anywhere = Pattern.compile("(?i)(?<![\\p{L}\\d-])(?:" + words + ")(?![\\p{L}\\d-])");
            this.words = Pattern.compile("(?i)(?:(?!(?:have|has|had|is|are|was|were|did|do)\\b)[\\p{L}\\d-]+ ){0,2}?(?:"
                    + words + ")(?![\\p{L}\\d-])");
        }

        /** The things that a whole sentence speaks of. */
        static Stream<Noun> in(String line) {
            return Arrays.stream(values())
                    .filter(noun -> noun.anywhere.matcher(line).find());
        }

        /** What a number is said to count: the first noun of the next few words. */
        static Optional<Noun> after(String line, int end) {
            String tail = line.substring(end).replaceFirst("^[ -]", "").split("[;:,.()]", 2)[0];
            Matcher some = SOME.matcher(tail);
            return some.find()
                    ? Stream.of(REGRESSED, IMPROVED)
                            .filter(noun ->
                                    noun.words.matcher(some.group("are")).find())
                            .findFirst()
                    : first(tail);
        }

        private static Optional<Noun> first(String tail) {
            return Arrays.stream(values())
                    .filter(noun -> noun.words.matcher(tail).lookingAt())
                    .min((a, b) -> Integer.compare(length(a, tail), length(b, tail)));
        }

        private static int length(Noun noun, String tail) {
            var matcher = noun.words.matcher(tail);
            return matcher.lookingAt() ? matcher.end() : Integer.MAX_VALUE;
        }
    }

    private final Map<Noun, Set<Double>> counts = new EnumMap<>(Noun.class);

    private int baseline;
    private long out;
    private long unsettled;

    private Counts() {}

    static Counts of(Findings findings, List<Texts.Read> texts, List<Hearing> heard) {
        Counts counts = new Counts();
        Tally tally = new Tally(findings);
        counts.runs(findings);
        counts.metrics(findings, tally);
        counts.uncollected(findings);
        counts.anomalies(findings, tally);
        counts.add(Noun.NODES, findings.run().nodePool().nodeCount().stream().asDoubleStream());
        counts.add(Noun.NODES, DoubleStream.of(subjects(findings, Scope.NODE)));
        counts.add(
                Noun.CONTAINERS,
                DoubleStream.of(Math.toIntExact(findings.anomalies().stream()
                        .filter(a -> a.kind() == Anomaly.Kind.EVENT)
                        .count())));
        counts.add(Noun.USERS, findings.run().load().users().stream());
        counts.add(Noun.CAUSES, DoubleStream.of(findings.rootCauses().size()));
        counts.add(Noun.CHANGES, DoubleStream.of(findings.recommendations().size()));
        findings.recommendations().stream()
                .filter(r -> r.resource().contains("node"))
                .flatMap(r -> Stream.of(r.current(), r.proposed()))
                .forEach(pool -> counts.add(
                        Noun.NODES,
                        Quantity.in(pool).stream().mapToDouble(Quantity::value).limit(1)));
        counts.add(Noun.MORE, DoubleStream.of(findings.baseline().excludedCount()));
        for (Basis basis : Basis.values()) {
            counts.add(
                    Noun.CHANGES,
                    DoubleStream.of(Math.toIntExact(findings.recommendations().stream()
                            .filter(r -> r.basis() == basis)
                            .count())));
        }
        texts.forEach(read -> counts.text(read.line()));
        heard.stream().filter(each -> each.told().is(Told.Kind.SENTENCE)).forEach(each -> counts.text(each.line()));
        return counts;
    }

    boolean hold(Noun noun, double value) {
        return counts.getOrDefault(noun, Set.of()).contains(value);
    }

    /** Runs that this one was compared with; of those that are only known, or were left out, there are more. */
    boolean holdBaseline(double value) {
        return value == baseline;
    }

    /** Metrics beyond 2σ, with or without those that were accepted or withdrawn. */
    boolean holdOut(double value) {
        return value == out || value == unsettled;
    }

    private void runs(Findings findings) {
        baseline = findings.baseline().size();
        add(
                Noun.RUNS,
                DoubleStream.of(
                        findings.baseline().size(),
                        findings.baseline().knownExecutions(),
                        findings.baseline().excludedCount(),
                        findings.sequel().map(s -> s.runs().size()).orElse(0)));
    }

    /** Of how many services a metric was not collected. */
    private void uncollected(Findings findings) {
        Map<String, Long> services = findings.observations().stream()
                .filter(o -> o.verdict() == Verdict.NOT_COLLECTED && o.key().scope() == Scope.SERVICE)
                .collect(Collectors.groupingBy(o -> o.key().metric(), Collectors.counting()));
        add(Noun.SERVICES, services.values().stream().mapToDouble(Long::doubleValue));
    }

    private void metrics(Findings findings, Tally tally) {
        out = findings.observations().stream()
                .filter(o -> o.verdict().outOfLine())
                .count();
        Set<MetricKey> settled = findings.anomalies().stream()
                .filter(Anomaly::isSettled)
                .flatMap(a -> a.members().stream())
                .collect(Collectors.toSet());
        unsettled = findings.observations().stream()
                .filter(o -> o.verdict().outOfLine() && !settled.contains(o.key()))
                .count();
        var notJudged = findings.coverage().notJudged().values();
        add(
                Noun.METRICS,
                DoubleStream.of(
                        findings.coverage().judged(),
                        tally.within().size(),
                        findings.observations().size(),
                        notJudged.stream().mapToInt(Integer::intValue).sum()));
        add(Noun.METRICS, notJudged.stream().mapToDouble(Integer::doubleValue));
    }

    private void anomalies(Findings findings, Tally tally) {
        double[] all = {
            findings.anomalies().size(), tally.alerts().size(), tally.watches().size()
        };
        add(Noun.ALERTS, DoubleStream.of(all));
        add(Noun.METRICS, DoubleStream.of(all));
        add(Noun.REGRESSED, of(findings, Verdict.REGRESSION));
        add(Noun.IMPROVED, of(findings, Verdict.IMPROVEMENT));
        add(
                Noun.MORE,
                DoubleStream.of(
                                tally.alerts().size(),
                                tally.watches().size(),
                                findings.anomalies().size())
                        .map(n -> n - Tally.NAMED));
        add(
                Noun.SERVICES,
                DoubleStream.of(
                        subjects(findings, Scope.SERVICE),
                        different(findings.anomalies().stream()),
                        different(findings.anomalies().stream().filter(Anomaly::isAlert))));
    }

    /** A count that a text of the findings holds. */
    private void text(Line line) {
        line.all(Mention.Amount.class)
                .filter(n -> n.quantity().dimension() == Dimension.PLAIN)
                .forEach(n -> Noun.after(line.text(), n.end())
                        .ifPresent(
                                noun -> add(noun, DoubleStream.of(n.quantity().value()))));
    }

    private void add(Noun noun, DoubleStream values) {
        values.filter(n -> n > 0).forEach(n -> counts.computeIfAbsent(noun, any -> new HashSet<>())
                .add(n));
    }

    /** Of all anomalies, of the alerts and of the watches. */
    private static DoubleStream of(Findings findings, Verdict verdict) {
        List<Anomaly> of = findings.anomalies().stream()
                .filter(a -> a.verdict() == verdict)
                .toList();
        return DoubleStream.of(
                of.size(), (double) of.stream().filter(Anomaly::isAlert).count(), (double)
                        of.stream().filter(a -> !a.isAlert()).count());
    }

    private static int different(Stream<Anomaly> anomalies) {
        return Math.toIntExact(anomalies.map(Anomaly::subject).distinct().count());
    }

    private static int subjects(Findings findings, Scope scope) {
        return Math.toIntExact(findings.observations().stream()
                .filter(o -> o.key().scope() == scope && !o.key().subject().contains("->"))
                .map(o -> o.key().subject())
                .distinct()
                .count());
    }
}
