package io.benchmarkagent.cause;

import static io.benchmarkagent.fixtures.Loaded.START;
import static io.benchmarkagent.fixtures.Loaded.anomalies;
import static io.benchmarkagent.fixtures.Observed.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.DetectionSettings;
import io.benchmarkagent.detection.Examination;
import io.benchmarkagent.detection.LevelShift;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.fixtures.Observed;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.CallGraph.Call;
import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.Condition;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MachineSize;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.PodState;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CauseRankingTest {
    private static final CallGraph SHOP = CallGraph.of(
            List.of(new Call("frontend", "checkout"), new Call("checkout", "cart"), new Call("frontend", "cart")));
    private static final LoadProfile LOAD = Loaded.facts(0).load();

    @Test
    void aSlowCalleeExplainsItsCallers() {
        assertThat(ranked(
                        latency("frontend").regressed(600, 12),
                        latency("checkout").regressed(550, 9),
                        latency("cart").regressed(600, 6)))
                .extracting(RootCause::subject)
                .containsExactly("cart");
    }

    @Test
    void whatACalleeDoesNotExplainIsTheCallersOwn() {
        List<RootCause> causes =
                ranked(latency("frontend").regressed(900, 12), latency("cart").regressed(200, 6));

        assertThat(causes).extracting(RootCause::subject).containsExactly("frontend", "cart");
        assertThat(causes.get(0).reasons().get(0).contribution()).isBetween(7.0, 8.0);
    }

    @Test
    void whatOneRequestInAHundredWaitsForMovesTheirP95() {
        Observed[] rarely = {
            latency("frontend").regressed(200, 6),
            latency("checkout").regressed(250, 9),
            rate("frontend", 100),
            rate("checkout", 3)
        };
        assertThat(ranked(rarely)).extracting(RootCause::subject).containsExactly("checkout");

        rarely[3] = rate("checkout", 0.5);
        assertThat(ranked(rarely)).extracting(RootCause::subject).containsExactly("checkout", "frontend");
    }

    @Test
    void aCallThatTakesLongerThanTheWorkIsTheNetworkOfTheCalled() {
        List<RootCause> causes = ranked(
                call("frontend->cart", "edge_transit_p50_ms").regressed(350, 9),
                call("checkout->cart", "edge_transit_p50_ms").regressed(350, 9),
                call("frontend->cart", "edge_latency_p50_ms").regressed(350, 10),
                call("checkout->cart", "edge_latency_p50_ms").regressed(350, 10),
                latency("frontend").regressed(300, 7));

        assertThat(causes).extracting(RootCause::subject).containsExactly("cart");
        assertThat(causes.get(0).reasons()).extracting(Reason::kind).containsExactly(Reason.Kind.NETWORK);
    }

    @Test
    void callersThatWaitForAServiceThatWorksAsEverWaitForTheNetwork() {
        List<RootCause> causes = ranked(
                latency("cart"),
                call("frontend->cart", "edge_latency_p50_ms").regressed(350, 10),
                call("checkout->cart", "edge_latency_p50_ms").regressed(350, 10));

        assertThat(causes).extracting(RootCause::subject).containsExactly("cart");
        assertThat(causes.get(0).reasons()).extracting(Reason::kind).containsExactly(Reason.Kind.NETWORK);
    }

    @Test
    void oneCallersOwnTroubleIsNotHeldAgainstTheCalled() {
        assertThat(ranked(
                        call("frontend->cart", "edge_latency_p50_ms").regressed(350, 5),
                        call("checkout->cart", "edge_latency_p50_ms").regressed(100, 0)))
                .isEmpty();
    }

    @Test
    void moreOfItsOwnResourcesIsAReasonForEach() {
        List<RootCause> causes = ranked(
                service("cart", "cpu.utilization_pct", Statistic.MEAN).regressed(150, 5),
                service("cart", "memory.usage_mb", Statistic.MAX).regressed(150, 4),
                service("checkout", "cpu.utilization_pct", Statistic.MEAN).regressed(150, 5.5));

        assertThat(causes).extracting(RootCause::subject).containsExactly("cart", "checkout");
        assertThat(causes.get(0).reasons())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.CPU, Reason.Kind.MEMORY);
        assertThat(causes).extracting(RootCause::named).containsExactly(true, false);
    }

    @Test
    void whatIsLessThanThreeSigmaOrBelowTheFloorsIsNoReason() {
        assertThat(ranked(
                        latency("cart").regressed(150, 2.9),
                        latency("checkout").regressed(103, 9),
                        latency("frontend").regressed(50, -9).verdict(Verdict.IMPROVEMENT)))
                .isEmpty();
    }

    @Test
    void aKillIsAReasonWithoutABaseline() {
        Evidence killed = Loaded.evidence(List.of(Loaded.killed("cart", START.plusSeconds(60))), List.of());
        List<Observation> observations = observations(latency("frontend").regressed(150, 4));

        List<RootCause> causes =
                new CauseRanking(SHOP).rank(LOAD, observations, anomalies(observations, killed), killed);

        assertThat(causes).extracting(RootCause::subject).containsExactly("cart", "frontend");
        assertThat(causes.get(0).named()).isTrue();
    }

    @Test
    void whatFalseDiscoveriesAllowIsRankedAndNotNamed() {
        assertThat(ranked(latency("cart").regressed(150, 4).q(0.4)))
                .extracting(RootCause::named)
                .containsExactly(false);
    }

    @Test
    void whatWasSoBeforeTheLoadIsNoEventOfThisRun() {
        Observed cpu = service("cart", "cpu.utilization_pct", Statistic.MEAN).regressed(150, 6);
        assertThat(ranked(evidence(series("cart", "cpu.utilization_pct", 150, 150)), cpu))
                .isEmpty();
        assertThat(ranked(evidence(series("cart", "cpu.utilization_pct", 20, 150)), cpu))
                .hasSize(1);
    }

    @Test
    void callsThatFallSilentSpeakForTheirCallerUnlessItIsSilentItself() {
        Series called = series("frontend->checkout", "edge_latency_p50_ms", 10, 10);
        Series silent = series("checkout->cart", "edge_latency_p50_ms", 10, Double.NaN);
        Series quiet = series("frontend->checkout", "edge_latency_p50_ms", 10, Double.NaN);

        List<RootCause> causes = ranked(evidence(called, silent));
        assertThat(causes).extracting(RootCause::subject).containsExactly("checkout");
        assertThat(causes.get(0).because()).containsExactly("calls that it made before the load's end fell silent");
        assertThat(ranked(evidence(quiet, silent)))
                .extracting(RootCause::subject)
                .containsExactly("frontend");
    }

    @Test
    void cyclesAndUnknownServicesInTheGraphDoNoHarm() {
        CallGraph odd = CallGraph.of(List.of(
                new Call("a", "b"),
                new Call("b", "a"),
                new Call("a", "a"),
                new Call("b", "nobody"),
                new Call("x", "a")));
        List<Observation> slow =
                observations(latency("a").regressed(300, 9), latency("b").regressed(200, 6));

        assertThat(new CauseRanking(odd).rank(LOAD, slow, List.of(), Evidence.NONE))
                .extracting(RootCause::subject)
                .containsExactly("a");
    }

    @Test
    void withoutARunToCompareWithTheSymptomIsFollowedDownItsCalls() {
        Evidence evidence = evidence(
                slower("frontend", 400, 900),
                slower("checkout", 300, 800),
                slower("cart", 20, 520),
                slower("currency", 30, 31),
                slower("ads", 25, 24));
        List<Anomaly> shifts = new LevelShift(DetectionSettings.STANDARD)
                .detect(new Examination(Loaded.run(0, Map.of()), List.of(), evidence));
        assertThat(shifts).extracting(Anomaly::subject).contains("frontend", "cart");

        List<Observation> unjudged =
                observations().stream().map(o -> Observed.of(o.key()).bare()).toList();
        List<RootCause> causes = new CauseRanking(SHOP).rank(LOAD, unjudged, shifts, evidence);

        assertThat(causes).extracting(RootCause::subject).startsWith("cart");
    }

    /** From the middle of the load on. */
    private static Series slower(String subject, double before, double after) {
        Series level = series(subject, "latency_p95_ms", before, before);
        double[] values = IntStream.range(0, level.samples().size())
                .mapToDouble(i -> (i < 60 ? before : after) * (1 + .01 * Math.sin(7 * i + subject.length())))
                .toArray();
        long[] times = IntStream.range(0, values.length)
                .mapToLong(level.samples()::time)
                .toArray();
        return new Series(level.queryId(), level.scope(), subject, level.spec(), new Samples(times, values, 0));
    }

    @Test
    void whoWasOutOfLineBeyondDoubtBeforeAnyOtherHasThatAsAReasonWhichTipsTheScales() {
        Observed cart = cpu("cart").regressed(150, 4.5).series(from(20));
        Observed ads = cpu("ads").regressed(150, 4).series(from(14));
        List<RootCause> causes = rankedWithOnsets(cart, ads);

        assertThat(causes).extracting(RootCause::subject).containsExactly("ads", "cart");
        assertThat(causes.get(0).reasons())
                .extracting(Reason::kind, Reason::contribution)
                .containsExactly(tuple(Reason.Kind.CPU, 1.0), tuple(Reason.Kind.EARLIEST, 1.0));
        assertThat(causes.get(0).score()).isEqualTo(2.0);
        assertThat(causes.get(0).because()).contains("out of line before any other service");

        assertThat(rankedWithOnsets(cart, cpu("ads").regressed(150, 4).series(from(19))))
                .as("within the scrape step of each other")
                .extracting(RootCause::subject)
                .containsExactly("cart", "ads");
        assertThat(rankedWithOnsets(cart).get(0).reasons())
                .as("nobody is before nobody")
                .hasSize(1);
    }

    @Test
    void moreOutOfLineOnANodeThanChancePutsThereIsAReasonForEach() {
        Observed[] out = Stream.concat(
                        Stream.of("a1", "a2", "a3").map(s -> cpu(s).regressed(150, 4)),
                        Stream.of("a4", "b1", "b2", "b3", "b4", "c1", "c2", "c3", "c4")
                                .map(s -> cpu(s).regressed(101, 0).verdict(Verdict.NONE)))
                .toArray(Observed[]::new);

        List<RootCause> causes = ranked(placed(name -> "node-" + name.charAt(0)), out);
        assertThat(causes).hasSize(3).allSatisfy(cause -> assertThat(cause.reasons())
                .extracting(Reason::kind, Reason::contribution)
                .containsExactly(tuple(Reason.Kind.CPU, 1.0), tuple(Reason.Kind.SHARED_NODE, 1.0)));
        assertThat(causes.get(0).reasons().get(1).evidence()).containsExactly("node/node-a");

        assertThat(ranked(placed(name -> "node-" + name.charAt(1)), out))
                .as("one on each node")
                .allSatisfy(cause -> assertThat(cause.reasons()).hasSize(1));
        assertThat(ranked(placed(name -> "node-0"), out))
                .as("all on the only node")
                .allSatisfy(cause -> assertThat(cause.reasons()).hasSize(1));
    }

    @Test
    void aNodeUnderPressureIsAReasonForThoseOnItThatAreOutOfLine() {
        Evidence pressed = pressed(placed(name -> name.equals("cart") ? "node-1" : "node-2"), START.plusSeconds(60));
        List<RootCause> causes =
                ranked(pressed, cpu("cart").regressed(150, 4), cpu("checkout").regressed(150, 4.5));

        assertThat(causes).extracting(RootCause::subject).containsExactly("cart", "checkout");
        assertThat(causes.get(0).because()).contains("on a node that was under pressure");
        assertThat(ranked(
                                pressed(placed(name -> "node-1"), START.minusSeconds(60)),
                                cpu("cart").regressed(150, 4))
                        .get(0)
                        .reasons())
                .as("was so before the load")
                .hasSize(1);
    }

    /** One of the earlier runs was as far out as this one is against the others of them. */
    @Test
    void nobodyIsNamedForCircumstances() {
        Observation restless =
                earlier(cpu("cart").regressed(200, 4).observation(), 100, 101, 99, 100, 102, 98, 101, 99, 135);
        Evidence pressed = pressed(placed(name -> "node-1"), START.plusSeconds(60));

        RootCause cause = new CauseRanking(SHOP)
                .rank(LOAD, List.of(restless), List.of(), pressed)
                .get(0);
        RootCause alone = new CauseRanking(SHOP)
                .rank(LOAD, List.of(earlier(restless, 100, 101, 99, 100, 102, 98, 101, 99, 100)), List.of(), pressed)
                .get(0);

        assertThat(cause.reasons())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.NODE_PRESSURE, Reason.Kind.CPU);
        assertThat(cause.named()).isFalse();
        assertThat(alone.named()).as("where no earlier run was").isTrue();
    }

    @Test
    void equalScoresAreOrderedByNameAndFiveAreEnough() {
        Observed[] equal = Stream.of("g", "f", "e", "d", "c", "b", "a")
                .map(subject -> latency(subject).regressed(150, 4))
                .toArray(Observed[]::new);
        assertThat(ranked(equal)).extracting(RootCause::subject).containsExactly("a", "b", "c", "d", "e");
    }

    private static List<RootCause> rankedWithOnsets(Observed... observed) {
        List<Observation> observations = observations(observed);
        Evidence evidence = evidence();
        return new CauseRanking(SHOP).rank(LOAD, observations, anomalies(observations, evidence), evidence);
    }

    /** Every 15 seconds, out of line from one of them on. */
    private static Samples from(int index) {
        double[] values = new double[41];
        Arrays.fill(values, index, 41, 300);
        return Loaded.every15Seconds(values);
    }

    private static Observed cpu(String subject) {
        return service(subject, "cpu.utilization_pct", Statistic.MEAN);
    }

    /** With pods on nodes that their names tell. */
    private static Evidence placed(UnaryOperator<String> node) {
        List<PodState> pods = Stream.of(
                        "a1",
                        "a2",
                        "a3",
                        "a4",
                        "b1",
                        "b2",
                        "b3",
                        "b4",
                        "c1",
                        "c2",
                        "c3",
                        "c4",
                        "cart",
                        "checkout",
                        "ads")
                .map(name -> new PodState(
                        name, name + "-0", node.apply(name), "Running", "", Optional.empty(), List.of(), List.of()))
                .toList();
        return clustered(pods, List.of());
    }

    /** With one of its nodes short of memory since then. */
    private static Evidence pressed(Evidence evidence, Instant since) {
        MachineSize unknown = new MachineSize(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        Condition pressure = new Condition("MemoryPressure", "True", "", Optional.of(since));
        NodeState node = new NodeState("node-1", "", "", "", "", unknown, unknown, List.of(pressure));
        return clustered(evidence.cluster().pods(), List.of(node));
    }

    private static Evidence clustered(List<PodState> pods, List<NodeState> nodes) {
        ClusterState cluster = new ClusterState(pods, List.of(), List.of(), nodes, List.of(), List.of());
        return new Evidence(
                List.of(),
                OptionalLong.of(15),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                cluster,
                List.of(),
                List.of());
    }

    private static Observation earlier(Observation o, double... values) {
        List<Past> history = IntStream.range(0, values.length)
                .mapToObj(i -> new Past(Loaded.facts(i).key(), values[i]))
                .toList();
        return new Observation(
                o.key(),
                o.spec(),
                o.unit(),
                o.instrument(),
                o.value(),
                o.baseline(),
                o.rawSigma(),
                o.sigma(),
                o.expected(),
                o.changePct(),
                o.floor(),
                o.minimumDetectableChangePct(),
                o.pValue(),
                o.qValue(),
                o.why(),
                o.verdict(),
                history,
                o.series(),
                o.course());
    }

    private static List<RootCause> ranked(Observed... observed) {
        return ranked(Evidence.NONE, observed);
    }

    private static List<RootCause> ranked(Evidence evidence, Observed... observed) {
        return new CauseRanking(SHOP).rank(LOAD, observations(observed), List.of(), evidence);
    }

    /** With every service of the shop measured, so that its calls are known. */
    private static List<Observation> observations(Observed... observed) {
        return Stream.concat(
                        Arrays.stream(observed),
                        SHOP.services().stream().map(s -> service(s, "requests_seen", Statistic.MEAN)))
                .map(Observed::observation)
                .toList();
    }

    private static Observed latency(String subject) {
        return service(subject, "latency_ms", Statistic.P95);
    }

    private static Observed rate(String subject, double perSecond) {
        return service(subject, "request_rate_rps", Statistic.MEAN)
                .regressed(perSecond, 0)
                .verdict(Verdict.NONE);
    }

    private static Observed call(String subject, String metric) {
        return Observed.of(new MetricKey(Scope.SERVICE, subject, metric, Statistic.MEAN));
    }

    private static Evidence evidence(Series... series) {
        return new Evidence(
                List.of(series), OptionalLong.of(15), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Every 15 seconds, ten minutes before the load and ten minutes of it; NaN is silence. */
    private static Series series(String subject, String metric, double before, double during) {
        long start = START.toEpochMilli();
        long[] times = IntStream.range(-40, 40)
                .filter(i -> !Double.isNaN(i < 0 ? before : during))
                .mapToLong(i -> start + 15_000L * i)
                .toArray();
        double[] values = Arrays.stream(times)
                .mapToDouble(t -> t < start ? before : during)
                .toArray();
        MetricSpec spec = new MetricSpec(metric, metric, Unit.of("%"), Better.LOWER, .05, 1);
        return new Series(metric, Scope.SERVICE, subject, spec, new Samples(times, values, 0));
    }
}
