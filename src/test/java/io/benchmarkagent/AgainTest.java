package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that a report names to be made again. */
class AgainTest {
    private static final String LATER = "gcp-amd-20260227-151214";

    private final Path tmp;
    private final Path out;

    AgainTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.out = tmp.resolve("out");
    }

    @Test
    void saysTheSameAgainWithTheSettingsAndLevelsItWasMadeWith() throws Exception {
        Path config = settings(tmp.resolve("settings"));
        Agent.bare()
                .run(
                        "accept",
                        "--archive",
                        SAMPLE.toString(),
                        "--config",
                        config.toString(),
                        "--run-id",
                        LATER,
                        "--metric",
                        "cpu.utilization_pct",
                        "--reason",
                        "x")
                .isDone();
        holds("--config", config.toString(), "--llm", "off", "--deadline", "2m", "--timezone", "Europe/Berlin");
    }

    @Test
    void isSafeInAShellWhateverTheFoldersAreCalled() throws Exception {
        Path config = settings(tmp.resolve("it's $(touch spoilt) mine"));
        List<String> again = holds("--config", config.toString(), "--as-of", "now");
        assertThat(again).contains(config.toString(), "--as-of", "now");
    }

    @Test
    void namesThePrometheusThatWasAsked() throws Exception {
        Agent.bare().report(INCIDENT, SAMPLE, out, "--prometheus-url", "http://127.0.0.1:1/prefix");
        assertThat(again()).containsSequence("--prometheus-url", "http://127.0.0.1:1/prefix");
    }

    @Test
    void asksTheSameOfTheGateAndOfTheSameCluster() throws Exception {
        Path kubeconfig = Files.writeString(tmp.resolve("kubeconfig"), "apiVersion: v1\nkind: Config\n");
        String[] typed = {
            "--kubernetes",
            "--kubeconfig",
            kubeconfig.toString(),
            "--namespace",
            "shop",
            "--fail-on",
            "high",
            "--on-suspect",
            "rerun"
        };
        Agent.bare().report(INCIDENT, SAMPLE, out, typed);
        assertThat(again()).containsSequence(typed);
    }

    /** The report is the same when it is made by the words it gives. */
    private List<String> holds(String... more) throws Exception {
        Agent.bare().report(INCIDENT, SAMPLE, out, more).isDone();
        String first = written().computed();
        Files.delete(written().folder().resolve("findings.json"));
        List<String> again = again();
        Agent.bare().run(again.toArray(String[]::new)).isDone();
        assertThat(written().computed()).isEqualTo(first);
        return again;
    }

    /** As a shell splits them; the report's own Markdown has them too. */
    private List<String> again() throws IOException, InterruptedException {
        String line = written()
                .markdown()
                .lines()
                .filter(text -> text.startsWith("benchmark-agent report "))
                .findFirst()
                .orElseThrow();
        Process shell = new ProcessBuilder("sh", "-c", line.replaceFirst("benchmark-agent", "printf '%s\\\\n'"))
                .directory(tmp.toFile())
                .start();
        List<String> words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(shell.waitFor()).isZero();
        assertThat(tmp.resolve("spoilt")).doesNotExist();
        return words;
    }

    private Written written() {
        return new Written(out.resolve(INCIDENT));
    }

    private static Path settings(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("agent.yaml"), "baseline: {size: 4}\n");
    }
}
