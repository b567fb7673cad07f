package io.benchmarkagent.recommendation;

import static io.benchmarkagent.fixtures.Loaded.START;
import static io.benchmarkagent.fixtures.Loaded.killed;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.fixtures.Observed;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Termination;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommenderTest {
    private static final Observed THROTTLED = Observed.service("cart", Strain.THROTTLED, Statistic.VALUE);

    @ParameterizedTest
    @CsvSource({"128, 192Mi", "64, 96Mi", "100, 160Mi", "1024, 1536Mi"})
    void aKilledContainerGetsHalfAsMuchMemoryAgain(double mebibytes, String proposed) {
        assertThat(cart(0.2, mebibytes).ended(kill()).recommended())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.id()).isEqualTo("memory-limit/cart/server");
                    assertThat(r.basis()).isEqualTo(Basis.INCIDENT);
                    assertThat(r.current()).isEqualTo((long) mebibytes + "Mi");
                    assertThat(r.proposed()).isEqualTo(proposed);
                    assertThat(r.load()).isEqualTo("300 users");
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
        assertThat(cart(0.2, 128)
                        .limits("cart", "proxy", 0.1, 0.1, 64, 64)
                        .ended(kill())
                        .recommended())
                .extracting(Recommendation::id)
                .containsExactly("memory-limit/cart/server");
    }

    @Test
    void severalPodsThatWereKilledAreOneRecommendation() {
        Termination other = killed("cart", "cart-75d897db69-x7k2p", "server", START.plusSeconds(90));
        assertThat(cart(0.2, 128).ended(kill()).ended(other).recommended()).hasSize(1);
    }

    @Test
    void withoutALimitOrForAnotherReasonNothingIsProposed() {
        Termination crashed =
                new Termination("cart", "cart-75d897db69-bnz99", "server", "Error", 1, START.plusSeconds(60), 1);

        assertThat(Seen.during(10)
                        .limits("cart", "server", Seen.NONE, Seen.NONE, Seen.NONE, Seen.NONE)
                        .judged(THROTTLED.regressed(150, 4))
                        .ended(kill())
                        .recommended())
                .isEmpty();
        assertThat(cart(0.2, 128).ended(crashed).recommended())
                .extracting(Recommendation::id)
                .containsExactly("restarts/cart");
        assertThat(Seen.during(10).ended(kill()).recommended()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.2, 200m, 300m", "0.1, 100m, 150m", "0.3, 300m, 450m", "0.25, 250m, 400m", "1, 1000m, 1500m"})
    void aThrottledWorkloadGetsHalfAsMuchCpuAgain(double cores, String current, String proposed) {
        assertThat(cart(cores, 1).judged(THROTTLED.regressed(150, 4)).recommended())
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
        assertThat(cart(0.2, 1).judged(THROTTLED.regressed(101, 4)).recommended())
                .isEmpty();
        assertThat(cart(0.2, 1)
                        .judged(THROTTLED.regressed(50, -4).verdict(Verdict.IMPROVEMENT))
                        .recommended())
                .isEmpty();
    }

    @Test
    void whatSomebodyAcceptedAsksForNoChange() {
        Situation accepted = cart(0.2, 128)
                .judged(THROTTLED.regressed(150, 4))
                .ended(kill())
                .situation(a -> a.acceptedAs(new AcceptedLevel(
                        Loaded.facts(100).key(),
                        a.metric(),
                        Optional.empty(),
                        "known",
                        "",
                        LocalDate.parse("2026-03-01"),
                        Optional.empty())));

        assertThat(accepted.anomalies()).isNotEmpty();
        assertThat(Seen.recommended(accepted)).isEmpty();
    }

    @Test
    void whatTwoRulesWouldChangeOfAWorkloadIsOnePatch() {
        List<Recommendation> both =
                cart(0.2, 128).judged(THROTTLED.regressed(150, 4)).ended(kill()).recommended();

        assertThat(both).extracting(Recommendation::resource).containsExactly("CPU limit", "memory limit");
        assertThat(both).extracting(Recommendation::patch).allSatisfy(patch -> assertThat(patch)
                .contains("limits: {cpu: 300m, memory: 192Mi}"));
    }

    @Test
    void aWorkloadThatWentWrongIsNotSizedByItsUseMeanwhile() {
        Seen used = cart(0.2, 128).used("cart", 0.04, 10);

        assertThat(used.recommended()).extracting(Recommendation::basis).containsOnly(Basis.USE);
        assertThat(used.judged(THROTTLED.regressed(150, 4)).recommended())
                .extracting(Recommendation::id)
                .containsExactly("cpu-limit/cart/server");
    }

    @ParameterizedTest
    @CsvSource({"9, 5, low", "10, 2, low", "10, 3, medium", "60, 9, medium", "59, 10, medium", "60, 10, high"})
    void confidenceIsOfTheLengthAndTheNumberOfLikeForLikeRuns(int minutes, int runs, String confidence) {
        assertThat(cart(Seen.during(minutes).after(runs), 0.2, 128)
                        .ended(kill())
                        .recommended())
                .extracting(Recommendation::confidence)
                .containsExactly(confidence);
    }

    private static Seen cart(double cores, double mebibytes) {
        return cart(Seen.during(10), cores, mebibytes);
    }

    private static Seen cart(Seen seen, double cores, double mebibytes) {
        return seen.deployment("cart").limits("cart", "server", Seen.NONE, cores, Seen.NONE, mebibytes);
    }

    private static Termination kill() {
        return killed("cart", START.plusSeconds(60));
    }
}
