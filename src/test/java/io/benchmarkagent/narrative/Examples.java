package io.benchmarkagent.narrative;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.BaselineSummary;
import io.benchmarkagent.detection.Course;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.CohortSummary;
import io.benchmarkagent.findings.Coverage;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.recommendation.Basis;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.recommendation.Saving;
import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Findings of three runs: one that regressed, one that is clean, one with too few runs to judge by. */
final class Examples {
    private Examples() {}

    static Findings regressed() {
        Observation latency = judged("checkoutservice", "latency_ms", Statistic.P95, 412, 190, 170, 214, 6.1);
        Observation caller = judged("frontend", "latency_ms", Statistic.P95, 640, 485, 410, 560, 3.4);
        Observation calm = judged("redis-cart", "memory.usage_mb", Statistic.MEAN, 61, 60, 55, 66, 0.4);
        Observation calmer = judged("cartservice", "memory.usage_mb", Statistic.MEAN, 81, 80, 75, 86, 0.4);
        return findings(
                new Headline(
                        Headline.Status.ALERT,
                        "checkoutservice regressed: latency, p95 412 ms, expected 170 – 214",
                        "raise checkoutservice's limits"),
                cohort(12),
                new Coverage(4, counts(Map.of("not collected", 6)), OptionalDouble.of(12.3), 0.1),
                List.of(latency, caller, calm, calmer),
                List.of(
                        alert(latency, "2026-03-01T14:24:30Z", 10),
                        killed("2026-03-01T14:26:12Z"),
                        alert(caller, "2026-03-01T14:25:00Z", 15)),
                List.of(new RootCause(
                        1,
                        "checkoutservice",
                        0.9,
                        List.of("run/service/checkoutservice/latency_ms", "it is first"),
                        List.of(),
                        true)),
                List.of(new Recommendation(
                        "r1",
                        Basis.INCIDENT,
                        "checkoutservice",
                        "memory limit",
                        "128Mi",
                        "192Mi",
                        "it was killed",
                        "",
                        "medium",
                        Saving.NONE,
                        "",
                        List.of())));
    }

    static Findings clean() {
        return findings(
                new Headline(Headline.Status.CLEAN, "Nothing out of line: 96 metrics within what 12 runs vary", ""),
                cohort(12),
                new Coverage(96, counts(Map.of("not collected", 6, "too_few_runs", 2)), OptionalDouble.of(12.34), 0.1),
                List.of(judged("redis-cart", "memory.usage_mb", Statistic.MEAN, 61, 60, 55, 66, 0.4)),
                List.of(),
                List.of(),
                List.of());
    }

    /** One like-for-like run; frontend's CPU is 42 % up. */
    static Findings unjudged() {
        return findings(
                new Headline(Headline.Status.NOT_JUDGED, "Not comparable yet: 1 earlier run", "run it 2 more times"),
                cohort(1),
                new Coverage(0, counts(Map.of("too_few_runs", 2)), OptionalDouble.empty(), 0),
                List.of(few("frontend", 31.24, 22), few("adservice", 5.1, 5)),
                List.of(),
                List.of(),
                List.of());
    }

    static Findings in(ZoneId zone, Findings f) {
        return new Findings(
                f.run(),
                zone,
                f.headline(),
                f.baseline(),
                f.coverage(),
                f.phases(),
                f.timeline(),
                f.observations(),
                f.anomalies(),
                f.rootCauses(),
                f.recommendations(),
                f.dataQuality());
    }

    /** The same findings, and one moment more that says this. */
    static Findings saying(String what, Findings f) {
        Moment moment = new Moment(Instant.parse("2026-03-01T14:26:12Z"), 0, "checkoutservice", what, "");
        return new Findings(
                f.run(),
                f.zone(),
                f.headline(),
                f.baseline(),
                f.coverage(),
                f.phases(),
                List.of(moment),
                f.observations(),
                f.anomalies(),
                f.rootCauses(),
                f.recommendations(),
                f.dataQuality());
    }

    static Findings withoutCauses(Findings f) {
        return new Findings(
                f.run(),
                f.zone(),
                f.headline(),
                f.baseline(),
                f.coverage(),
                f.phases(),
                f.timeline(),
                f.observations(),
                f.anomalies(),
                List.of(),
                f.recommendations(),
                f.dataQuality());
    }

    private static Findings findings(
            Headline headline,
            CohortSummary cohort,
            Coverage coverage,
            List<Observation> observations,
            List<Anomaly> anomalies,
            List<RootCause> causes,
            List<Recommendation> recommendations) {
        return new Findings(
                facts(),
                ZoneId.of("UTC"),
                headline,
                cohort,
                coverage,
                List.of(),
                List.of(),
                observations,
                anomalies,
                causes,
                recommendations,
                List.of());
    }

