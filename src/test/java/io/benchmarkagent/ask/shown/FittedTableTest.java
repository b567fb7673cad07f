package io.benchmarkagent.ask.shown;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ask.desk.Table;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Tables in terminals of some width, and in files. */
class FittedTableTest {
    private static final String WORDS = "readiness probe failed (Unhealthy), 8 times";
    private static final Table COURSE = Table.of(
            List.of("TIME", "SUBJECT", "KIND", "WHAT"),
            List.of(
                    List.of("2026-03-01 14:24:45", "checkoutservice", "event", "OOMKilled"),
                    List.of("2026-03-01 14:26:12", "frontend", "event", WORDS)));

    private static String fitted(Table table, int width) {
        return FittedTable.of(table, width == 0 ? OptionalInt.empty() : OptionalInt.of(width));
    }

    @Test
    void theRunOfEveryRowIsSaidOnce() {
        Table runs = Table.of(
                List.of("RUN", "METRIC", "VALUE"), List.of(List.of("r1", "cpu", "1"), List.of("r1", "memory", "2")));
        assertThat(fitted(runs, 0)).isEqualTo("In every row: RUN r1\nMETRIC  VALUE\ncpu     1\nmemory  2\n");
    }

    @Test
    void whatDiffersAndASingleRowStayAsTheyAre() {
        Table two = Table.of(List.of("RUN", "A", "B"), List.of(List.of("r1", "1", "2"), List.of("r2", "1", "2")));
        assertThat(fitted(two, 0)).startsWith("RUN  A  B\n");
        Table one = Table.of(List.of("RUN", "A", "B"), List.of(List.of("r1", "1", "2")));
        assertThat(fitted(one, 0)).startsWith("RUN  A  B\n");
    }

    @Test
    void rowsThatAreNotShownAreNotSpokenFor() {
        Table some = new Table(List.of("RUN", "A", "B"), List.of(List.of("r", "1", "2"), List.of("r", "3", "4")), 7);
        assertThat(fitted(some, 0)).startsWith("In every row shown: RUN r\n");
    }

    @Test
    void aTableThatFitsKeepsItsColumns() {
        assertThat(fitted(COURSE, 100)).startsWith("TIME                 SUBJECT          KIND   WHAT\n");
    }

    @Test
    void oneThatDoesNotLosesItsDateFirstAndThenWhatIsTheSame() {
        assertThat(fitted(COURSE, 80)).startsWith("In every row: TIME of 2026-03-01\nTIME      SUBJECT          KIND");
        assertThat(fitted(COURSE, 76)).startsWith("In every row: TIME of 2026-03-01, KIND event\nTIME      SUBJECT");
    }

    @Test
    void idsAreLeftOutWhereThereIsNoRoomAndKeptInAFile() {
        Table found = Table.of(
                List.of("WHAT", "ID"),
                List.of(List.of("errors rose", "level_shift/service/checkoutservice/error_rate")));
        assertThat(fitted(found, 40)).isEqualTo("WHAT\nerrors rose\n");
        assertThat(fitted(found, 80)).contains("level_shift/service");
        assertThat(fitted(found, 0)).contains("level_shift/service");
    }

    @Test
    void wordsAtTheEndAreCutToAKnownWidthAndNeverInAFile() {
        assertThat(fitted(COURSE, 60))
                .contains("readiness probe failed")
                .doesNotContain("8 times")
                .contains("…\n");
        assertThat(fitted(COURSE, 60).lines()).allMatch(line -> line.length() <= 60);
        assertThat(fitted(COURSE, 0)).contains(WORDS);
    }

    @Test
    void aVerdictThatIsOneLetterTooLongIsCut() {
        Table verdicts = Table.of(
                List.of("SUBJECT", "VERDICT"),
                List.of(List.of("s".repeat(59), "regression, on watch"), List.of("frontend", "in line")));
        assertThat(fitted(verdicts, 0).lines().mapToInt(String::length).max()).hasValue(81);
        assertThat(fitted(verdicts, 80).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aFigureIsNeverCut() {
        Table figures = Table.of(
                List.of("SUBJECT", "VALUE"),
                List.of(List.of("a".repeat(30), "123 ms"), List.of("b".repeat(30), "456 ms")));
        assertThat(fitted(figures, 20)).contains("123 ms", "456 ms", "a".repeat(30));
    }
}
