package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.ExampleReports;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalSummaryTest {
    private static final Path FILE = Path.of("reports/gcp-amd-20260301-143022/report.html");

    @Test
    void verdictRowsWhatToDoAndPath() {
        List<String> lines = plain(ExampleReports.incident());
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).startsWith("▼ alert  checkoutservice regressed: p95 latency 412 ms");
        assertThat(lines.get(1)).endsWith("412 ms     expected 168 – 210 ms     +118 %   +6.1σ");
        assertThat(lines.get(6)).startsWith("→ Raise checkoutservice's limits");
        assertThat(lines.get(7)).isEqualTo("written by gpt-4o, 14 of 14 statements checked");
        assertThat(lines.get(8)).isEqualTo(FILE.toString());
    }

    @Test
    void aKilledContainerIsToldWhole() {
        assertThat(plain(ExampleReports.incident()).get(2)).endsWith("container killed      OOMKilled  at 14:26:12");
    }

    @Test
    void rowsAreAligned() {
        List<String> rows = plain(ExampleReports.incident()).subList(1, 6);
        assertThat(rows)
                .extracting(row -> row.indexOf("expected"))
                .filteredOn(at -> at >= 0)
                .hasSize(4)
                .containsOnly(61);
    }

    @Test
    void aCleanRunIsTwoLines() {
        assertThat(plain(ExampleReports.clean())).hasSize(2);
    }

    @Test
    void colourOnlyIfAskedFor() {
        assertThat(new TerminalSummary(false).render(ExampleReports.incident(), FILE))
                .doesNotContain("\u001b");
        assertThat(new TerminalSummary(true).render(ExampleReports.incident(), FILE))
                .startsWith("\u001b[31m▼ alert\u001b[0m");
    }

    @Test
    void dataCannotMoveTheCursor() {
        Report attacked = ExampleReports.attacked("a\u001b[2Jb\rc\nd\u202e");
        assertThat(new TerminalSummary(false).render(attacked, FILE))
                .doesNotContain("\u001b", "\r", "\u202e")
                .contains("a␛[2Jb␍c d⟨U+202E⟩");
    }

    private static List<String> plain(Report report) {
        return new TerminalSummary(false).render(report, FILE).lines().toList();
    }
}
