package io.benchmarkagent;

import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.pipeline.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions one after the other that a live Prometheus answers. */
@SuppressWarnings("NullAway.Init")
class ChatLiveTest {
    private static final String THEN = "sum(container_memory_working_set_bytes @ 1661144400)";
    private static final String SENT = "sum(container_memory_working_set_bytes{namespace=\"default\"} @ 1661144400)";

    private static PrometheusServer server;

    private final Path tmp;

    ChatLiveTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PrometheusServer.nezha();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void expressionsAreAskedOneAfterTheOtherAmongOtherQuestions() {
        Ran ran = chat(
                List.of("--prometheus-url", server.url()),
                "promql: " + THEN,
                "/sources",
                "cpu of frontend",
                "promql: count(" + THEN + ")");
        assertThat(ran.isDone().out())
                .containsSubsequence(
                        "`" + SENT + "` was ",
                        "prometheus: " + SENT,
                        "frontend's mean CPU",
                        "`count(" + SENT + ")` was 1");
    }

    @Test
    void aRangeIsThatOfTheRunThatWasChosen() {
        Ran ran = chat(
                List.of("--prometheus-url", server.url()),
                "range: " + THEN,
                "/sources",
                "/run " + QUIET,
                "range: " + THEN,
                "/sources");
        assertThat(ran.isDone().out())
                .containsSubsequence(
                        "prometheus: " + SENT + " from 2026-03-01T13:50:00Z",
                        "about " + QUIET,
                        "prometheus: " + SENT + " from 2026-03-01T08:31:45Z");
    }

    @Test
    void theSettingsNameItAsWellAndTheNamespaceHolds() throws IOException {
        Path settings = Files.writeString(
                tmp.resolve("settings.yaml"), "prometheus:\n  url: " + server.url() + "\n  namespace: default\n");
        List<String> config = List.of("--config", settings.toString());
        assertThat(chat(config, "promql: " + THEN).isDone().out()).startsWith("> promql: " + THEN + "\n`" + SENT + "` was ");
        assertThat(chat(List.of("--config", settings.toString(), "--namespace", "elsewhere"), "promql: " + THEN)
                        .isDone()
                        .out())
                .contains("which is not to say that it was 0", "namespace=\"elsewhere\"");
        assertThat(chat(config, "promql: up{namespace=\"kube-system\"}")
                        .isDone()
                        .out())
                .contains("is not the namespace default");
    }

    @Test
    void whereNoneIsConfiguredThatIsTheAnswer() {
        assertThat(chat(List.of(), "promql: up").isDone().out())
                .startsWith("> promql: up\nno Prometheus is configured: give --prometheus-url");
        chat(List.of("--prometheus-url", "prometheus:9090"), "promql: up")
                .isRefused(Exit.BAD_INPUT, "prometheus.url", "http(s)://host[:port]");
    }

    private static Ran chat(List<String> more, String... lines) {
        List<String> all = new ArrayList<>(List.of("chat", "--archive", SAMPLE.toString()));
        all.addAll(more);
        return Agent.bare().hearing(List.of(lines), all.toArray(String[]::new));
    }
}
