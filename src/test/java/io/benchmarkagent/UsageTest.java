package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private final Path tmp;

    UsageTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    private Path out() {
        return tmp.resolve("out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpNamesTheCommands(String option) {
        Ran ran = Agent.bare().run(option).isDone();
        assertThat(ran.out()).contains("Usage: benchmark-agent", "report", "--archive sample-benchmarks --latest");
    }

    @Test
    void helpOfReportNamesEveryOptionAndExitCode() {
        Ran ran = Agent.bare().run("report", "--help").isDone();
        assertThat(ran.out())
                .contains("--run-id", "--latest", "--archive", "--out", "--prometheus-url", "--baseline", "--format")
                .contains("--kubernetes", "--kubeconfig", "--context", "-n, --namespace")
                .contains("--llm", "--fail-on", "--timezone", "--config", "Exit codes: 0 done; 1 failed; 2", "10 ");
    }

    /** In a process of its own, to which the library of the command line complains of what it cannot format. */
    @Test
    void helpOfChatTeachesByExample() throws IOException, InterruptedException {
        Ran ran = AgentProcess.in(tmp, Map.of(), "chat", "--help").isDone();
        assertThat(ran.out())
                .contains("newest run> and cpu?", "--prometheus-url", "--llm", "--deadline", "Exit codes: 0 ended; 1 ")
                .contains(
                        "  printf '%s\\n' 'cpu of frontend' 'and cartservice?' \\\n      | benchmark-agent chat --archive");
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void helpOfQueryNamesBothWaysToAskInPromQl() {
        assertThat(Agent.bare().run("query", "--help").isDone().out())
                .contains("\"promql: EXPR\"", "\"range: EXPR\"", "range: sum by (pod)");
    }

    /** One place says what they are. */
    @Test
    void theClusterIsNamedAlikeInEveryCommandThatAsksIt() {
        List<String> ofReport = clusterOptions("report");
        assertThat(ofReport).hasSizeGreaterThan(4);
        assertThat(clusterOptions("query")).isEqualTo(ofReport);
        assertThat(clusterOptions("chat")).isEqualTo(ofReport);
    }

    private static List<String> clusterOptions(String command) {
        return Agent.bare()
                .run(command, "--help")
                .out()
                .lines()
                .dropWhile(line -> !line.strip().startsWith("--kubernetes"))
                .takeWhile(line -> !line.strip().matches("--(?:baseline|llm)=.*"))
                .map(String::strip)
                .toList();
    }

    @Test
    void theVersionIsOneLine() {
        Ran ran = Agent.bare().run("--version").isDone();
        assertThat(ran.out()).matches("benchmark-agent \\S+\\R");
    }

    @Test
    void noCommandIsToldWhatThereIs() {
        Agent.bare().run().isRefused(2, "no command given", "benchmark-agent --help");
    }

    @Test
    void anUnknownCommandIsToldTheNearest() {
        Agent.bare().run("reprot").isRefused(2, "reprot", "report");
    }

    @Test
    void anUnknownOptionIsNamedWithTheHelpThatListsThem() {
        report("--latest", "--ouput", "x").isRefused(2, "--ouput", "benchmark-agent report --help");
    }

    @Test
    void neitherARunNorTheLatestIsAskedFor() {
        report().isRefused(2, "--run-id", "--latest");
    }

    @Test
    void bothARunAndTheLatestAreAskedFor() {
        report("--latest", "--run-id", INCIDENT).isRefused(2, "--run-id", "--latest", "mutually exclusive");
    }

    @Test
    void anOptionLacksItsValue() {
        report("--run-id").isRefused(2, "--run-id", "--help");
    }

    @Test
    void aTimeZoneThatIsNone() {
        report("--latest", "--timezone", "Mars/Olympus").isRefused(2, "--timezone", "Mars/Olympus", "Europe/Berlin");
    }

    @Test
    void aGateThatIsNone() {
        report("--latest", "--fail-on", "low").isRefused(2, "--fail-on", "low", "high, medium, never");
    }

    @Test
    void aFormatThatIsNone() {
        report("--latest", "--format", "pdf").isRefused(2, "--format", "pdf", "markdown, html, json");
    }

    @Test
    void aModeOfTheModelThatIsNone() {
        report("--latest", "--llm", "always").isRefused(2, "--llm", "always", "auto, off, required");
    }

    @Test
    void aBaselineWithARunThatNobodyKnows() {
        report("--latest", "--baseline", "gcp-amd-20260216-094118,gcp-amd-20260217-150874")
                .isRefused(2, "--baseline", "'gcp-amd-20260217-150874'", "nearest: gcp-amd-20260217-150847");
    }

    @Test
    void aBaselineWithTheRunItself() {
        report("--latest", "--baseline", "gcp-amd-20260216-094118," + INCIDENT)
                .isRefused(2, "--baseline", INCIDENT, "is the run itself", "take it out");
    }

    @Test
    void aBaselineFileThatIsMissing() {
        report("--latest", "--baseline", "@" + tmp.resolve("pinned.txt"))
                .isRefused(2, "--baseline", "pinned.txt", "one a line");
    }

    @Test
    void aBaselineFileThatIsNoText() throws IOException {
        Path file = Files.write(tmp.resolve("pinned.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        report("--latest", "--baseline", "@" + file).isRefused(2, "--baseline", "pinned.txt", "one a line");
    }

    @Test
    void aBaselineThatNamesNoRun() {
        report("--latest", "--baseline", " , ").isRefused(2, "--baseline", "names no run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"prometheus:9090", "ftp://prometheus", "http://prometheus?x=1", "http://", "http://pro metheus"})
    void aPrometheusThatIsNoAddress(String url) {
        report("--latest", "--prometheus-url", url).isRefused(2, "prometheus.url", "http(s)://host[:port]");
    }

    @Test
    void aPasswordInTheAddressIsRefusedAndNotRepeated() {
        Ran ran = report("--latest", "--prometheus-url", "http://me:hunter2@prometheus:9090");
        ran.isRefused(2, "prometheus.url", "PROMETHEUS_PASSWORD");
        assertThat(ran.err()).doesNotContain("hunter2");
    }

    @Test
    void anAddressOfTheModelThatIsNone() {
        Agent.bare()
                .with("OPENAI_BASE_URL", "localhost:11434")
                .latest(SAMPLE, out())
                .isRefused(2, "OPENAI_BASE_URL", "http://localhost:11434/v1");
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(out()).doesNotExist();
    }

    private Ran report(String... more) {
        String[] all = new String[more.length + 5];
        System.arraycopy(
                new String[] {"report", "--archive", SAMPLE.toString(), "--out", out().toString()}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Agent.bare().run(all);
    }
}
