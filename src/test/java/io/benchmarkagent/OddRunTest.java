package io.benchmarkagent;

import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that can be read and hold what no run should: the report is written, and says what it could not use. */
class OddRunTest {
    private static final String NUMBER = "\"request_rate_rps\": [0-9.]+";

    private final Path archive;
    private final Path out;

    OddRunTest(@TempDir Path tmp) throws IOException {
        archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        out = tmp.resolve("out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    1e999        | metrics.request_rate_rps (Infinity)
                    -1e999       | metrics.request_rate_rps (-Infinity)
                    1e1000000000 | metrics.request_rate_rps (Infinity)
                    1e155        | metrics.request_rate_rps (1.0E155)
                    -3e200       | metrics.request_rate_rps (-3.0E200)
                    1e-200       | metrics.request_rate_rps (1.0E-200)
                    "12.5"       | metrics.request_rate_rps (the text "12.5")
                    """)
    void whatIsNoMeasurementIsLeftOutAndSaid(String value, String said) throws IOException {
        spoil(NUMBER, "\"request_rate_rps\": " + value);
        Written written = report();
        assertThat(written.dataQuality()).contains("left out, being no measurements: " + said);
        assertThat(written.observations())
                .noneMatch(o -> o.path("scope").asString("").equals("cluster")
                        && o.path("metric").asString("").equals("request_rate_rps"));
        assertNothingIsInfinite(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"unknown\"", "null", "\"\""})
    void aWordForNothingIsNothingToSay(String value) throws IOException {
        spoil(NUMBER, "\"request_rate_rps\": " + value);
        assertThat(report().dataQuality()).noneMatch(line -> line.startsWith("left out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e50", "-1e50", "1e-50", "9.9e49"})
    void theLargestAndTheSmallestThatIsMeasuredGivesNothingInfinite(String value) throws IOException {
        spoil(NUMBER, "\"request_rate_rps\": " + value);
        assertNothingIsInfinite(report());
    }

    @Test
    void aBaselineOfTheLargestNumbersGivesNothingInfinite() throws IOException {
        int sign = 1;
        for (Path file : Folder.files(archive)) {
            if (file.toString().endsWith(".json")) {
                sign = -sign;
                Files.writeString(
                        file,
                        Folder.text(file).replaceAll(NUMBER, "\"request_rate_rps\": " + (sign > 0 ? "1e50" : "1e-50")));
            }
        }
        assertNothingIsInfinite(report());
    }

    @ParameterizedTest
    @CsvSource({
        "duration_seconds, -30, write more than 0",
        "duration_seconds, 0, write more than 0",
        "duration_seconds, 1e999, write more than 0",
        "users_count, -1, write 0 or more",
        "rps, '\"many\"', write 0 or more",
        "node_count, 2.5, write a whole number",
        "start_time, '\"noon\"', write a time such as 2026-03-01T14:30:22",
        "end_time, '\"2026-13-45T00:00:00\"', write a time such as",
    })
    void whatCannotBeUsedInTheHeaderCountsAsUnknownAndIsSaid(String field, String value, String mend)
            throws IOException {
        spoil("\"" + field + "\": [^,\\n]+", "\"" + field + "\": " + value);
        Written written = report();
        assertThat(written.findings().path("data_quality").valueStream())
                .anyMatch(line -> line.path("message")
                                .asString("")
                                .equals(field + " is '" + value.replace("\"", "") + "' and counts as unknown")
                        && line.path("remedy").asString("").startsWith(mend));
        assertThat(written.findings().path("run").path(field).isNull()).isTrue();
        assertNothingIsInfinite(written);
    }

    @Test
    void anEndBeforeTheStartIsSaid() throws IOException {
        spoil("\"end_time\": [^,\\n]+", "\"end_time\": \"2026-02-28T00:00:00\"");
        assertThat(report().dataQuality())
                .contains("end_time 2026-02-28T00:00:00Z is not after start_time; no window can be looked at");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00+01:00, 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:00+0100, 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:00.5-0330, 2026-03-01T13:30:00.500Z",
        "2026-03-01 10:00:00+01, 2026-03-01T09:00:00Z",
        "2026-03-01T09:00:00Z, 2026-03-01T09:00:00Z",
    })
    void aTimeInAnotherOffsetIsThatInstant(String text, String instant) throws IOException {
        spoil("\"start_time\": [^,\\n]+", "\"start_time\": \"" + text + "\"");
        assertThat(report().findings().path("run").path("start_time").asString(""))
                .isEqualTo(instant);
    }

    @Test
    void aRunThatLastedAsLongAsTheCalendarIsReportedInNoTime() throws IOException {
        spoil("\"start_time\": [^,\\n]+", "\"start_time\": \"1970-01-01T00:00:00\"");
        spoil("\"end_time\": [^,\\n]+", "\"end_time\": \"9999-12-31T23:59:59\"");
        Files.createDirectories(archive.resolve("evidence"));
        Ran ran = Agent.bare().report(QUIET, archive, out, "--prometheus-url", "http://127.0.0.1:1");
        assertThat(ran.exit()).isZero();
        new Written(out.resolve(QUIET)).isComplete();
    }

    @Test
    void halfACharacterIsNoReasonForNoReport() throws IOException {
        spoil("\"cloud\": \"gcp\"", "\"cloud\": \"g\\\\ud800cp\"");
        spoil("\"pod_name\": \"", "\"pod_name\": \"\\\\udfff");
        assertThat(report().findings().path("run").path("cloud").asString(""))
                .startsWith("g")
                .endsWith("cp");
    }

    @Test
    void theSameExecutionInTwoFilesIsReadOnceAndSaid() throws IOException {
        Files.copy(archive.resolve(QUIET + ".json"), archive.resolve("copy.json"));
        assertThat(report().dataQuality())
                .contains(
                        QUIET + ".json and copy.json are the same execution of " + QUIET + "; the second was not read");
    }

    @Test
    void theSameIdAtAnotherTimeIsAnotherExecution() throws IOException {
        String run = Folder.text(archive.resolve(QUIET + ".json"));
        Files.writeString(
                archive.resolve("again.json"),
                run.replaceFirst("\"timestamp\": \"2026-03-01", "\"timestamp\": \"2026-03-02"));
        Agent.bare().report(QUIET, archive, out).isDone();
        Agent.bare().report(QUIET + "@20260301T091207", archive, out).isDone();
        assertThat(new Written(out.resolve(QUIET)).findings().path("timestamp").asString(""))
                .startsWith("2026-03-02");
        assertThat(new Written(out.resolve(QUIET + "@20260301T091207"))
                        .isComplete()
                        .findings()
                        .path("timestamp")
                        .asString(""))
                .startsWith("2026-03-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    never,closed,"quote                         | line 6 cannot be split into columns
                    too,few                                     | line 6 has 2 columns and not 31
                    ,2026-02-01T00:00:00,,,,,,,,,,,,,,,,,,,,,,,,,,,,, | line 6 is no run: it has no run_id
                    x,never,,,,,,,,,,,,,,,,,,,,,,,,,,,,,        | line 6 is no run: its timestamp 'never' is no time
                    x,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,             | line 6 is no run: it has no timestamp
                    """)
    void aBrokenRowOfTheSummaryCostsThatRowOnly(String row, String said) throws IOException {
        int known = known();
        addRow(row);
        assertThat(known()).isEqualTo(known);
        assertThat(new Written(out.resolve(QUIET)).dataQuality())
                .anyMatch(line -> line.startsWith("cluster_summary.csv: " + said));
    }

    @Test
    void aRowAsLongAsABookCostsThatRowOnly() throws IOException {
        int known = known();
        addRow("x".repeat(3 << 20));
        addRow(",".repeat(100_000));
        assertThat(known()).isEqualTo(known);
        assertThat(new Written(out.resolve(QUIET)).dataQuality())
                .contains(
                        "cluster_summary.csv: line 6 has 100001 columns and not 31; line 7 cannot be split into columns");
    }

    @Test
    void manyBrokenRowsAreOneLine() throws IOException {
        for (int i = 0; i < 10; i++) {
            addRow("broken");
        }
        assertThat(report().dataQuality())
                .anyMatch(line -> line.startsWith("cluster_summary.csv: line 6 has 1 columns")
                        && line.endsWith("; and 7 lines more"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a,b\n1,2\n", "run_id,run_id,timestamp\n", "{\"run_id\": 1}"})
    void aSummaryWithoutItsColumnsIsSaid(String text) throws IOException {
        Files.writeString(summary(), text);
        assertThat(report().dataQuality())
                .anyMatch(line -> line.equals("cluster_summary.csv: is empty (0 bytes)")
                        || line.startsWith("cluster_summary.csv: line 1 does not name the columns"));
    }

    @Test
    void aMarkBeforeTheSummaryAndAnotherOrderOfItsColumnsChangeNothing() throws IOException {
        int known = known();
        String reversed =
                Files.readAllLines(summary()).stream().map(OddRunTest::reversed).collect(Collectors.joining("\r\n"));
        Files.write(summary(), ("\ufeff" + reversed).getBytes(StandardCharsets.UTF_8));
        assertThat(known()).isEqualTo(known);
        assertThat(new Written(out.resolve(QUIET)).dataQuality()).noneMatch(line -> line.contains("cluster_summary"));
    }

    private static String reversed(String row) {
        List<String> cells = Arrays.asList(row.split(","));
        Collections.reverse(cells);
        return String.join(",", cells);
    }

    private int known() {
        return report().findings().path("baseline").path("known_executions").asInt();
    }

    private Path summary() {
        return archive.resolve("cluster_summary.csv");
    }

    private void addRow(String row) throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(summary()));
        rows.add(5, row);
        Files.write(summary(), rows);
    }

    private Written report() {
        Ran ran = Agent.bare().report(QUIET, archive, out);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return new Written(out.resolve(QUIET)).isComplete();
    }

    private static void assertNothingIsInfinite(Written written) {
        String numbers = written.json().substring(0, written.json().indexOf("\"data_quality\""));
        assertThat(numbers).doesNotContain("Infinity", "NaN");
        assertThat(written.markdown().replaceAll("left out, .*", "")).doesNotContain("Infinity", "NaN", "∞");
    }

    private void spoil(String pattern, String replacement) throws IOException {
        Path file = archive.resolve(QUIET + ".json");
        String before = Folder.text(file);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }
}
