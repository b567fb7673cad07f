package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

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
    private static final long PATIENCE_MILLIS = 60_000;

    private final Path tmp;

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
        shows("taken to mean: What was the CPU usage of checkoutservice in the last benchmark?");
        type("/export " + tmp.resolve("out.md"), "Enter");
        shows("Written: ");
        type("/quit", "Enter");
        shows("exit 0");
        assertThat(Files.readString(tmp.resolve("out.md"))).contains("## and checkoutservice");
    }

    @Test
    void ctrlCStopsAnAnswerOrClearsTheLineAndCtrlDEnds() throws IOException, InterruptedException {
        start();
        shows(PROMPT);
        type("which services use most memory?");
        waits(PROMPT + " which services use most memory?");
        enter();
        // The first answer takes a second or more: the run is looked at, and a model of sentences is loaded.
        Thread.sleep(100);
        type("C-c");
        shows("stopped; ask something else");
        assertThat(screen()).doesNotContain("adservice had the highest");
        waits(PROMPT);
        type("cpu of nobody");
        waits(PROMPT + " cpu of nobody");
        type("C-c");
        waits(PROMPT);
        type("cpu of frontend", "Enter");
        shows("frontend's mean CPU");
        assertThat(screen()).doesNotContain("I cannot answer");
        waits(PROMPT);
        type("C-d");
        shows("exit 0");
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

    private void begin(String before, String... more) throws IOException, InterruptedException {
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

    /** Until the cursor is on another line: the line was taken. */
    private void enter() throws IOException, InterruptedException {
        String before = cursor();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        type("Enter");
        while (cursor().equals(before) && System.currentTimeMillis() < end) {
            Thread.sleep(10);
        }
    }

    private String cursor() throws IOException, InterruptedException {
        return tmux("display-message", "-p", "#{cursor_y}").out();
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
        List<String> command =
                new ArrayList<>(List.of("tmux", "-S", tmp.resolve("socket").toString()));
        command.addAll(List.of(arguments));
        return AgentProcess.ran(new ProcessBuilder(command));
    }
}