    private static RunFacts facts() {
        return new RunFacts(
                new RunKey("gcp-amd-20260301", Instant.parse("2026-03-01T14:30:00Z")),
                RunFormat.V2,
                Optional.of("gcp"),
                Optional.of("europe-west1"),
                Optional.empty(),
                new NodePool(
                        Optional.of("n2d-standard-4"), Optional.of("amd"), Optional.of("milan"), OptionalInt.of(3)),
                new LoadProfile(
                        OptionalDouble.of(300),
                        OptionalDouble.empty(),
                        OptionalDouble.of(600),
                        Optional.of(Instant.parse("2026-03-01T14:20:00Z")),
                        Optional.of(Instant.parse("2026-03-01T14:30:00Z"))));
    }

    private static CohortSummary cohort(int n) {
        List<RunKey> runs = IntStream.range(0, n)
                .mapToObj(i -> new RunKey(
                        "past-" + i, Instant.parse("2026-02-01T00:00:00Z").plusSeconds(86400L * i)))
                .toList();
        return new CohortSummary(new TreeMap<>(), false, runs, n + 4, List.of(), 0, List.of(), List.of());
    }

    private static Observation judged(
            String subject,
            String metric,
            Statistic statistic,
            double value,
            double mean,
            double low,
            double high,
            double sigma) {
        var spec = MetricCatalogue.standard().spec(metric);
        boolean out = Math.abs(sigma) > 2;
        return new Observation(
                new MetricKey(Scope.SERVICE, subject, metric, statistic),
                spec,
                spec.unit(),
                Instrument.RUN,
                value,
                Optional.of(new BaselineSummary(12, mean, 10, mean, 6)),
                OptionalDouble.of(sigma * 1.5),
                OptionalDouble.of(sigma),
                Optional.of(new Interval(low, high)),
                OptionalDouble.of(100 * (value / mean - 1)),
                OptionalDouble.of(1),
                OptionalDouble.of(12),
                OptionalDouble.of(.001),
                OptionalDouble.of(.01),
                List.of(),
                out ? Verdict.REGRESSION : Verdict.NONE,
                List.of(),
                Optional.empty(),
                Course.LEVEL);
    }

    private static Observation few(String subject, double value, double before) {
        var spec = MetricCatalogue.standard().spec("cpu.utilization_pct");
        return new Observation(
                new MetricKey(Scope.SERVICE, subject, "cpu.utilization_pct", Statistic.MEAN),
                spec,
                spec.unit(),
                Instrument.RUN,
                value,
                Optional.of(new BaselineSummary(1, before, 0, before, 0)),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.of(100 * (value / before - 1)),
                OptionalDouble.of(1),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                Verdict.TOO_FEW_RUNS,
                List.of(),
                Optional.empty(),
                Course.LEVEL);
    }

    private static Anomaly alert(Observation o, String onset, long uncertainty) {
        return new Anomaly(
                "run/service/" + o.key().subject() + "/" + o.key().metric(),
                Anomaly.Kind.RUN,
                "outlying_metric",
                Scope.SERVICE,
                o.key().subject(),
                o.key().metric(),
                Severity.HIGH,
                Anomaly.Status.ALERT,
                Verdict.REGRESSION,
                o.sigma(),
                o.rawSigma(),
                12,
                OptionalDouble.of(o.value()),
                o.unit(),
                o.expected(),
                Optional.of(Instant.parse(onset)),
                Optional.empty(),
                uncertainty,
                List.of(o.key()),
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Anomaly killed(String at) {
        return new Anomaly(
                "event/service/checkoutservice/OOMKilled",
                Anomaly.Kind.EVENT,
                "container_killed",
                Scope.SERVICE,
                "checkoutservice",
                "OOMKilled",
                Severity.HIGH,
                Anomaly.Status.ALERT,
                Verdict.REGRESSION,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                OptionalDouble.empty(),
                Unit.COUNT,
                Optional.empty(),
                Optional.of(Instant.parse(at)),
                Optional.empty(),
                0,
                List.of(),
                "",
                "",
                List.of("pods/checkoutservice-75d897db69-bnz99 container server: OOMKilled, exit code 137"),
                Optional.empty(),
                Optional.empty());
    }

    private static <T> SortedMap<String, T> counts(Map<String, T> counts) {
        return new TreeMap<>(counts);
    }
}
