package io.benchmarkagent.cause;

import static io.benchmarkagent.fixtures.Loaded.START;
import static io.benchmarkagent.fixtures.Loaded.anomalies;
import static io.benchmarkagent.fixtures.Loaded.every15Seconds;
import static io.benchmarkagent.fixtures.Observed.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.fixtures.Observed;
import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CauseTest {
    private static final RankedBySigma RANKING = new RankedBySigma();

    @Test
    void servicesAreRankedByTheirFarthestAnomalyAndAKillIsThreeSigmaMore() {
        List<RootCause> causes = RANKING.rank(anomalies(
                observations(
                        latency("far").regressed(150, 5),
                        latency("near").regressed(150, 3.5),
                        service("near", "memory.usage_mb", Statistic.MAX).regressed(150, 3.2),
                        latency("killed").regressed(150, 2.5)),
                Loaded.evidence(List.of(Loaded.killed("killed", START.plusSeconds(60))), List.of())));

        assertThat(causes).extracting(RootCause::subject).containsExactly("killed", "far", "near");
        assertThat(causes).extracting(RootCause::rank).containsExactly(1, 2, 3);
        assertThat(causes).extracting(RootCause::score).containsExactly(5.5, 5.0, 3.5);
        assertThat(causes.get(2).because())
                .containsExactlyInAnyOrder("run/service/near/latency_ms", "run/service/near/memory.usage_mb");
    }

    @Test
    void onlyAlertsThatAreRegressionsOfServicesAreCauses() {
        MetricKey cluster = new MetricKey(Scope.CLUSTER, "cluster", "latency_ms", Statistic.P95);
        assertThat(RANKING.rank(anomalies(
                        observations(
                                latency("watched").regressed(101, 9),
                                latency("better").regressed(50, -9).verdict(Verdict.IMPROVEMENT),
                                Observed.of(cluster).regressed(150, 9)),
                        Evidence.NONE)))
                .isEmpty();
    }

    @Test
    void equalScoresAreOrderedByNameAndFiveAreEnough() {
        Observed[] equal = Stream.of("g", "f", "e", "d", "c", "b", "a")
                .map(subject -> latency(subject).regressed(150, 4))
                .toArray(Observed[]::new);
        assertThat(RANKING.rank(anomalies(observations(equal), Evidence.NONE)))
                .extracting(RootCause::subject)
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void theTimelineHoldsOnsetsEndsKillsAndWarningsInOrder() {
        double[] course = new double[41];
        Arrays.fill(course, 10, 14, 300);
        Evidence evidence = new Evidence(
                List.of(),
                OptionalLong.of(15),
                List.of(Loaded.killed("cart", START.plusSeconds(180))),
                List.of(
                        event("Unhealthy", "Warning", 3, 170),
                        event("Started", "Normal", 1, 190),
                        event("BackOff", "Warning", 1, 200)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        List<Anomaly> anomalies = anomalies(
                observations(
                        latency("cart").regressed(150, 4).series(every15Seconds(course)),
                        latency("watched").regressed(101, 4).series(every15Seconds(course))),
                evidence);

        assertThat(new Timeline().of(anomalies, evidence))
                .containsExactly(
                        new Moment(
                                START.plusSeconds(150),
                                15,
                                "cart",
                                "latency_ms: above the expected range",
                                "run/service/cart/latency_ms"),
                        new Moment(START.plusSeconds(170), 0, "cart", "Unhealthy (the last of 3)", ""),
                        new Moment(
                                START.plusSeconds(180), 0, "cart", "OOMKilled", "event/service/cart/OOMKilled/server"),
                        new Moment(START.plusSeconds(200), 0, "cart", "BackOff", ""),
                        new Moment(
                                START.plusSeconds(210),
                                15,
                                "cart",
                                "latency_ms: back in the expected range",
                                "run/service/cart/latency_ms"));
    }

    @Test
    void theTimelineEndsAfterFortyMoments() {
        List<ClusterEvent> events = IntStream.range(0, 60)
                .mapToObj(i -> event("R" + i, "Warning", 1, i))
                .toList();
        Evidence evidence = new Evidence(
                List.of(), OptionalLong.empty(), List.of(), events, List.of(), List.of(), List.of(), List.of());

        assertThat(new Timeline().of(List.of(), evidence))
                .hasSize(40)
                .last()
                .extracting(Moment::what)
                .isEqualTo("R39");
    }

    private static ClusterEvent event(String reason, String type, int count, int second) {
        return new ClusterEvent("cart", reason, "", type, count, START.plusSeconds(second));
    }

    private static Observed latency(String subject) {
        return service(subject, "latency_ms", Statistic.P95);
    }

    private static List<Observation> observations(Observed... observed) {
        return Arrays.stream(observed).map(Observed::observation).toList();
    }
}
