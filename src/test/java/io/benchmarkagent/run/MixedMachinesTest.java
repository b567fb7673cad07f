package io.benchmarkagent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MixedMachinesTest {
    private static NodePool pool(String type) {
        return new NodePool(Optional.of(type), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    private static List<DataQuality> lines(String pool, String... types) {
        return MixedMachines.lines(
                pool(pool),
                Arrays.stream(types)
                        .map(type -> new Machine("node-" + type, Optional.of(type), Optional.of("amd64")))
                        .toList());
    }

    @Test
    void nodesThatAreAlikeAndWhatThePoolSaysAreNoLine() {
        assertThat(lines("n2-standard-4", "n2-standard-4", "n2-standard-4")).isEmpty();
        assertThat(lines("n2-standard-4")).isEmpty();
    }

    @Test
    void theOddNodeIsNamed() {
        assertThat(lines("n2-standard-4", "n2-standard-4", "n2-standard-4", "e2-standard-4"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.id()).isEqualTo("nodes/mixed-machine-type");
                    assertThat(line.message())
                            .contains("n2-standard-4 (2 nodes)", "e2-standard-4 (1 node: node-e2-standard-4)");
                    assertThat(line.remedy()).contains("nodeSelector");
                });
    }

    @Test
    void aPoolThatSaysAnotherTypeMakesTheBaselineWrong() {
        assertThat(lines("n2-standard-4", "n2d-standard-4", "n2d-standard-4"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.severity()).isEqualTo(DataQuality.Level.ERROR);
                    assertThat(line.message())
                            .contains("node_pool says n2-standard-4", "the nodes are n2d-standard-4 (2 nodes)");
                });
    }

    @Test
    void cpusThatDifferAreMixedThoughTheTypeIsOne() {
        assertThat(MixedMachines.lines(
                        pool("n1"),
                        List.of(
                                new Machine("a", Optional.of("n1"), Optional.of("GenuineIntel 6 85")),
                                new Machine("b", Optional.of("n1"), Optional.of("GenuineIntel 6 63")))))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.message()).contains("not of one CPU", "GenuineIntel 6 63 (1 node: b)"));
    }

    @Test
    void whatNobodyToldIsNoDifference() {
        assertThat(MixedMachines.lines(
                        pool("n1"),
                        List.of(
                                new Machine("a", Optional.of("n1"), Optional.empty()),
                                new Machine("b", Optional.empty(), Optional.of("amd64")))))
                .isEmpty();
    }
}
