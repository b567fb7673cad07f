package io.benchmarkagent.llm.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {
    private static final Usage MILLION = new Usage(1_000_000, 0);

    private final Path file;

    PriceListTest(@TempDir Path tmp) {
        file = tmp.resolve("prices.csv");
    }

    @Test
    void bothDirectionsHaveTheirPrice() throws IOException {
        assertThat(own("m,2,10,2026-01-01,me").usd("m", new Usage(500_000, 100_000)))
                .isEqualTo(OptionalDouble.of(2));
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-mini, 0.15",
        "gpt-4o-mini-2024-07-18, 0.15",
        "openai/gpt-4o, 2.5",
        "models/gemini-2.5-flash, 0.3",
        "gemini-2.5-flash-lite, 0.1",
        "claude-sonnet-4-20250514, 3",
        "claude-haiku-4-5-20251001, 1"
    })
    void aDatedVersionCostsWhatItsModelDoes(String model, double usd) {
        assertThat(PriceList.of("").usd(model, MILLION)).isEqualTo(OptionalDouble.of(usd));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4o-audio", "gpt-4", "llama3.1:8b", "gpt-4o-mini-tuned-by-us", ""})
    void noPriceIsGuessed(String model) {
        assertThat(PriceList.of("").usd(model, MILLION)).isEmpty();
    }

    @Test
    void ownMachinesAskForNoMoney() {
        assertThat(PriceList.free().usd("llama3.1:8b", MILLION)).isEqualTo(OptionalDouble.of(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m,2",
                "m,two,10,2026-01-01,me",
                "m,-1,10,2026-01-01,me",
                "m,1,1,yesterday,me",
                ",1,1,2026-01-01,me"
            })
    void aLineThatIsNoPriceIsNamed(String line) {
        assertThatThrownBy(() -> own("ok,1,1,2026-01-01,me\n" + line))
                .hasMessageContaining("prices.csv:3 is no price; write one such as gpt-4o-mini");
    }

    @Test
    void aFileThatIsNoListIsNamed() throws IOException {
        Files.writeString(file, "name,price\n");
        assertThatThrownBy(() -> PriceList.of(file.toString())).hasMessageContaining(PriceList.HEADER);
        assertThatThrownBy(() -> PriceList.of(file + ".none")).hasMessageContaining("cannot be read");
    }

    private PriceList own(String lines) throws IOException {
        Files.writeString(file, PriceList.HEADER + "\n" + lines + "\n");
        return PriceList.of(file.toString());
    }
}
