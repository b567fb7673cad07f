package io.benchmarkagent.recommendation;

import static io.benchmarkagent.fixtures.Loaded.START;
import static io.benchmarkagent.fixtures.Loaded.killed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.benchmarkagent.run.Autoscaler;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {
    @Test
    void cpuIsAskedForAsItWasUsedInMostOfTheSteadyState() {
        assertThat(cart(10, 0.2, 0.3, 64, 128)
                        .course("cart", Use.CPU, i -> i % 10 == 0 ? 6 : 4)
                        .course("cart", Use.MEMORY, i -> 100)
                        .recommended())
                .filteredOn(r -> r.resource().equals("CPU request"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.basis()).isEqualTo(Basis.USE);
                    assertThat(r.current()).isEqualTo("200m");
                    assertThat(r.proposed()).isEqualTo("60m");
                    assertThat(r.evidence()).containsExactly("series/service/cart/cpu.utilization_pct");
                    assertThat(r.confidence()).isEqualTo("medium");
                });
    }

    @Test
    void memoryIsTheMostOfAllPodsAndFifteenPerCentAndNotTheirMean() {
        assertThat(cart(60, 0.1, 0.3, 256, 512)
                        .course("cart", Use.CPU, i -> 10)
                        .pods("cart", Use.MEMORY, 60, 100)
                        .recommended())
                .extracting(Recommendation::resource, Recommendation::current, Recommendation::proposed)
                .containsExactly(tuple("memory request", "256Mi", "116Mi"), tuple("memory limit", "512Mi", "116Mi"));
    }

    @Test
    void bothSidesOfAContainerAreOnePatch() {
        assertThat(cart(60, 0.2, 0.3, 256, 512).used("cart", 0.04, 100).recommended())
                .extracting(Recommendation::patch)
                .hasSize(3)
                .allSatisfy(patch -> assertThat(patch)
                        .endsWith("requests: {cpu: 40m, memory: 116Mi}\n          limits: {memory: 116Mi}'"));
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, true"})
    void aMemoryLimitIsLoweredOnlyAfterAnHourAndItsRequestAtOnce(int minutes, boolean lowered) {
        assertThat(cart(minutes, 0.1, 0.3, 256, 512).used("cart", 0.1, 100).recommended())
                .extracting(Recommendation::resource, Recommendation::proposed)
                .containsExactlyElementsOf(
                        lowered
                                ? List.of(tuple("memory request", "116Mi"), tuple("memory limit", "116Mi"))
                                : List.of(tuple("memory request", "116Mi")));
    }

    @Test
    void aMemoryLimitThatWasReachedIsRaisedAtOnce() {
        assertThat(cart(10, 0.1, 0.3, 64, 100).used("cart", 0.1, 101).recommended())
                .extracting(Recommendation::resource, Recommendation::proposed)
                .contains(tuple("memory limit", "120Mi"));
    }

    @Test
    void aLimitThatIsNotSetStaysSo() {
        assertThat(cart(10, 0.2, Seen.NONE, Seen.NONE, Seen.NONE)
                        .used("cart", 0.04, 100)
                        .recommended())
                .extracting(Recommendation::id)
                .containsExactly("cpu-request/cart/server", "memory-request/cart/server");
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.085, 128, 100", "0.1, 0.077, 128, 90", "2, 1.7, 2000, 1600", "0.01, 0.03, 48, 40"})
    void smallChangesAreNotWorthARestart(double requested, double used, double mebibytes, double usedMebibytes) {
        assertThat(cart(10, requested, 3, mebibytes, mebibytes)
                        .used("cart", used, usedMebibytes)
                        .recommended())
                .isEmpty();
    }

    @Test
    void nothingIsSizedBelowTheFloors() {
        assertThat(cart(60, 0.2, 0.3, 128, 128).used("cart", 0.011, 5).recommended())
                .extracting(Recommendation::proposed)
                .containsExactly("15m", "32Mi", "32Mi");
        assertThat(cart(60, 0.2, 0.3, 128, 128).used("cart", 0.0001, 5).recommended())
                .extracting(Recommendation::proposed)
                .startsWith("10m", "32Mi", "32Mi");
    }

    @Test
    void aThrottledContainerGetsNoLessCpu() {
        Seen throttled = cart(10, 0.2, 0.3, 128, 128).used("cart", 0.04, 110);
        assertThat(throttled.recommended()).extracting(Recommendation::id).containsExactly("cpu-request/cart/server");
        assertThat(throttled.course("cart", Strain.THROTTLED, i -> 5).recommended())
                .isEmpty();
    }

    @Test
    void aCpuRequestThatAnAutoscalerMayGoByIsLeftAlone() {
        Seen generous = cart(10, 0.2, 0.3, 128, 128).used("cart", 0.04, 110);
        Autoscaler scaler =
                new Autoscaler("cart", "cart", 1, OptionalInt.of(3), OptionalInt.of(1), OptionalInt.of(1), List.of());

        assertThat(generous.recommended()).extracting(Recommendation::id).containsExactly("cpu-request/cart/server");
        assertThat(generous.scaled(scaler).recommended()).isEmpty();
    }

    @Test
    void aKilledContainersMemoryIsNotSizedFromItsUse() {
        assertThat(cart(10, 0.1, 0.3, 128, 128)
                        .used("cart", 0.1, 40)
                        .ended(killed("cart", START.minusSeconds(900)))
                        .recommended())
                .isEmpty();
    }

    @Test
    void memoryThatStillGrowsIsNotSizedFromItsUse() {
        assertThat(cart(30, 0.1, 0.3, 512, 512)
                        .course("cart", Use.CPU, i -> 10)
                        .course("cart", Use.MEMORY, i -> 40 + i)
                        .recommended())
                .extracting(Recommendation::id)
                .containsExactly("memory-growth/cart");
    }

    @Test
    void whichOfTwoContainersUsedItIsNotKnown() {
        assertThat(cart(10, 0.2, 0.3, 256, 512)
                        .limits("cart", "proxy", 0.1, 0.1, 64, 64)
                        .used("cart", 0.04, 100)
                        .recommended())
                .extracting(Recommendation::id)
                .containsExactly("sizing");
    }

    @Test
    void eachOfSeveralContainersIsSizedByWhatItUsedItself() {
        assertThat(cart(10, 0.2, 0.3, 256, 512)
                        .limits("cart", "proxy", 0.1, 0.5, 64, 128)
                        .used("cart", 0.3, 180)
                        .used("cart", "server", 0.04, 100)
                        .used("cart", "proxy", 0.26, 80)
                        .recommended())
                .extracting(Recommendation::id, Recommendation::proposed)
                .containsExactlyInAnyOrder(
                        tuple("cpu-request/cart/server", "40m"),
                        tuple("memory-request/cart/server", "116Mi"),
                        tuple("cpu-request/cart/proxy", "260m"));
    }

    @Test
    void bothContainersOfAPodAreOnePatchAndEachHasItsOwnEvidence() {
        List<Recommendation> all = cart(10, 0.2, 0.3, 128, 128)
                .limits("cart", "proxy", 0.2, 0.5, 64, 64)
                .used("cart", 0.09, 165)
                .used("cart", "server", 0.04, 110)
                .used("cart", "proxy", 0.05, 55)
                .recommended();

        assertThat(all).extracting(Recommendation::patch).hasSize(2).allSatisfy(patch -> assertThat(patch)
                .contains("- name: proxy", "- name: server"));
        assertThat(all)
                .flatExtracting(Recommendation::evidence)
                .contains("series/container/cart/proxy/container.cpu_utilization_pct");
    }

    @Test
    void aRunTooShortToSizeFromSaysSoOnce() {
        List<Recommendation> all = cart(9, 0.2, 0.3, 256, 512)
                .used("cart", 0.04, 100)
                .deployment("ad")
                .limits("ad", "server", 0.2, 0.3, 256, 512)
                .used("ad", 0.04, 100)
                .recommended();

        assertThat(all).singleElement().satisfies(r -> {
            assertThat(r.id()).isEqualTo("sizing");
            assertThat(r.reason()).contains("takes 10 minutes of load").endsWith("lasted 540 s");
            assertThat(r.patch()).isEmpty();
            assertThat(r.confidence()).isEqualTo("low");
        });
    }

    @Test
    void withoutUseNothingIsSaid() {
        assertThat(cart(10, 0.2, 0.3, 256, 512).recommended()).isEmpty();
        assertThat(Seen.during(10).used("cart", 0.04, 100).recommended()).isEmpty();
    }

    @Test
    void theLargestChangeComesFirst() {
        assertThat(cart(10, 0.2, 0.3, 128, 128)
                        .used("cart", 0.04, 110)
                        .limits("ad", "server", 1, 1, 128, 128)
                        .used("ad", 0.3, 110)
                        .recommended())
                .extracting(Recommendation::subject)
                .containsExactly("ad", "cart");
    }

    private static Seen cart(int minutes, double cpuRequest, double cpu, double memoryRequest, double memory) {
        return Seen.during(minutes).deployment("cart").limits("cart", "server", cpuRequest, cpu, memoryRequest, memory);
    }
}
