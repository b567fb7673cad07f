package io.benchmarkagent.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.Condition;
import io.benchmarkagent.run.MachineSize;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.Termination;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceInWordsTest {
    @Test
    void growingMemorySaysHowFastAndWhenItsLimitIsHit() {
        assertThat(server("cart", 0.1, 0.3, 512)
                        .course("cart", Use.CPU, i -> 10)
                        .course("cart", Use.MEMORY, i -> 40 + i)
                        .recommended())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.id()).isEqualTo("memory-growth/cart");
                    assertThat(r.isChange()).isFalse();
                    assertThat(r.patch()).isEmpty();
                    assertThat(r.reason())
                            .startsWith("it grew by 240 MiB an hour; at that pace its limit of 512 MiB is hit"
                                    + " 1.47 hours after the steady state's end");
                });
    }

    @Test
    void anUnexplainedRestartAsksForALookAndNotForLessMemory() {
        assertThat(server("cart", 0.1, 0.3, 512)
                        .used("cart", 0.1, 40)
                        .course("cart", "container_restarts", i -> i == 20 ? 1 : 0)
                        .recommended())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.id()).isEqualTo("restarts/cart");
                    assertThat(r.basis()).isEqualTo(Basis.INCIDENT);
                    assertThat(r.reason()).contains("kubectl logs --previous");
                    assertThat(r.evidence()).containsExactly("event/service/cart/Restarted");
                });
    }

    @Test
    void aContainerThatKubernetesSawEndAsksForALookWithHowItEndedAndForNoLessMemory() {
        assertThat(server("cart", 0.1, 0.3, 512)
                        .used("cart", 0.1, 40)
                        .ended(new Termination(
                                "cart", "cart-1", "server", "Error", 139, Loaded.START.plusSeconds(60), 1))
                        .recommended())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.id()).isEqualTo("restarts/cart");
                    assertThat(r.reason()).contains("Error, exit code 139", "kubectl logs --previous");
                    assertThat(r.isChange()).isFalse();
                });
    }

    @Test
    void aSaturatedLoadGeneratorGetsMoreAndTheServicesDoNot() {
        assertThat(server("loadgenerator", 0.5, 0.5, 40)
                        .used("loadgenerator", 0.5, 33)
                        .deployment("cart")
                        .limits("cart", "server", 0.1, 0.3, 48, 48)
                        .used("cart", 0.1, 33)
                        .recommended())
                .filteredOn(r -> r.basis() == Basis.INCIDENT)
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.id()).isEqualTo("cpu-limit/loadgenerator/server");
                    assertThat(r.proposed()).isEqualTo("750m");
                    assertThat(r.reason()).contains("load generator was short and not the services");
                    assertThat(r.evidence()).isNotEmpty();
                });
    }

    @Test
    void anAutoscalerAtItsMaximumThatWantsMoreIsSaid() {
        assertThat(scaled(1, 5, 5, "TooManyReplicas")).containsExactly("autoscaler/cart");
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 4, TooManyReplicas", "5, 5, 5, TooManyReplicas", "1, 5, 5, DesiredWithinRange"})
    void anAutoscalerBelowItsMaximumOrContentIsNot(int min, int max, int current, String reason) {
        assertThat(scaled(min, max, current, reason)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.28, 1, Deployment, true",
        "0.26, 1, Deployment, false",
        "0.28, 2, Deployment, false",
        "0.28, 1, DaemonSet, false"
    })
    void onePodAloneNearItsLimitIsSaid(double used, int pods, String kind, boolean said) {
        assertThat(ids(Seen.during(10)
                        .workload("cart", kind, pods)
                        .limits("cart", "server", used, 0.3, 48, 48)
                        .used("cart", used, 33)))
                .isEqualTo(said ? List.of("replicas/cart") : List.of());
    }

    @Test
    void idleServicesAreOneLine() {
        assertThat(idle(0.0005))
                .contains("idle")
                .filteredOn(id -> id.equals("idle"))
                .hasSize(1);
        assertThat(idle(0.0025)).doesNotContain("idle");
    }

    private static List<String> idle(double used) {
        Seen seen = server("cart", 0.03, 0.3, 40).used("cart", used, 33);
        return ids(
                seen.deployment("ad").limits("ad", "server", 0.03, 0.3, 40, 40).used("ad", used, 33));
    }

    @Test
    void limitsBeyondWhatTheNodesMayGiveAreOneLine() {
        assertThat(server("cart", 0.1, 3, 3000)
                        .node(node(1, 1024))
                        .node(node(1, 1024))
                        .recommended())
                .filteredOn(r -> r.id().equals("overcommitted"))
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("CPU 3 of 2 cores; memory 3000 of 2048 MiB"));
        assertThat(ids(server("cart", 0.1, 2, 2048).node(node(1, 1024)).node(node(1, 1024))))
                .doesNotContain("overcommitted");
    }

    private static NodeState node(double cores, double mebibytes) {
        MachineSize size = new MachineSize(
                OptionalDouble.of(cores), OptionalDouble.of(mebibytes * Seen.MIB), OptionalDouble.of(110));
        return new NodeState("n", "", "", "", "", size, size, List.of());
    }

    private static List<String> scaled(int min, int max, int current, String reason) {
        return ids(Seen.during(10)
                .scaled(new Autoscaler(
                        "cart",
                        "cart",
                        min,
                        OptionalInt.of(max),
                        OptionalInt.of(current),
                        OptionalInt.of(current),
                        List.of(new Condition("ScalingLimited", "True", reason, Optional.empty())))));
    }

    private static List<String> ids(Seen seen) {
        return seen.recommended().stream().map(Recommendation::id).toList();
    }

    private static Seen server(String workload, double cpuRequest, double cpu, double memory) {
        return Seen.during(30).deployment(workload).limits(workload, "server", cpuRequest, cpu, memory, memory);
    }
}
