package io.benchmarkagent.findings;

import static io.benchmarkagent.fixtures.Loaded.START;
import static io.benchmarkagent.fixtures.Observed.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.baseline.Cohort;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.fixtures.Observed;
import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.recommendation.Basis;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.recommendation.Saving;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Termination;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlinesTest {
    private static final Observed LATENCY = service("checkoutservice", "latency_ms", Statistic.P95);
    private static final Observed MEMORY = service("checkoutservice", "memory.usage_mb", Statistic.MEAN);
    private static final Observed CPU = service("checkoutservice", "cpu.utilization_pct", Statistic.MEAN);

    @Test
    void anAlertSaysWhoWhatHowMuchAgainstWhat() {
        assertHeadline(
                found(8, LATENCY.regressed(412, 6.1)),
                Headline.Status.ALERT,
                "checkoutservice regressed: p95 latency 412 ms, expected 90 – 110 ms");
        assertHeadline(
                found(8, LATENCY.regressed(41, -6.1).verdict(Verdict.IMPROVEMENT)),
                Headline.Status.ALERT,
                "checkoutservice improved: p95 latency 41 ms, expected 90 – 110 ms");
        assertHeadline(
                found(
                        8,
                        service("web", "network.received_mb_per_sec", Statistic.VALUE)
                                .regressed(412, 6.1)
                                .verdict(Verdict.CHANGE)),
                Headline.Status.ALERT,
                "web changed: network received 412 MiB/s, expected 90 – 110 MiB/s");
    }

    @Test
    void anotherServiceThatRegressedIsNamedAndSeveralAreCounted() {
        Observed frontend = service("frontend", "latency_ms", Statistic.P95).regressed(150, 4);
        Observed cart = service("cart", "latency_ms", Statistic.P95).regressed(150, 4);

        assertThat(found(8, LATENCY.regressed(412, 6), frontend).headline().text())
                .endsWith("; frontend regressed as well");
        assertThat(found(8, LATENCY.regressed(412, 6), CPU.regressed(300, 5), frontend, cart)
                        .headline()
                        .text())
                .endsWith("; 2 more services regressed as well");
        assertThat(found(8, LATENCY.regressed(412, 6), CPU.regressed(300, 5))
                        .headline()
                        .text())
                .doesNotContain("more");
    }

    @Test
    void theNamedCauseIsReadFirstAlsoWhereAnotherServiceIsFartherOut() {
        List<Observation> observations = observations(
                service("frontend", "memory.usage_mb", Statistic.P50).regressed(900, 17),
                service("web->cart", "edge_latency_p50_ms", Statistic.P50).regressed(412, 4));
        List<Anomaly> anomalies = Loaded.anomalies(observations, Evidence.NONE);
        String call = "run/service/web->cart/edge_latency_p50_ms";

        Headline named = headline(observations, anomalies, new RootCause(1, "cart", 5, List.of(call), List.of(), true));
        assertThat(named.text())
                .startsWith("web->cart regressed: median latency p50 of the call 412")
                .endsWith("; frontend regressed as well");
        assertThat(named.next()).startsWith("Look at cart first");
        assertThat(headline(observations, anomalies, new RootCause(1, "cart", 5, List.of(call), List.of(), false))
                        .text())
                .startsWith("frontend regressed");
    }

    private static Headline headline(List<Observation> observations, List<Anomaly> anomalies, RootCause cause) {
        return build(observations, anomalies, List.of(cause)).headline();
    }

    private static Findings build(List<Observation> observations, List<Anomaly> anomalies, List<RootCause> causes) {
        return new FindingsBuilder(ZoneOffset.UTC, .1)
                .build(
                        Loaded.facts(100),
                        cohort(8, List.of()),
                        observations,
                        anomalies,
                        List.of(),
                        causes,
                        List.of(),
                        List.of(),
                        Evidence.NONE);
    }

    @Test
    void aKillOfTheSameServiceIsToldWithItsTimeInTheRunsZone() {
        Termination kill = Loaded.killed("checkoutservice", START.plusSeconds(372));
        Findings findings =
                build(ZoneId.of("Asia/Kolkata"), 8, observations(LATENCY.regressed(412, 6)), List.of(kill), List.of());

        assertThat(findings.headline().text()).contains("; OOMKilled at 19:56:12");
    }

    @Test
    void aKillAloneIsTheHeadline() {
        Findings findings =
                build(ZoneOffset.UTC, 0, List.of(), List.of(Loaded.killed("cart", START.plusSeconds(60))), List.of());

        assertHeadline(findings, Headline.Status.ALERT, "cart had a container ended (OOMKilled) at 14:21:00");
    }

    @Test
    void whatToDoIsEveryChangeForTheServiceThatLeads() {
        List<Recommendation> changes = List.of(
                change("checkoutservice", "CPU limit"), change("checkoutservice", "memory limit"), change("x", "y"));

        assertThat(build(ZoneOffset.UTC, 8, observations(LATENCY.regressed(412, 6)), List.of(), changes)
                        .headline()
                        .next())
                .isEqualTo("Raise checkoutservice's CPU limit 1 → 2 and memory limit 1 → 2.");
        assertThat(found(8, LATENCY.regressed(412, 6)).headline().next())
                .isEqualTo("Look at checkoutservice first; run once more to confirm.");
    }

    @Test
    void anAnomalyAsksForTheChangeItIsTheEvidenceFor() {
        Recommendation other = change("checkoutservice", "memory limit");
        Recommendation cpu = new Recommendation(
                "cpu-limit",
                Basis.INCIDENT,
                "checkoutservice",
                "CPU limit",
                "1",
                "2",
                "",
                "",
                "medium",
                Saving.NONE,
                "",
                List.of("run/service/checkoutservice/cpu.utilization_pct"));
        Findings findings =
                build(ZoneOffset.UTC, 8, observations(CPU.regressed(300, 5)), List.of(), List.of(other, cpu));

        assertThat(findings.anomalies().get(0).recommendation()).isEqualTo("Raise checkoutservice's CPU limit 1 → 2.");
        assertThat(findings.anomalies().get(0).description())
                .isEqualTo(
                        thin("checkoutservice: mean CPU 300 %, expected 90 – 110 % (8 runs).", "300 %", "90 – 110 %"));
    }

    @Test
    void moreBeyondTwoSigmaThanChanceGivesIsWorthALook() {
        assertHeadline(
                found(8, LATENCY.regressed(102, 2.5), CPU.regressed(102, 2.5), MEMORY.regressed(102, 2.5)),
                Headline.Status.WATCH,
                "No alert, but worth a look: 3 of 3 metrics lie beyond 2σ of 8 like-for-like runs, more than chance alone"
                        + " gives (less than 1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1   | 0  | 1 metric: all within what 8 like-for-like runs vary
            2   | 0  | 2 metrics: all within what 8 like-for-like runs vary
            2   | 1  | 2 metrics; 1 lies beyond 2σ of 8 like-for-like runs, hardly more than chance alone gives (less than 1)
            2   | 2  | 2 metrics; 2 lie beyond 2σ of 8 like-for-like runs, hardly more than chance alone gives (less than 1)
            22  | 1  | 22 metrics; 1 lies beyond 2σ of 8 like-for-like runs, as many as chance alone gives (about 1)
            163 | 3  | 163 metrics; 3 lie beyond 2σ of 8 like-for-like runs, fewer than chance alone gives (about 7)
            163 | 14 | 163 metrics; 14 lie beyond 2σ of 8 like-for-like runs, hardly more than chance alone gives (about 7)
            """)
    void aRunWithoutAnAlertSaysFirstThatNoRegressionWasFound(int judged, int beyond, String rest) {
        Findings findings = found(8, ofWhich(judged, beyond));
        assertHeadline(findings, Headline.Status.CLEAN, "No regression found in " + rest);
        assertMayBeSaid(findings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            40 | 0 | 41 metrics: all others within what 8 like-for-like runs vary; 1 accepted
            40 | 1 | 41 metrics; 1 other lies beyond 2σ of 8 like-for-like runs, fewer than chance alone gives (about 2); 1 accepted
            """)
    void whatWasAcceptedIsNoNewRegression(int others, int beyond, String rest) {
        List<Observation> observations = new ArrayList<>(observations(ofWhich(others, beyond)));
        observations.add(LATENCY.regressed(412, 6.1).observation());
        AcceptedLevel level = new AcceptedLevel(
                Loaded.facts(100).key(),
                "latency_ms",
                Optional.of("checkoutservice"),
                "x",
                "",
                LocalDate.of(2026, 3, 1),
                Optional.empty());
        List<Anomaly> anomalies = Loaded.anomalies(observations, Evidence.NONE).stream()
                .map(a -> a.subject().equals("checkoutservice") ? a.acceptedAs(level) : a)
                .toList();
        Findings findings = build(observations, anomalies, List.of());
        assertHeadline(findings, Headline.Status.CLEAN, "No new regression found in " + rest);
        assertMayBeSaid(findings);
    }

    /** A narrative that repeats the verdict is not taken for an invention. */
    private static void assertMayBeSaid(Findings findings) {
        assertThat(Gate.of(findings).sift(findings.headline().text() + ".").removed())
                .isEmpty();
    }

    @Test
    void clearlyMoreThanChanceGivesIsNeverClean() {
        assertHeadline(
                found(8, ofWhich(163, 15)),
                Headline.Status.WATCH,
                "No alert, but worth a look: 15 of 163 metrics lie beyond 2σ of 8 like-for-like runs, more than chance"
                        + " alone gives (about 7)");
    }

    /** So many metrics, the first few of which are beyond 2σ and no alert. */
    private static Observed[] ofWhich(int judged, int beyond) {
        return IntStream.range(0, judged)
                .mapToObj(i -> i < beyond ? latency(i).regressed(102, 2.5) : latency(i))
                .toArray(Observed[]::new);
    }

    private static Observed latency(int of) {
        return service("service-" + of, "latency_ms", Statistic.P95);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 earlier runs, 3 more times",
        "1, 1 earlier run, 2 more times",
        "2, 2 earlier runs, 1 more time",
    })
    void tooFewRunsSayHowManyAreMissing(int runs, String have, String missing) {
        Findings findings = build(
                ZoneOffset.UTC,
                runs,
                List.of(LATENCY.verdict(Verdict.TOO_FEW_RUNS).bare()),
                List.of(),
                List.of());

        assertHeadline(
                findings,
                Headline.Status.NOT_JUDGED,
                "Not comparable yet: " + have + " with this machine and load; 3 are needed");
        assertThat(findings.headline().next()).startsWith("Run the same benchmark " + missing + " with");
    }

    @Test
    void enoughRunsOfWhichNoneMeasuredWhatThisOneDidIsNoLackOfRuns() {
        Findings findings = build(
                ZoneOffset.UTC, 5, List.of(LATENCY.verdict(Verdict.TOO_FEW_RUNS).bare()), List.of(), List.of());

        assertHeadline(
                findings,
                Headline.Status.NOT_JUDGED,
                "Nothing could be judged: no metric of this run was measured in 3 of 5 like-for-like runs");
    }

    @Test
    void coverageCountsTheJudgedAndTheReasonsForTheRest() {
        Coverage coverage = Coverages.of(
                List.of(
                        LATENCY.observation(),
                        CPU.regressed(150, 4).observation(),
                        LATENCY.verdict(Verdict.NOT_COLLECTED).bare(),
                        CPU.verdict(Verdict.NOT_COLLECTED).bare(),
                        LATENCY.verdict(Verdict.TOO_FEW_RUNS).bare(),
                        LATENCY.verdict(Verdict.NOT_COMPARABLE).bare(),
                        LATENCY.bare()),
                .1);

        assertThat(coverage.judged()).isEqualTo(2);
        assertThat(coverage.notJudged())
                .isEqualTo(new TreeMap<>(Map.of(
                        "not collected", 2,
                        "without three like-for-like runs", 1,
                        "without a like-for-like run", 1)));
        assertThat(coverage.minimumDetectableChangePct()).hasValue(12);
        assertThat(coverage.falseAlertsExpected()).isEqualTo(.1);
    }

    @Test
    void withNothingJudgedNoFalseAlertIsExpected() {
        Coverage coverage = Coverages.of(List.of(LATENCY.bare()), .1);

        assertThat(coverage.judged()).isZero();
        assertThat(coverage.minimumDetectableChangePct()).isEmpty();
        assertThat(coverage.falseAlertsExpected()).isZero();
    }

    @Test
    void labelsAreForPeople() {
        assertThat(Labels.metric(LATENCY.observation())).isEqualTo("latency, p95");
        assertThat(Labels.metric(
                        service("web", "request_rate_rps", Statistic.VALUE).observation()))
                .isEqualTo("request rate");
        assertThat(Labels.metric(
                        service("web", "disk.queue_depth", Statistic.MAX).observation()))
                .isEqualTo("disk queue depth, max");
        assertThat(Labels.subject(Scope.CLUSTER, "anything")).isEqualTo("cluster");
        assertThat(Labels.subject(Scope.SERVICE, "web")).isEqualTo("web");
    }

    @Test
    void whatTheRoomsLeftIsPutInAFixedOrder() {
        DataQuality error = new DataQuality("z", DataQuality.Level.ERROR, "s", "m", "r");
        DataQuality first = new DataQuality("a", DataQuality.Level.INFO, "s", "m", "r");
        DataQuality second = new DataQuality("b", DataQuality.Level.INFO, "s", "m", "r");
        List<Cohort.Excluded> excluded = IntStream.range(0, 60)
                .mapToObj(i -> new Cohort.Excluded(new RunKey("x" + i, START), "cloud"))
                .toList();

        Findings findings = build(
                ZoneOffset.UTC,
                cohort(3, excluded),
                List.of(),
                List.of(),
                List.of(),
                List.of(second, first, error, first));
        assertThat(findings.dataQuality()).containsExactly(error, first, second);
        assertThat(findings.baseline().excluded()).hasSize(50);
        assertThat(findings.baseline().excludedCount()).isEqualTo(60);
        assertThat(findings.phases()).containsExactly(new Phase("load", Loaded.START, Loaded.END));
    }

    @Test
    void theObservationThatLeadsAnAnomalyIsItsFirstMember() {
        Findings findings = found(8, CPU, LATENCY.regressed(412, 6));
        Anomaly anomaly = findings.anomalies().get(0);

        assertThat(findings.leading(anomaly))
                .get()
                .extracting(Observation::key)
                .isEqualTo(new MetricKey(Scope.SERVICE, "checkoutservice", "latency_ms", Statistic.P95));
    }

    private static void assertHeadline(Findings findings, Headline.Status status, String text) {
        assertThat(findings.headline().status()).isEqualTo(status);
        assertThat(findings.headline().text().replace(Figures.THIN, " ")).isEqualTo(text);
    }

    private static String thin(String text, String... figures) {
        return Stream.of(figures).reduce(text, (all, figure) -> all.replace(figure, figure.replace(" ", Figures.THIN)));
    }

    private static Recommendation change(String subject, String resource) {
        return new Recommendation(
                resource, Basis.INCIDENT, subject, resource, "1", "2", "", "", "medium", Saving.NONE, "", List.of());
    }

    private static List<Observation> observations(Observed... observed) {
        return Arrays.stream(observed).map(Observed::observation).toList();
    }

    private static Findings found(int runs, Observed... observed) {
        return build(ZoneOffset.UTC, runs, observations(observed), List.of(), List.of());
    }

    private static Findings build(
            ZoneId zone,
            int runs,
            List<Observation> observations,
            List<Termination> ends,
            List<Recommendation> changes) {
        return build(zone, cohort(runs, List.of()), observations, ends, changes, List.of());
    }

    private static Findings build(
            ZoneId zone,
            Cohort cohort,
            List<Observation> observations,
            List<Termination> ends,
            List<Recommendation> changes,
            List<DataQuality> lines) {
        Evidence evidence = Loaded.evidence(ends, List.of());
        return new FindingsBuilder(zone, .1)
                .build(
                        Loaded.facts(100),
                        cohort,
                        observations,
                        Loaded.anomalies(observations, evidence),
                        List.of(),
                        List.of(),
                        changes,
                        lines,
                        evidence);
    }

    private static Cohort cohort(int runs, List<Cohort.Excluded> excluded) {
        List<RunKey> members =
                IntStream.range(0, runs).mapToObj(i -> Loaded.facts(i).key()).toList();
        return new Cohort(new TreeMap<>(), false, members, runs + 1, excluded, excluded.size(), List.of(), List.of());
    }
}
