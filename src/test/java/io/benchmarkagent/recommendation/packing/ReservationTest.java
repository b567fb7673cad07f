package io.benchmarkagent.recommendation.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.run.MachinePrice;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationTest {
    private static final double MIB = 1 << 20;
    private static final int TYPE = 1;
    private static final int VCPUS = 3;
    private static final int MEMORY = 4;
    private static final int ALLOCATABLE_CPU = 6;
    private static final int ALLOCATABLE_MEMORY = 7;
    private static final int PODS = 8;

    @ParameterizedTest
    @CsvSource({"2, 8, 1.93", "4, 16, 3.92", "8, 32, 7.91", "16, 64, 15.89", "32, 128, 31.85"})
    void googleKeepsOfTheCpuWhatItDocuments(int vcpus, double gib, double left) {
        assertThat(of("gcp", vcpus, gib).allocatable().cpu()).isCloseTo(left, within(1e-9));
    }

    /** 25 % of 4 GiB, 20 % of 4 and 10 % of 8, 100 MiB of the eviction threshold, and what the kernel has of 16 GiB. */
    @Test
    void googleKeepsOfTheMemoryWhatItDocuments() {
        double kernel = 16384 / 64.0 + 80 + 0.00175 * 16384;
        assertThat(of("gcp", 4, 16).allocatable().memory() / MIB)
                .isCloseTo(16384 - 1024 - 819.2 - 819.2 - 100 - kernel, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.06", "2, 0.1", "4, 0.14", "8, 0.18", "16, 0.26", "32, 0.42", "64, 0.74"})
    void azureKeepsOfTheCpuWhatItDocuments(int vcpus, double kept) {
        assertThat(vcpus - of("azure", vcpus, 4 * vcpus).allocatable().cpu()).isCloseTo(kept, within(1e-9));
    }

    /** Karpenter schedules by its figures; they differ by 59 MiB between generations. */
    @Test
    void amazonsMachinesGiveNoMoreThanKarpenterSays() throws IOException {
        List<String[]> rows = Files.readAllLines(DataDir.of("fixtures/pricing/aws_ondemand_subset.csv")).stream()
                .skip(1)
                .map(row -> row.split(","))
                .toList();

        assertThat(rows).hasSizeGreaterThan(100).allSatisfy(row -> {
            NodeType type = of("aws", Integer.parseInt(row[VCPUS]), Double.parseDouble(row[MEMORY]) / 1024);
            double memory = Double.parseDouble(row[ALLOCATABLE_MEMORY].replace("Mi", ""));
            assertThat(type.allocatable().cpu())
                    .as(row[TYPE])
                    .isCloseTo(Double.parseDouble(row[ALLOCATABLE_CPU].replace("m", "")) / 1000, within(0.011));
            assertThat(type.allocatable().memory() / MIB)
                    .as(row[TYPE])
                    .isLessThan(memory + 1)
                    .isGreaterThanOrEqualTo(Math.min(memory, 0.9 * memory - 350));
            assertThat(type.pods()).as(row[TYPE]).isPositive().isLessThanOrEqualTo(Integer.parseInt(row[PODS]));
        });
    }

    @Test
    void aCloudThatIsNotKnownAndAMachineWithoutMemoryHaveNoFigure() {
        assertThat(Reservation.of("hetzner")).isEmpty();
        assertThat(Reservation.of("azure").orElseThrow().type(machine(4, OptionalDouble.empty())))
                .isEmpty();
    }

    @Test
    void aMachineSmallerThanWhatIsKeptGivesNothingAndNotLess() {
        assertThat(of("aws", 2, 0.5).allocatable().memory()).isZero();
    }

    private static NodeType of(String cloud, int vcpus, double gib) {
        return Reservation.of(cloud)
                .orElseThrow()
                .type(machine(vcpus, OptionalDouble.of(gib)))
                .orElseThrow();
    }

    private static MachinePrice machine(int vcpus, OptionalDouble gib) {
        return new MachinePrice("m", vcpus, gib, 1, LocalDate.parse("2026-07-30"), "test");
    }
}
