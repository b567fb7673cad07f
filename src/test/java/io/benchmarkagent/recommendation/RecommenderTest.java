package io.benchmarkagent.recommendation;

import static io.benchmarkagent.fixtures.Loaded.START;
import static io.benchmarkagent.fixtures.Loaded.anomalies;
import static io.benchmarkagent.fixtures.Loaded.killed;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.fixtures.Observed;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Termination;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommenderTest {
    private static final Observed THROTTLED = Observed.service("cart", "cpu.throttled_percentage", Statistic.VALUE);
    private static final double MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({"128, 192Mi", "64, 96Mi", "100, 160Mi", "1024, 1536Mi"})
    void aKilledContainerGetsHalfAsMuchMemoryAgain(double mebibytes, String proposed) {
        List<Recommendation> all = recommended(List.of(), List.of(kill()), limits("server", 0.2, mebibytes * MIB));

        assertThat(all).singleElement().satisfies(r -> {
            assertThat(r.id()).isEqualTo("memory-limit/cart/server");
            assertThat(r.current()).isEqualTo((long) mebibytes + "Mi");
            assertThat(r.proposed()).isEqualTo(proposed);
            assertThat(r.evidence()).containsExactly("event/service/cart/OOMKilled/server");
            assertThat(r.patch())
                    .isEqualTo(
                            """
                            kubectl patch deployment cart --patch '
                            spec:
                              template:
                                spec:
                                  containers:
                                  - name: server
                                    resources:
                                      limits: {memory: %s}'"""
                                    .formatted(proposed));
        });
    }

    @Test
    void theContainerBesideTheKilledOneKeepsItsLimit() {
        assertThat(recommended(
                        List.of(), List.of(kill()), limits("server", 0.2, 128 * MIB), limits("proxy", 0.1, 64 * MIB)))
                .extracting(Recommendation::id)
                .containsExactly("memory-limit/cart/server");
    }

    @Test
    void severalPodsThatWereKilledAreOneRecommendation() {
        assertThat(recommended(
                        List.of(),
                        List.of(kill(), killed("cart", "cart-75d897db69-x7k2p", "server", START.plusSeconds(90))),
                        limits("server", 0.2, 128 * MIB)))
                .hasSize(1);
    }

    @Test
    void withoutALimitOrForAnotherReasonNothingIsProposed() {
        ContainerLimits none = new ContainerLimits(
                "cart",
                "server",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        Termination crashed =
                new Termination("cart", "cart-75d897db69-bnz99", "server", "Error", 1, START.plusSeconds(60), 1);

        assertThat(recommended(List.of(THROTTLED.regressed(150, 4)), List.of(kill()), none))
                .isEmpty();
        assertThat(recommended(List.of(), List.of(crashed), limits("server", 0.2, 128 * MIB)))
                .isEmpty();
        assertThat(recommended(List.of(), List.of(kill()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.2, 200m, 300m", "0.1, 100m, 150m", "0.3, 300m, 450m", "0.25, 250m, 400m", "1, 1000m, 1500m"})
    void aThrottledWorkloadGetsHalfAsMuchCpuAgain(double cores, String current, String proposed) {
        assertThat(recommended(List.of(THROTTLED.regressed(150, 4)), List.of(), limits("server", cores, MIB)))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.id()).isEqualTo("cpu-limit/cart/server");
                    assertThat(r.current()).isEqualTo(current);
                    assertThat(r.proposed()).isEqualTo(proposed);
                    assertThat(r.patch()).contains("limits: {cpu: " + proposed + "}");
                });
    }

    @Test
    void aWatchOrLessThrottlingProposesNothing() {
        ContainerLimits limits = limits("server", 0.2, MIB);
        assertThat(recommended(List.of(THROTTLED.regressed(101, 4)), List.of(), limits))
                .isEmpty();
        assertThat(recommended(List.of(THROTTLED.regressed(50, -4).verdict(Verdict.IMPROVEMENT)), List.of(), limits))
                .isEmpty();
    }

    @Test
    void theRulesAreAskedInTheirOrder() {
        assertThat(recommended(List.of(THROTTLED.regressed(150, 4)), List.of(kill()), limits("server", 0.2, 128 * MIB)))
                .extracting(Recommendation::resource)
                .containsExactly("CPU limit", "memory limit");
    }

    private static Termination kill() {
        return killed("cart", START.plusSeconds(60));
    }

    private static ContainerLimits limits(String container, double cores, double bytes) {
        return new ContainerLimits(
                "cart",
                container,
                OptionalDouble.empty(),
                OptionalDouble.of(cores),
                OptionalDouble.empty(),
                OptionalDouble.of(bytes));
    }

    private static List<Recommendation> recommended(
            List<Observed> observed, List<Termination> ends, ContainerLimits... limits) {
        List<Observation> observations =
                observed.stream().map(Observed::observation).toList();
        Evidence evidence = Loaded.evidence(ends, List.of(limits));
        return new Recommender(List.of(new CpuLimitWhenThrottled(), new MemoryLimitAfterKill()))
                .recommend(anomalies(observations, evidence), evidence);
    }
}
