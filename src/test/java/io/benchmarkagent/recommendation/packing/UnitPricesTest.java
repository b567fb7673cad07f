package io.benchmarkagent.recommendation.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.PriceTable;
import io.benchmarkagent.source.PriceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitPricesTest {
    private static final PriceTable PRICES = PriceFile.of("");

    /** Google sells both apart, at these prices. */
    @ParameterizedTest
    @CsvSource({"n2-standard-4", "n2-highcpu-16", "n2-highmem-2"})
    void whereAFamilyTellsThemApartTheyAreItsOwn(String type) {
        UnitPrices prices = of(type);

        assertThat(prices.usdPerCoreHour()).isCloseTo(0.031611, within(1e-6));
        assertThat(prices.usdPerGibHour()).isCloseTo(0.004237, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"n2-standard-4", "m5.xlarge", "c7g.large", "n1-standard-1", "t2a-standard-2", "e2-highmem-8"})
    void allCoresAndAllMemoryOfAMachineAreItsPrice(String type) {
        MachinePrice machine = PRICES.of(type).orElseThrow();

        assertThat(of(type).usdPerHour(
                                new Amounts(machine.vcpus(), machine.memoryGib().orElseThrow() * (1 << 30))))
                .isCloseTo(machine.usdPerHour(), within(1e-9));
    }

    @Test
    void whereAFamilyIsAllAlikeACoreCostsAsMuchAsAFewGib() {
        assertThat(of("m5.xlarge").usdPerCoreHour() / of("m5.xlarge").usdPerGibHour())
                .isCloseTo(7.46, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "n2-standard-4, n2-highmem-16, true",
        "n2-standard-4, n2d-standard-4, false",
        "m5.xlarge, m5.4xlarge, true",
        "m5.xlarge, m5a.xlarge, false",
        "m7i-flex.large, m7i.large, false",
        "Standard_D4s_v5, Standard_D16s_v5, true",
        "Standard_D4s_v5, Standard_D4as_v5, false"
    })
    void aFamilyIsOfOneCpu(String type, String other, boolean alike) {
        assertThat(Family.of(type, PRICES))
                .extracting(MachinePrice::machineType)
                .contains(type);
        assertThat(Family.of(type, PRICES).contains(PRICES.of(other).orElseThrow()))
                .isEqualTo(alike);
    }

    private static UnitPrices of(String type) {
        return UnitPrices.of(PRICES.of(type).orElseThrow(), Family.of(type, PRICES));
    }
}
