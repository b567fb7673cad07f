package io.benchmarkagent.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.recommendation.packing.Amounts;
import io.benchmarkagent.recommendation.packing.Reservation;
import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.MachineSize;
import io.benchmarkagent.run.NodeState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightSizedNodesTest {
    private static final String FOUR = "n2-standard-4";
    private static final MachineSize UNKNOWN =
            new MachineSize(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Three machines for one core: two of two cores are a third of the price. */
    @Test
    void fewerOrSmallerNodesOfTheSameCpuAreProposedWithWhatTheySave() {
        assertThat(nodes(three(cart(1, 0.5, 512))).orElseThrow()).satisfies(r -> {
            assertThat(r.subject()).isEqualTo("cluster");
            assertThat(r.current()).isEqualTo("3 × n2-standard-4");
            assertThat(r.proposed()).isEqualTo("2 × n2-highcpu-2");
            assertThat(r.saving().monthlyUsd()).hasValueCloseTo((3 * 0.194236 - 2 * 0.071696) * 730, within(1e-6));
            assertThat(r.saving().prices())
                    .isEqualTo("n2-highcpu-2 0.071696 USD an hour, GCP us-central1 on demand, 2026-07-30");
            assertThat(r.reason()).contains("Pods of other namespaces are not known here");
            assertThat(r.patch()).isEmpty();
            assertThat(r.evidence()).containsExactly("nodes");
        });
    }

    @Test
    void aPoolThatIsFullIsLeftAsItIs() {
        assertThat(nodes(three(cart(3, 2.5, 9000)))).isEmpty();
    }

    @Test
    void podsArePackedByTheirPeakWhereTheyAskForLess() {
        Seen burst = Seen.during(10)
                .workload("cart", "Deployment", 3)
                .limits("cart", "server", 0.1, Seen.NONE, 512, 512)
                .course("cart", Use.CPU, i -> i == 20 ? 260 : 9)
                .course("cart", Use.MEMORY, i -> 440);

        assertThat(nodes(three(burst)).orElseThrow().proposed()).isEqualTo("3 × n2-highcpu-4");
    }

    @Test
    void podsOfAThrottledWorkloadArePackedByTheirLimit() {
        Seen throttled = cart(3, 2.5, 512).course("cart", Use.CPU, i -> 10);

        assertThat(nodes(three(cart(3, 0.5, 512))).orElseThrow().proposed()).isEqualTo("2 × n2-standard-2");
        assertThat(nodes(three(throttled.course("cart", Strain.THROTTLED, i -> 5)))
                        .orElseThrow()
                        .proposed())
                .isEqualTo("3 × n2-highcpu-4");
    }

    @Test
    void whatTheNodesUsedTogetherMustFitWhoeverUsedIt() {
        Seen busy = three(cart(1, 0.5, 512));
        for (int i = 0; i < 3; i++) {
            busy.node("n" + i, "cpu.node_utilization_pct", 85);
        }

        assertThat(nodes(three(cart(1, 0.5, 512))).orElseThrow().proposed()).isEqualTo("2 × n2-highcpu-2");
        assertThat(nodes(busy).orElseThrow().proposed()).isEqualTo("3 × n2-highcpu-4");
    }

    @Test
    void aDaemonSetIsOnEveryNode() {
        Seen with = cart(1, 0.5, 512)
                .workload("agent", "DaemonSet", 3)
                .limits("agent", "agent", 2, 2, 512, 512)
                .used("agent", 2, 450);

        assertThat(nodes(three(with)))
                .hasValueSatisfying(r -> assertThat(r.proposed()).isEqualTo("2 × n2-highcpu-4"));
    }

    @Test
    void whatAnAutoscalerMadeOfItIsPacked() {
        Autoscaler scaler = new Autoscaler(
                "cart", "cart", 1, OptionalInt.of(20), OptionalInt.of(12), OptionalInt.of(12), List.of());

        assertThat(nodes(three(cart(1, 0.7, 512)))).isPresent();
        assertThat(nodes(three(cart(1, 0.7, 512)).scaled(scaler))).isEmpty();
    }

    @Test
    void onlyOneNodeIsNeverProposedForSeveral() {
        assertThat(nodes(three(cart(1, 0.05, 64))).orElseThrow().proposed()).startsWith("2 × ");
    }

    @Test
    void asManyNodesAsThereAreZonesStay() {
        Seen zones = cart(1, 0.05, 64)
                .node(node("n0", FOUR, "a", size(4, 16)))
                .node(node("n1", FOUR, "b", size(4, 16)))
                .node(node("n2", FOUR, "c", size(4, 16)));

        assertThat(nodes(zones).orElseThrow().proposed()).startsWith("3 × ");
    }

    @Test
    void itSaysWhetherItNeedsTheOtherSizesAndIsNoSurerThanThem() {
        Seen generous = Seen.during(10)
                .workload("cart", "Deployment", 3)
                .limits("cart", "server", 2.8, 3, 4096, 4096)
                .used("cart", 0.2, 100);

        assertThat(nodes(three(generous)).orElseThrow()).satisfies(r -> {
            assertThat(r.reason()).contains("without those sizes nothing much cheaper does");
            assertThat(r.confidence()).isEqualTo("low");
        });
        assertThat(nodes(three(cart(1, 0.5, 512))).orElseThrow().confidence()).isEqualTo("medium");
    }

    @Test
    void whereNoNodeCanGoTheSizesOnlySayWhatTheyFree() {
        Seen two = Seen.during(10)
                .workload("cart", "Deployment", 1)
                .limits("cart", "server", 1.2, 2, 2048, 2048)
                .used("cart", 0.2, 100)
                .node(node("n0", "n2-highcpu-2", "a", size(2, 2.5)));

        assertThat(nodes(two).orElseThrow()).satisfies(r -> {
            assertThat(r.proposed()).isEmpty();
            assertThat(r.reason()).contains("free 1 cores", "worth up to", "once a node goes", "2026-07-30");
            assertThat(r.saving()).isEqualTo(Saving.NONE);
        });
    }

    /** Over random services: whatever nodes are proposed, the peaks of all pods at one moment fit, and so does each on its node. */
    @Test
    void noPoolIsProposedThatTheObservedPeakWouldHaveOverloaded() {
        int proposed = 0;
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Seen seen = Seen.during(10);
            double cores = 0;
            double mebibytes = 0;
            for (int i = 0; i < random.nextInt(1, 12); i++) {
                int pods = random.nextInt(1, 4);
                double cpu = random.nextDouble(0.01, 0.8);
                double memory = random.nextDouble(20, 900);
                boolean throttled = random.nextInt(8) == 0;
                seen.workload("s" + i, "Deployment", pods)
                        .limits("s" + i, "server", random.nextDouble(0.01, cpu), cpu, memory, memory)
                        .course("s" + i, Use.CPU, at -> at == 20 ? 100 * cpu : 20 * cpu)
                        .course("s" + i, Use.MEMORY, at -> memory)
                        .course("s" + i, Strain.THROTTLED, at -> throttled ? 9 : 0);
                cores += pods * cpu;
                mebibytes += pods * memory;
            }
            Optional<String> nodes =
                    nodes(three(seen)).map(Recommendation::proposed).filter(each -> !each.isEmpty());
            if (nodes.isPresent()) {
                String[] words = nodes.get().split(" × ", 2);
                double count = Double.parseDouble(words[0]);
                Amounts given = given(words[1]);
                assertThat(given.cpu() * count).as("seed " + seed).isGreaterThan(cores);
                assertThat(given.memory() * count).as("seed " + seed).isGreaterThan(mebibytes * Seen.MIB);
                proposed++;
            }
        }
        assertThat(proposed).isBetween(100, 299);
    }

    private static Amounts given(String type) {
        return Reservation.GKE
                .type(Seen.PRICES.of(type).orElseThrow())
                .orElseThrow()
                .allocatable();
    }

    @Test
    void aMachineTypeThatThePriceTableLacksIsSaidInOneLine() {
        assertThat(nodes(cart(1, 0.5, 512).node(node("n0", "n9-standard-4", "", size(4, 16))))
                        .orElseThrow()
                        .reason())
                .contains("price table has no n9-standard-4", "comparison.prices")
                .doesNotContain("\n");
    }

    @Test
    void nodesWithoutLabelsOfSeveralTypesOrOfAnUnknownSizeAreSaid() {
        assertThat(said(cart(1, 0.5, 512).node(node("n0", "", "", size(4, 16)))))
                .contains("label them node.kubernetes.io/instance-type");
        assertThat(said(cart(1, 0.5, 512)
                        .node(node("n0", FOUR, "", size(4, 16)))
                        .node(node("n1", "n2-standard-8", "", size(8, 32)))))
                .contains("several machine types (n2-standard-4, n2-standard-8)");
        assertThat(said(cart(1, 0.5, 512).node(node("n0", "Standard_D4s_v5", "", UNKNOWN))))
                .contains("no node tells, and the price table has no memory of it");
    }

    @Test
    void aContainerThatNothingBoundsIsSaid() {
        assertThat(said(three(cart(1, 0.5, 512)
                        .deployment("job")
                        .limits("job", "main", 0.1, Seen.NONE, Seen.NONE, Seen.NONE))))
                .contains("what these may use: job");
    }

    @Test
    void aShortLoadGeneratorSizesNoNodes() {
        assertThat(said(three(cart(1, 0.1, 512)
                        .deployment("loadgenerator")
                        .limits("loadgenerator", "main", 0.5, 0.5, 40, 40)
                        .used("loadgenerator", 0.5, 33))))
                .contains("load generator was short");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void aShortRunSizesNoNodes(int minutes) {
        assertThat(nodes(three(Seen.during(minutes)
                        .deployment("cart")
                        .limits("cart", "server", 0.5, 1, 512, 512)
                        .used("cart", 0.5, 440))))
                .isEmpty();
    }

    /** Documented for this machine are 12.9 GiB; these nodes give half of that, and smaller ones of the cloud will as well. */
    @Test
    void whatThePresentNodesGiveLessThanDocumentedOthersGiveLessToo() {
        Seen seen = cart(2, 0.1, 2800);
        for (int i = 0; i < 3; i++) {
            seen.node(node("n" + i, FOUR, "a", size(4, 6.5)));
        }

        assertThat(nodes(three(cart(2, 0.1, 2800))).orElseThrow().proposed()).isEqualTo("2 × n2-standard-2");
        assertThat(nodes(seen).map(Recommendation::proposed).orElse("")).isNotEqualTo("2 × n2-standard-2");
    }

    @Test
    void moreOfARequestCostsItsShareOfTheNodeAndLessOfItSavesNothingYet() {
        List<Recommendation> all = three(Seen.during(10)
                        .deployment("cart")
                        .limits("cart", "server", 0.1, 1, 512, 512)
                        .used("cart", 0.6, 440)
                        .deployment("ad")
                        .limits("ad", "server", 0.6, 1, 512, 512)
                        .used("ad", 0.1, 440))
                .recommended();

        assertThat(saving("cpu-request/cart/server", all).monthlyUsd())
                .hasValueCloseTo(-0.5 * 0.031611 * 730, within(1e-3));
        assertThat(saving("cpu-request/ad/server", all).monthlyUsd()).isEmpty();
        assertThat(saving("cpu-request/ad/server", all).upToUsd()).hasValueCloseTo(0.5 * 0.031611 * 730, within(1e-3));
        assertThat(saving("cpu-request/ad/server", all).prices()).contains("2026-07-30");
    }

    private static Saving saving(String id, List<Recommendation> all) {
        return all.stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow()
                .saving();
    }

    private static String said(Seen seen) {
        Recommendation line = nodes(seen).orElseThrow();
        assertThat(line.isChange()).isFalse();
        assertThat(line.saving()).isEqualTo(Saving.NONE);
        return line.reason();
    }

    private static Optional<Recommendation> nodes(Seen seen) {
        return seen.recommended().stream().filter(r -> r.id().equals("nodes")).findFirst();
    }

    /** That uses what it asks for. */
    private static Seen cart(int pods, double cores, double mebibytes) {
        return Seen.during(10)
                .workload("cart", "Deployment", pods)
                .limits("cart", "server", cores, cores, mebibytes, mebibytes)
                .used("cart", 0.97 * cores, 0.86 * mebibytes);
    }

    private static Seen three(Seen seen) {
        for (int i = 0; i < 3; i++) {
            seen.node(node("n" + i, FOUR, "a", size(3.92, 12.9)));
        }
        return seen;
    }

    static MachineSize size(double cores, double gib) {
        return new MachineSize(
                OptionalDouble.of(cores), OptionalDouble.of(gib * 1024 * Seen.MIB), OptionalDouble.of(110));
    }

    static NodeState node(String name, String type, String zone, MachineSize size) {
        return new NodeState(name, type, zone, "amd64", "", size, size, List.of());
    }
}
