package io.benchmarkagent.llm.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.llm.Ticking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFileTest {
    private static final BudgetSettings LIMITS = new BudgetSettings(1, 1, 10, 100, 100, 1000);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Path folder;
    private final Ticking clock = Ticking.from("2026-01-30T22:00:00Z");

    SharedFileTest(@TempDir Path tmp) {
        folder = tmp.resolve("state");
    }

    @Test
    void whereNothingIsKeptItIsThisProcessesAlone() {
        Ledger own = new Ledger(SharedFile.in(Optional.empty(), "spent.json"), LIMITS, clock);
        assertThat(own.reserve(Amount.of(0.9, 1), LONGEST)).isInstanceOf(Grant.Reserved.class);
        assertThat(own.reserve(Amount.of(0.9, 1), LONGEST)).isInstanceOf(Grant.Refused.class);
    }

    @Test
    void aDamagedFileIsNoFreshBudget() throws IOException {
        Files.createDirectories(folder);
        for (String damaged : List.of("{\"day\":", "[]", "")) {
            Files.writeString(folder.resolve("spent.json"), damaged);
            assertThat(refused()).contains("spent.json is damaged; mend or delete it");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder, "a file");
        assertThat(refused()).contains("the budget cannot be kept", folder.toString());
    }

    private String refused() {
        Ledger ledger = new Ledger(SharedFile.in(Optional.of(folder), "spent.json"), LIMITS, clock);
        return ((Grant.Refused) ledger.reserve(Amount.of(0.1, 1), LONGEST)).why();
    }
}
