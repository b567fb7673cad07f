package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private final Path file;
    private final Path out;

    SettingsFileTest(@TempDir Path tmp) {
        file = tmp.resolve("agent.yaml");
        out = tmp.resolve("out");
    }

    @Test
    void anUnknownKeyIsNamedWithThoseThatAreKnown() throws IOException {
        refused("detection: {qq: 0.1}", "agent.yaml", "detection.qq", "known in detection: q");
    }

    @Test
    void anUnknownRoomIsNamedWithThoseThatAreKnown() throws IOException {
        refused(
                "prometeus: {url: x}",
                "agent.yaml",
                "prometeus",
                "baseline, cause, comparison, detection, gate, kubernetes, live, llm, prometheus");
    }

    @Test
    void aRoomWithAValueInPlaceOfItsSettings() throws IOException {
        refused("llm: off", "agent.yaml", "llm");
    }

    @Test
    void aWordInPlaceOfANumber() throws IOException {
        refused("baseline: {size: forty}", "agent.yaml", "baseline.size", "forty", "number");
    }

    @Test
    void aWordInPlaceOfADuration() throws IOException {
        refused("prometheus: {timeout: soon}", "agent.yaml", "prometheus.timeout", "soon", "duration");
    }

    @Test
    void aWordThatIsNoMode() throws IOException {
        refused("llm: {mode: always}", "agent.yaml", "llm.mode", "always", "auto, off, required");
    }

    @Test
    void aNumberOutOfItsRange() throws IOException {
        refused("prometheus: {concurrency: 0}", "prometheus.concurrency", "0", "1 to 64");
    }

    @Test
    void aFileThatIsNoYaml() throws IOException {
        refused("llm: {mode: off", "agent.yaml", "YAML", "line ");
    }

    @Test
    void aListInPlaceOfSettings() throws IOException {
        refused("- llm\n- prometheus\n", "agent.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # the place comes first, also of what only the room itself can refuse
                    detection: {q: 2}             | agent.yaml, line 1: detection.q is 2.0; give a share between 0 and 1
                    detection: {q: .nan}          | agent.yaml, line 1: detection.q is NaN
                    detection: {q: }              | agent.yaml, line 1: detection.q is ''; give a number
                    detection: {q: 1e999999999}   | agent.yaml, line 1: detection.q is Infinity
                    detection: {qq: 0.1}          | agent.yaml, line 1: unknown setting 'detection.qq'; known in detection: q
                    detection: 3                  | agent.yaml, line 1: detection is no value but has settings below it: q
                    detection: [1, 2]             | agent.yaml, line 1: detection is no value
                    detection[0]: 3               | agent.yaml, line 1: unknown setting 'detection[0]'
                    Detection: {q: 0.1}           | agent.yaml, line 1: unknown setting 'Detection'; known: backfill, baseline, cause, comparison, detection, gate, kubernetes
                    1: 2                          | agent.yaml, line 1: unknown setting '1'
                    baseline: {size: 2}           | agent.yaml, line 1: baseline.size is 2; give 3 or more
                    baseline: {nearest: -5}       | agent.yaml, line 1: baseline.nearest is -5; give 0 or more
                    baseline: {size: 99999999999} | agent.yaml, line 1: baseline.size is '99999999999'; give a whole number
                    baseline: {size: 3.7}         | agent.yaml, line 1: baseline.size is '3.7'; give a whole number
                    baseline: {nearest: .nan}     | agent.yaml, line 1: baseline.nearest is 'NaN'; give a whole number
                    baseline: {nearest: 4e-1}     | agent.yaml, line 1: baseline.nearest is '0.4'; give a whole number
                    prometheus: {concurrency: 1.5} | agent.yaml, line 1: prometheus.concurrency is '1.5'; give a whole number
                    prometheus: {max-attempts: 2.01} | agent.yaml, line 1: prometheus.max-attempts is '2.01'; give a whole number
                    prometheus: {window-scrapes: 4.5} | agent.yaml, line 1: prometheus.window-scrapes is '4.5'; give a whole number
                    llm: {max-tokens: 10.5}       | agent.yaml, line 1: llm.max-tokens is '10.5'; give a whole number
                    llm: {timeout: -3s}           | agent.yaml, line 1: llm.timeout is PT-3S; give more than 0
                    llm: {timeout: 99999999d}     | agent.yaml, line 1: llm.timeout is PT2399999976H; give more than 0 and at most a day
                    prometheus: {lookback: 99999999999999d} | agent.yaml, line 1: prometheus.lookback is
                    prometheus: {max-answer: huge} | agent.yaml, line 1: prometheus.max-answer is 'huge'; give a size such as 64MB
                    just text                     | agent.yaml, line 1: holds no settings; write them as {detection: {q: 0.1}}
                    [llm, prometheus]             | agent.yaml, line 1: holds no settings
                    *x                            | agent.yaml, line 1, column 1: is not valid YAML: found undefined alias x
                    !!java.net.URL [x]            | agent.yaml, line 1, column 1: is not valid YAML: Global tag is not allowed
                    """)
    void whatIsWrongIsSaidWithItsPlaceAndTheMend(String yaml, String said) throws IOException {
        refused(yaml, said);
    }

    @Test
    void thePlaceIsTheLineOfTheSetting() throws IOException {
        refused("# first\n\nbaseline:\n  size: 40\n  nearest: few\n", "agent.yaml, line 5: baseline.nearest is 'few'");
    }

    @Test
    void aTabIsNoIndentation() throws IOException {
        refused("llm:\n\tmode: off\n", "agent.yaml, line 2, column 1", "TAB");
    }

    @Test
    void aRoomThatIsGivenTwice() throws IOException {
        refused("llm: {mode: off}\nllm: {mode: auto}\n", "agent.yaml, line 2", "duplicate key llm");
    }

    @Test
    void aSecondDocumentWouldNotBeRead() throws IOException {
        refused("llm: {mode: off}\n---\nllm: {mode: auto}\n", "agent.yaml, line 3", "a second document");
    }

    @Test
    void aFewLinesThatUnfoldToGigabytes() throws IOException {
        StringBuilder bomb = new StringBuilder("llm: {model: &a0 [x,x,x,x,x,x,x,x,x]}\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("llm.a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n");
        }
        refused(bomb.toString(), "agent.yaml", "aliases of maps and lists are not followed");
    }

    @Test
    void nestingWithoutAnEnd() throws IOException {
        refused("llm: " + "[".repeat(100_000), "agent.yaml", "Nesting Depth exceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void aFileInAnotherEncoding(String encoding) throws IOException {
        Files.write(file, "llm: {model: 'Z\u00fcrich'}".getBytes(Charset.forName(encoding)));
        Agent.bare().latest(SAMPLE, out, "--config", file.toString()).isRefused(2, "agent.yaml", "is no UTF-8 text");
    }

    @Test
    void aFileOfAHundredMegabytesIsNotRead() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }
        Agent.bare().latest(SAMPLE, out, "--config", file.toString()).isRefused(2, "agent.yaml", "is over 1 MB");
    }

    @Test
    void aFolderInPlaceOfTheFile() throws IOException {
        Files.createDirectories(file);
        Agent.bare()
                .latest(SAMPLE, out, "--config", file.toString())
                .isRefused(2, "agent.yaml", "no such settings file");
    }

    @ParameterizedTest
    @CsvSource({
        "BASELINE_SIZE, many, whole number",
        "BASELINE_SIZE, 2, give 3 or more",
        "BASELINE_SIZE, 3.7, whole number",
        "DETECTION_Q, 7, detection.q is 7.0",
        "PROMETHEUS_URL, nonsense, http(s)://host[:port]",
        "PROMETHEUS_CONCURRENCY, 0, 1 to 64",
        "LLM_MODE, always, 'auto, off, required'",
    })
    void aVariableThatCannotBeUsedIsNamed(String variable, String value, String mend) {
        Agent.bare()
                .with(variable, value)
                .latest(SAMPLE, out)
                .isRefused(2, "benchmark-agent: " + variable + ": ", mend);
        assertThat(out).doesNotExist();
    }

    @Test
    void aFlagThatCannotBeUsedIsNamed() {
        Agent.bare()
                .latest(SAMPLE, out, "--prometheus-url", "nonsense")
                .isRefused(2, "command line: prometheus.url is nonsense", "http(s)://host[:port]");
        assertThat(out).doesNotExist();
    }

    @Test
    void variablesOfOthersThatAreNamedLikeARoomAreNotOurs() {
        Agent.bare()
                .with("BASELINE", "main")
                .with("PROMETHEUS", "http://somewhere")
                .with("LLM", "on")
                .with("DETECTION_WINDOW", "5m")
                .latest(SAMPLE, out)
                .isDone();
    }

    @Test
    void aCatalogueThatIsMissing() throws IOException {
        refused("prometheus: {catalogue: nowhere.yaml}", "nowhere.yaml");
    }

    @Test
    void aTokenFileThatIsMissing() throws IOException {
        Files.writeString(file, "prometheus: {url: 'http://127.0.0.1:1', bearer-token-file: nowhere.token}");
        Ran ran = Agent.bare().latest(SAMPLE, out, "--config", file.toString());
        ran.isDoneSaying("the secret's file cannot be read: nowhere.token");
    }

    @Test
    void aFileThatIsMissing() {
        Agent.bare().latest(SAMPLE, out, "--config", file.toString()).isRefused(2, "agent.yaml", "--config");
    }

    @Test
    void anEnvironmentVariableThatCannotBeUsedIsNamed() {
        Agent.bare().with("LLM_TIMEOUT", "soon").latest(SAMPLE, out).isRefused(2, "llm.timeout", "soon", "LLM_TIMEOUT");
    }

    @Test
    void anEmptyFileChangesNothing() throws IOException {
        Files.writeString(file, "# nothing yet\n");
        Agent.bare().latest(SAMPLE, out, "--config", file.toString()).isDone();
    }

    @Test
    void flagsGoOverTheEnvironmentAndTheEnvironmentOverTheFile() throws IOException {
        Files.writeString(file, "llm: {mode: required}");
        Agent agent = Agent.bare();
        agent.latest(SAMPLE, out.resolve("file"), "--config", file.toString())
                .isRefused(1, "required", "OPENAI_API_KEY");
        agent.with("LLM_MODE", "auto")
                .latest(SAMPLE, out.resolve("env"), "--config", file.toString())
                .isDone();
        agent.with("LLM_MODE", "required")
                .latest(SAMPLE, out.resolve("flag"), "--config", file.toString(), "--llm", "off")
                .isDone();
        assertThat(out.resolve("file")).doesNotExist();
    }

    @Test
    void settingsOfTheCoreReachTheReport() throws IOException {
        Files.writeString(file, "baseline: {size: 4}");
        Agent.bare().latest(SAMPLE, out, "--config", file.toString()).isDone();
        Written written = new Written(out.resolve(Folder.INCIDENT));
        assertThat(written.findings().path("baseline").path("size").asInt()).isEqualTo(4);
    }

    @Test
    void aWholeNumberMayHaveAPoint() throws IOException {
        Files.writeString(file, "baseline: {size: 4.0}");
        Agent.bare().latest(SAMPLE, out, "--config", file.toString()).isDone();
        assertThat(new Written(out.resolve(Folder.INCIDENT))
                        .findings()
                        .path("baseline")
                        .path("size")
                        .asInt())
                .isEqualTo(4);
    }

    private void refused(String yaml, String... words) throws IOException {
        Files.writeString(file, yaml);
        Agent.bare().latest(SAMPLE, out, "--config", file.toString()).isRefused(2, words);
        assertThat(out).doesNotExist();
    }

    @Test
    void ownTemplatesTakeThePlaceOfThoseOfTheSameName() throws IOException {
        Path templates = Files.createDirectories(out.resolveSibling("mine"));
        Files.writeString(templates.resolve("report.md.ftl"), "# Ours: ${page.headline}\n");
        Files.writeString(file, "report: {templates: '" + templates + "'}");
        Agent.bare()
                .report(Folder.QUIET, Folder.SAMPLE, out, "--config", file.toString())
                .isDone();
        Written written = new Written(out.resolve(Folder.QUIET)).isComplete();
        assertThat(written.markdown()).startsWith("# Ours: ").hasLineCount(1);
    }

    @Test
    void ownTemplatesThatCannotBeUsedAreNamedAndNothingIsWritten() throws IOException {
        refused("report: {templates: nowhere}", "report.templates", "there is no folder nowhere", "report.md.ftl");
        Path templates = Files.createDirectories(out.resolveSibling("mine"));
        refused("report: {templates: '" + templates + "'}", "holds no template");
        Files.writeString(templates.resolve("report.md.ftl"), "${page.nonsense}\n");
        refused("report: {templates: '" + templates + "'}", "report.md.ftl, line 1", "page.nonsense");
    }

    @Test
    void theLoadGeneratorHasANameOrTheLineSaysSo() throws IOException {
        refused("detection: {load-generator: ' '}", "detection.load-generator is empty");
    }
}
