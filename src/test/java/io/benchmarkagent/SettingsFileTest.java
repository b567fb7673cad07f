package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        refused("prometeus: {url: x}", "agent.yaml", "prometeus.url", "baseline, detection, llm, prometheus");
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

    private void refused(String yaml, String... words) throws IOException {
        Files.writeString(file, yaml);
        Agent.bare().latest(SAMPLE, out, "--config", file.toString()).isRefused(2, words);
        assertThat(out).doesNotExist();
    }
}
