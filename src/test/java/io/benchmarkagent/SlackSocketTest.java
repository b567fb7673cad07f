package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.SlackServer;
import io.benchmarkagent.fixtures.SlackSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service without a public address: Slack is heard over a WebSocket, and told the same. */
class SlackSocketTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final Pattern SERVING = Pattern.compile("serving .* at (https?://\\S+)");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SlackServer slack = new SlackServer();

    @Test
    void whatIsAskedOverAWebSocketIsAnsweredUntilTheEnd(@TempDir Path tmp) throws Exception {
        Path log = tmp.resolve("log");
        Process process = AgentProcess.begin(
                log,
                tmp.resolve("temporary"),
                slack.environmentOfSockets(),
                "serve",
                "--archive",
                SAMPLE.toAbsolutePath().toString(),
                "--out",
                tmp.resolve("reports").toString(),
                "--port",
                "0");
        try (slack) {
            SlackSocket.Link socket = slack.link();
            JsonNode answer = commanded(socket);
            pressed(socket, answer);
            talkedTo(socket);
            socket.close();
            String address = address(log);
            assertThat(status(HttpRequest.newBuilder(URI.create(address + "/actuator/health/readiness"))))
                    .as("ready, whether Slack is there or not")
                    .isEqualTo(200);
            assertThat(status(HttpRequest.newBuilder(URI.create(address + "/slack/events"))
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))))
                    .as("nobody is to call us")
                    .isEqualTo(404);
            SlackSocket.Link next = slack.link();
            command(next);
            assertThat(next.next()).contains("envelope_id");
            process.destroy(); // SIGTERM
            assertThat(next.next()).isEqualTo("close 1000");
            assertThat(slack.next().message().toString())
                    .as("what was taken is answered still")
                    .contains("source: archive");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(slack.hasNoOtherLink()).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Folder.text(log))
                .doesNotContain(SlackServer.APP_TOKEN, SlackServer.TOKEN, "ticket")
                .contains("Slack's WebSocket is lost (it was cut)", "Slack's WebSocket is open again")
                .hasLineCount(6)
                .endsWith("benchmark-agent: stopped\n");
    }

    private static String address(Path log) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Matcher serving = SERVING.matcher(Folder.text(log));
        while (!serving.find() && System.nanoTime() < until) {
            Thread.sleep(20);
            serving = SERVING.matcher(Folder.text(log));
        }
        return serving.group(1);
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void command(SlackSocket.Link socket) {
        socket.send(envelope(
                "slash_commands",
                Map.of(
                        "command", "/benchmark",
                        "text", "cpu of frontend",
                        "user_id", "U1",
                        "response_url", slack.responseUrl())));
    }

    private JsonNode commanded(SlackSocket.Link socket) {
        command(socket);
        assertThat(socket.next()).contains("envelope_id");
        JsonNode answer = slack.next().message();
        assertThat(answer.toString()).contains("source: archive", "full report");
        return answer;
    }

    private void pressed(SlackSocket.Link socket, JsonNode answer) {
        String kept = answer.findValuesAsString("value").get(0);
        socket.send(envelope(
                "interactive",
                Map.of(
                        "type", "block_actions",
                        "response_url", slack.responseUrl(),
                        "user", Map.of("id", "U1", "team_id", "T1"),
                        "team", Map.of("id", "T1"),
                        "actions", List.of(Map.of("type", "button", "action_id", "WHY", "value", kept)))));
        assertThat(socket.next()).contains("envelope_id");
        assertThat(slack.next().message().toString()).contains("taken to mean: explain the verdict on cpu of frontend");
    }

    private void talkedTo(SlackSocket.Link socket) {
        socket.send(event("app_mention", "1.1", "<@U0> cpu of frontend"));
        assertThat(socket.next()).contains("envelope_id");
        slack.next();
        socket.send(event("message", "1.2", "and cartservice?"));
        assertThat(socket.next()).contains("envelope_id");
        assertThat(slack.next().message().toString()).contains("taken to mean: cpu of cartservice");
    }

    private static String event(String type, String at, String text) {
        return envelope(
                "events_api",
                Map.of(
                        "type",
                        "event_callback",
                        "event",
                        Map.of(
                                "type",
                                type,
                                "channel",
                                "C1",
                                "user",
                                "U1",
                                "ts",
                                at,
                                "thread_ts",
                                "1.1",
                                "text",
                                text)));
    }

    private static String envelope(String type, Map<String, Object> payload) {
        return JSON.writeValueAsString(
                Map.of("type", type, "envelope_id", java.util.UUID.randomUUID().toString(), "payload", payload));
    }
}
