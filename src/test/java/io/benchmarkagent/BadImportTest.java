package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nothing can be made of: exit 2, one line, and no run. */
class BadImportTest {
    private final Path tmp;
    private final Imported runs;

    BadImportTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.runs = new Imported(tmp.resolve("runs"));
    }

    @Test
    void whatASummaryDoesNotSayHasToBeTold() {
        runs.run(K6File.HTTP)
                .isRefused(2, "k6-http.json", "neither which run it is nor when", "--run-id", "--timestamp");
        runs.run(K6File.HTTP, "--run-id", "a").isRefused(2, "does not say when the test ended", "--timestamp, such as");
        runs.run(K6File.HTTP, "--timestamp", "2026-03-01T10:00:00").isRefused(2, "which run it is; give --run-id");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 900, 4000})
    void aSummaryThatIsCutOff(int characters) throws IOException {
        String whole = Folder.text(K6File.HTTP);
        given("cut.json", whole.substring(0, characters))
                .isRefused(2, "cut.json", "is not valid JSON: it breaks off at line ", "column ");
    }

    @Test
    void aNumberThatIsNone() throws IOException {
        given("nan.json", Folder.text(K6File.HTTP).replaceFirst("35\\.94634922417172", "NaN"))
                .isRefused(2, "nan.json", "NaN and Infinity are no JSON numbers", "line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\ufeff"})
    void anEmptyFile(String text) throws IOException {
        given("empty.json", text).isRefused(2, "empty.json", "is empty");
    }

    @Test
    void aFileThatIsNoneOrNoText() throws IOException {
        runs.run(tmp.resolve("none.json"), "a", 1).isRefused(2, "none.json", "there is no such file");
        runs.run(tmp, "a", 1).isRefused(2, "is no regular file");
        Path file = Files.write(tmp.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        runs.run(file, "a", 1).isRefused(2, "bytes", "is no UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Metric\",\"data\":{\"type\":\"gauge\"},\"metric\":\"vus\"} | k6's single points",
                "metric_name,timestamp,metric_value,check | k6's single points",
                "timeStamp,elapsed,label,responseCode | JMeter's results",
                "{\"context\": {}, \"benchmarks\": []} | Google Benchmark's results",
                "{\"run_id\": \"r1\", \"timestamp\": \"2026-03-01T10:00:00\"} | a run JSON",
                "{\"version\": 1, \"results\": []} | a JSON object with version, results",
                "[1, 2] | a JSON array of 2",
                "[] | a JSON array of 0",
                "{\"metrics\": {\"a\": {\"value\": 1}}} | a JSON object with metrics",
                "time,requests,p95 | a CSV with the columns time,requests,p95",
                "all tests passed | neither JSON nor CSV"
            })
    void whatIsOfNoKnownFormatIsToldWhatItLooksLike(String text, String looks) throws IOException {
        given("given.txt", text).isRefused(2, "given.txt", looks);
    }

    @Test
    void aSummaryThatSomebodyMadeHimself() {
        runs.run(Imported.FILES.resolve("not-k6-extended.json"), "a", 1)
                .isRefused(2, "looks like a JSON object with analysis_version", "known: a k6 summary");
    }

    @Test
    void aTestThatMeasuredNothing() throws IOException {
        given("none.json", "{\"metrics\": {\"vus\": {\"value\": 1, \"min\": 1, \"max\": 1}}}")
                .isRefused(2, "none.json", "holds no number that was measured");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--run-id | ../a | cannot name a file",
                "--run-id | '' | cannot name a file",
                "--timestamp | yesterday | is no time",
                "--timezone | Mars/Olympus | is no time zone",
                "--node-count | 2.5 | give a whole number of machines",
                "--duration | 0 | give a number of seconds, more than 0",
                "--users | many | give a number of users",
                "--cloud | ' ' | give a name, or 'unknown'",
                "--format | xml | known: k6",
                "--into | r1 | leave out --run-id"
            })
    void anOptionThatIsNone(String option, String value, String said) {
        String[] named = {"--run-id", "a", "--timestamp", "2026-03-01T10:00:00", option, value};
        boolean twice = option.equals("--run-id") || option.equals("--timestamp");
        runs.run(K6File.HTTP, twice ? new String[] {option, value} : named).isRefused(2, option, said);
    }

    @Test
    void helpTeachesByExample() {
        Ran ran = Agent.bare().run("import", "--help").isDone();
        assertThat(ran.out())
                .contains("k6 run --summary-export summary.json", "benchmark-agent import summary.json --out runs")
                .contains("--into", "--machine-type", "Exit codes: 0 done; 1 ");
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(runs.folder()).doesNotExist();
    }

    private Ran given(String name, String text) throws IOException {
        return runs.run(Files.writeString(tmp.resolve(name), text, StandardCharsets.UTF_8), "a", 1);
    }
}
