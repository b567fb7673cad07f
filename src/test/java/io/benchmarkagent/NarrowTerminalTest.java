package io.benchmarkagent;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed to a terminal of 80 columns, which tmux is, is never wrapped by it: it would be within a word. */
@Timeout(180)
class NarrowTerminalTest {
    private static final long PATIENCE_MILLIS = 60_000;

    private final Path tmp;

    NarrowTerminalTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        tmux("kill-server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query|list the anomalies",
                "query|why was checkoutservice slow?",
                "query|which nodes were there?",
                "query|what should I change?",
                "query|compare Intel and AMD",
                "query|what happened between 14:24 and 14:28 on 2026-03-01?",
                "query|what is the latency budget of frontend?",
                "query|--run-id|gcp-amd-202602|cpu of frontend",
                "runs",
                "analyze-anomalies",
                "compare|gcp-amd-20260227-151214|gcp-amd-20260301-143022",
                "report|--latest|--fail-on|high"
            })
    void nothingIsWrapped(String words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(words.split("\\|")));
        arguments.addAll(1, List.of("--archive", SAMPLE.toAbsolutePath().toString()));
        assertThat(shown("", arguments)).hasSizeGreaterThan(1);
    }

    @Test
    void norInAChat() throws IOException, InterruptedException {
        String typed = "printf '%s\\n' /runs /help 'which services use most memory?' /sources /rum | ";
        assertThat(shown(
                        typed,
                        List.of("chat", "--archive", SAMPLE.toAbsolutePath().toString())))
                .anyMatch(line -> line.contains("RUN gcp") || line.startsWith("RUN "));
    }

    /** What is on the terminal, each line of it one that was printed. */
    private List<String> shown(String before, List<String> arguments) throws IOException, InterruptedException {
        Path script = tmp.resolve("session.sh");
        Files.writeString(
                script,
                "cd '" + tmp + "'\nexport BENCHMARK_AGENT_TTY=1 COLUMNS=$(tput cols)\n" + before
                        + AgentProcess.command(List.of(), arguments.toArray(String[]::new)).stream()
                                .map(word -> "'" + word + "'")
                                .collect(Collectors.joining(" "))
                        + "\necho \"exit $?\"\nsleep 100\n");
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "bash '" + script + "'");
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!screen("-J").matches("(?s).*\nexit \\d+\n.*") && System.currentTimeMillis() < end) {
            Thread.sleep(100);
        }
        List<String> joined = screen("-J").stripTrailing().lines().toList();
        assertThat(joined).last().asString().startsWith("exit ");
        assertThat(joined.stream().map(String::stripTrailing))
                .as("wrapped by the terminal")
                .containsExactlyElementsOf(screen("").stripTrailing().lines().toList());
        return joined;
    }

    private String screen(String joined) throws IOException, InterruptedException {
        return tmux(Stream.of("capture-pane", "-p", joined, "-S", "-2000")
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new))
                .out();
    }

    private Ran tmux(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("tmux", "-S", tmp.resolve("socket").toString()));
        command.addAll(List.of(arguments));
        return AgentProcess.ran(new ProcessBuilder(command));
    }
}
