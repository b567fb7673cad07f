package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static io.benchmarkagent.ScriptedAsker.call;
import static io.benchmarkagent.ScriptedAsker.looks;
import static io.benchmarkagent.ScriptedAsker.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ScriptedAsker.Said;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.SilentServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The prompt as somebody sees it who types in a real terminal, which tmux is. */
@Timeout(180)
class ChatTerminalTest {
    private static final String PROMPT = "newest run>";
    private static final String QUESTION = "which services use most memory?";
    private static final String TOLD = "adservice had the highest mean memory: 156 MiB.";
    private static final String LOOKS = looks(call("ranking", "memory"));
    private static final String TELLS = tells(new Said(TOLD, "r1"));
    private static final long PATIENCE_MILLIS = 60_000;

    private final Path tmp;
    private int started;

    ChatTerminalTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        tmux("kill-server");
    }

    @Test
    void aSessionFromItsStartToItsEnd() throws IOException, InterruptedException {
        start();
        shows(PROMPT);
        type("What was the CPU usage in the last benchmark?", "Enter");
        shows("In run " + INCIDENT + " the cluster's mean CPU was", "confidence 1.00");
        type("/run gcp-intel-20260301", "Tab");
        shows("/run " + QUIET);
        type("Enter");
        shows(QUIET + ">");
        type("and checkou", "Tab");
        shows("and checkoutservice");
        type("Enter");
        shows("taken to mean: What was the CPU usage of checkoutservice in run " + QUIET + "?");
        type("/export " + tmp.resolve("out.md"), "Enter");
        shows("Written: ");
        type("/quit", "Enter");
        shows("exit 0");
        assertThat(Files.readString(tmp.resolve("out.md"))).contains("## and checkoutservice");
    }

    @Test
    void ctrlCStopsAnAnswerOrClearsTheLineAndCtrlDEnds() throws IOException, InterruptedException {
        try (SilentServer model = SilentServer.thatIgnores(1, LOOKS, TELLS)) {
            asking(model);
            shows(PROMPT);
            type(QUESTION, "Enter");
            assertThat(model.isAsked()).isTrue();
            shows("asking the model …");
            type("C-c");
            assertThat(model.isLeft()).as("the connection is closed").isTrue();
            shows("stopped; ask something else");
            assertThat(screen()).doesNotContain("adservice had the highest", "asking the model");
            waits(PROMPT);
            type("cpu of nobody");
            waits(PROMPT + " cpu of nobody");
            type("C-c");
            waits(PROMPT);
            type(QUESTION, "Enter");
            shows(TOLD);
            assertThat(screen()).doesNotContain("looked up ranking", "asking the model");
            waits(PROMPT);
            type("/cost", "Enter");
            shows("3 calls, ");
            waits(PROMPT);
            type("C-d");
            shows("exit 0");
        }
    }

    @Test
    void ctrlCStopsWhatPrometheusIsAskedAsWell() throws IOException, InterruptedException {
        try (SilentServer prometheus = SilentServer.thatIgnores(1)) {
            start("--prometheus-url", prometheus.origin());
            shows(PROMPT);
            type("promql: up", "Enter");
            assertThat(prometheus.isAsked()).isTrue();
            type("C-c");
            assertThat(prometheus.isLeft()).as("the connection is closed").isTrue();
            shows("stopped; ask something else");
            waits(PROMPT);
            type("cpu of frontend", "Enter");
            shows("frontend's mean CPU");
            waits(PROMPT);
            type("C-d");
            shows("exit 0");
        }
    }

    @Test
    void whatWasTypedIsThereInTheNextSessionWithoutSecrets() throws IOException, InterruptedException {
        start();
        shows(PROMPT);
        type("/run " + QUIET, "Enter", "cpu of frontend", "Enter");
        shows("frontend's mean CPU");
        waits(QUIET + ">");
        type("password=hunter2", "Enter");
        shows("what looks like a secret");
        waits(QUIET + ">");
        type("C-d");
        shows("exit 0");
        Path history = tmp.resolve("state/benchmark-agent/chat-history");
        assertThat(Files.readAllLines(history))
                .containsExactly("/run " + QUIET, "cpu of frontend", "password=[secret]");
        assertThat(Files.getPosixFilePermissions(history)).hasSize(2);
        tmux("kill-server");

        Ran piped = Agent.bare()
                .with("XDG_STATE_HOME", tmp.resolve("state").toString())
                .hearing(List.of("memory of adservice"), "chat", "--archive", SAMPLE.toString());
        assertThat(piped.isDone().out()).contains("adservice's");
        start("--resume");
        shows(QUIET + ">", "asked last: password=[secret]");
        type("Up", "Up");
        shows("> cpu of frontend");
        type("C-u", "C-d");
        shows("exit 0");
    }

    @Test
    void aPipeIntoATerminalIsAPipe() throws IOException, InterruptedException {
        begin("echo cpu of frontend | ");
        shows("frontend's mean CPU", "exit 0");
        assertThat(screen()).doesNotContain(PROMPT, "/help");
    }

    private void start(String... more) throws IOException, InterruptedException {
        begin("", more);
    }

    private void asking(SilentServer model) throws IOException, InterruptedException {
        begin("export OPENAI_BASE_URL='" + model.baseUrl() + "' OPENAI_API_KEY='" + OpenAiServer.KEY + "'\n");
    }

    private void begin(String before, String... more) throws IOException, InterruptedException {
        started++; // a socket each: one that is being left cannot be had at once
        List<String> arguments = new ArrayList<>(List.of("chat", "--archive", SAMPLE.toString()));
        arguments.addAll(List.of(more));
        String command = AgentProcess.command(List.of(), arguments.toArray(String[]::new)).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Path script = tmp.resolve("session.sh");
        Files.writeString(
                script,
                "export BENCHMARK_AGENT_TTY=1 XDG_STATE_HOME='" + tmp.resolve("state") + "'\n" + before + command
                        + "\necho \"exit $?\"\nsleep 100\n");
        assertThat(tmux("-f", "/dev/null", "new-session", "-d", "-x", "160", "-y", "60", "bash '" + script + "'")
                        .err())
                .isEmpty();
    }

    private void type(String... keys) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("send-keys"));
        all.addAll(List.of(keys));
        tmux(all.toArray(String[]::new));
    }

    private void shows(String... words) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!Stream.of(words).allMatch(screen()::contains) && System.currentTimeMillis() < end) {
            Thread.sleep(100);
        }
        assertThat(screen()).contains(words);
    }

    /** Until that is the last line. */
    private void waits(String line) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!last().equals(line) && System.currentTimeMillis() < end) {
            Thread.sleep(100);
        }
        assertThat(last()).isEqualTo(line);
    }

    private String last() throws IOException, InterruptedException {
        return screen().strip().lines().reduce("", (before, line) -> line).strip();
    }

    /** Lines are joined that the terminal wrapped. */
    private String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-J").out();
    }

    private Ran tmux(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("tmux", "-S", tmp.resolve("socket" + started).toString()));
        command.addAll(List.of(arguments));
        return AgentProcess.ran(new ProcessBuilder(command));
    }
}
