package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.SlackServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service in Slack says what the terminal says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String INCIDENT = "gcp-amd-20260301-143022";
    private static final String QUESTION = "which services use most memory?";
    private static final AtomicLong MESSAGES = new AtomicLong();

    private final Path reports;
    private final SlackServer slack = new SlackServer();
    private final Service service;

    SlackTest(@TempDir Path reports) {
        this.reports = reports;
        service = Service.of(slack.environment(), SAMPLE, reports);
    }

    @AfterAll
    void stop() {
        service.close();
        assertThat(slack.isQuiet()).as("more was said than was looked at").isTrue();
        slack.close();
        assertThat(service.said()).doesNotContain(SlackServer.SECRET, SlackServer.TOKEN);
        assertThat(service.said().lines()).as("its log").hasSize(1);
    }

    @Test
    void aCommandIsAcknowledgedAndAnsweredWithTheFiguresOfTheTerminal() {
        HttpResponse<String> heard = post(command(QUESTION));
        assertThat(heard.statusCode()).as(heard.body()).isEqualTo(200);
        JsonNode said = slack.next().message();
        JsonNode typed = typed(QUESTION);
        assertThat(said.path("response_type").asString()).isEqualTo("in_channel");
        assertThat(said.at("/blocks/0/text/text").asString())
                .isEqualTo(typed.path("response").asString().strip());
        String table = said.at("/blocks/1/text/text").asString();
        typed.at("/tables/0/rows")
                .forEach(row -> row.forEach(cell -> assertThat(table + said).contains(cell.asString())));
        assertThat(said.toString()).contains("\"type\":\"context\"", "source: archive", "full report");
    }

    @Test
    void aThreadGoesOnFromWhatWasAskedWithoutAMention() {
        post(mention("111.1", "", "<@U0BOT> cpu of frontend"));
        JsonNode first = slack.next().message();
        assertThat(first.path("channel").asString()).isEqualTo("C1");
        assertThat(first.path("thread_ts").asString()).isEqualTo("111.1");
        assertThat(first.at("/blocks/0/text/text").asString())
                .isEqualTo(typed("cpu of frontend").path("response").asString().strip());
        post(message("111.2", "111.1", "and cartservice?"));
        JsonNode second = slack.next().message();
        assertThat(second.path("thread_ts").asString()).isEqualTo("111.1");
        assertThat(second.toString()).contains("taken to mean: cpu of cartservice");
        assertThat(second.at("/blocks/0/text/text").asString())
                .isEqualTo(
                        typed("cpu of cartservice").path("response").asString().strip());
    }

    @Test
    void aThreadThatNobodyCalledUsToIsNotOurs() {
        assertThat(post(message("222.2", "222.1", "cpu of frontend")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatABotSaysIsNotAnswered() {
        post(mention("333.1", "", "cpu of frontend").replace("\"user\"", "\"bot_id\": \"B1\", \"user\""));
    }

    @Test
    void anEventThatIsSentAgainIsAnsweredOnce() {
        String event = mention("444.1", "", "<@U0BOT> " + QUESTION);
        assertThat(post(event).statusCode()).isEqualTo(200);
        slack.next();
        long later = Instant.now().getEpochSecond() + 1;
        assertThat(post(event, later, "X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_timeout")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(message("444.1", "444.0", QUESTION)).statusCode()).isEqualTo(200);
    }

    @Test
    void aReplayIsRefused() {
        String body = command(QUESTION);
        long now = Instant.now().getEpochSecond();
        assertThat(post(body, now).statusCode()).isEqualTo(200);
        slack.next();
        assertThat(post(body, now).statusCode()).isEqualTo(401);
    }

    @Test
    void aForgedAnOldAndAFutureRequestAreRefused() {
        String body = command(QUESTION);
        long now = Instant.now().getEpochSecond();
        String[] signed = SlackServer.signed(body, now);
        assertThat(sent(body.replace("most", "less"), signed).statusCode()).isEqualTo(401);
        assertThat(sent(body).statusCode()).isEqualTo(401);
        assertThat(sent(body, signed[0], "nowish", signed[2], signed[3]).statusCode())
                .isEqualTo(401);
        assertThat(post(body, now - 301).statusCode()).isEqualTo(401);
        assertThat(post(body, now + 330).statusCode()).isEqualTo(401);
        assertThat(sent("{", SlackServer.signed("}", now)).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsSignedAndNonsenseIsNoFailure() {
        assertThat(Stream.of("", "{", "[]", "{}", "{\"type\":\"event_callback\"}", "payload=%7B", "a=b", "null")
                        .map(body -> post(body, Instant.now().getEpochSecond()).statusCode()))
                .allMatch(status -> status == 400);
    }

    @Test
    void theAddressIsVerified() {
        HttpResponse<String> heard = post("{\"type\":\"url_verification\",\"challenge\":\"c7\"}");
        assertThat(heard.body()).isEqualTo("c7");
    }

    @Test
    void anEmptyCommandSaysHowToAsk() {
        HttpResponse<String> heard = post(command(" "));
        assertThat(heard.statusCode()).isEqualTo(200);
        assertThat(heard.body()).contains("which services use most memory?");
    }

    @Test
    void anAnswerGoesToNobodyElsesHost() {
        assertThat(SlackKeys.of(slack.environment()).isSlacks(slack.responseUrl()))
                .isTrue();
        SlackKeys keys = SlackKeys.of(Map.of("SLACK_SIGNING_SECRET", "s", "SLACK_BOT_TOKEN", "t"));
        assertThat(keys.isSlacks("https://hooks.slack.com/commands/T1/1/x")).isTrue();
        assertThat(Stream.of(
                        "http://hooks.slack.com/commands",
                        "https://hooks.slack.com.evil.example/",
                        "https://hooks.slack.com@evil.example/",
                        "https://evil.example/hooks.slack.com",
                        "http://169.254.169.254/latest/meta-data",
                        "file:///etc/passwd",
                        ""))
                .noneMatch(keys::isSlacks);
    }

    @Test
    void buttonsGoOnFromTheAnswerTheyStandUnder() {
        post(command("cpu of frontend"));
        JsonNode answer = slack.next().message();
        JsonNode why = button(answer, "WHY");
        assertThat(post(pressed("WHY", why.path("value").asString())).statusCode())
                .isEqualTo(200);
        JsonNode said = slack.next().message();
        assertThat(said.path("replace_original").asBoolean(true)).isFalse();
        assertThat(said.toString()).contains("taken to mean: explain the verdict on cpu of frontend");
        post(pressed("COMPARE", button(answer, "COMPARE").path("value").asString()));
        assertThat(slack.next().message().toString())
                .contains("taken to mean: cpu of frontend in the run before " + INCIDENT);
    }

    @Test
    void theFullReportIsMadeAndItsVerdictSaid() {
        post(command("cpu of frontend"));
        JsonNode answer = slack.next().message();
        post(pressed("REPORT", button(answer, "REPORT").path("value").asString()));
        JsonNode said = slack.next().message();
        assertThat(said.at("/blocks/0/type").asString()).isEqualTo("header");
        assertThat(said.toString()).contains("run " + INCIDENT);
        assertThat(reports.resolve(INCIDENT).resolve("report.md")).exists();
        assertThat(said.toString()).doesNotContain(reports.toString());
    }

    @Test
    void aReportThatACiAskedForIsToldInTheChannel() {
        service.post("/api/v1/reports", "{\"run_id\": \"latest\"}");
        SlackServer.Sent sent = slack.next();
        assertThat(sent.path()).isEqualTo("/api/chat.postMessage");
        assertThat(sent.authorization()).isEqualTo("Bearer " + SlackServer.TOKEN);
        assertThat(sent.message().path("channel").asString()).isEqualTo("C0REPORTS");
        assertThat(sent.message().toString()).contains(INCIDENT);
    }

    private static JsonNode button(JsonNode message, String action) {
        return message.path("blocks")
                .valueStream()
                .flatMap(block -> block.path("elements").valueStream())
                .filter(element -> element.path("action_id").asString("").equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + action + " in " + message));
    }

    private static JsonNode typed(String question) {
        return JsonMapper.shared()
                .readTree(Agent.bare()
                        .run("query", "--archive", SAMPLE.toString(), "--format", "json", question)
                        .out());
    }

    private String command(String question) {
        return SlackServer.form(Map.of(
                "command", "/benchmark",
                "text", question,
                "team_id", "T1",
                "channel_id", "C1",
                "user_id", "U1",
                "trigger_id", "1." + MESSAGES.incrementAndGet(),
                "response_url", slack.responseUrl()));
    }

    private String pressed(String action, String value) {
        ObjectNode payload = JsonMapper.shared()
                .createObjectNode()
                .put("type", "block_actions")
                .put("trigger_id", "1." + MESSAGES.incrementAndGet())
                .put("response_url", slack.responseUrl());
        payload.putObject("user").put("id", "U1").put("team_id", "T1");
        payload.putObject("team").put("id", "T1");
        payload.putObject("channel").put("id", "C1");
        payload.putObject("container").put("type", "message").put("message_ts", "1.1");
        payload.putArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", action)
                .put("value", value);
        return SlackServer.form(Map.of("payload", payload.toString()));
    }

    private static String mention(String at, String thread, String text) {
        return event("app_mention", at, thread, text);
    }

    private static String message(String at, String thread, String text) {
        return event("message", at, thread, text);
    }

    private static String event(String type, String at, String thread, String text) {
        return ("{\"type\": \"event_callback\", \"team_id\": \"T1\", \"event_id\": \"E%d\", \"event\": {\"type\": \"%s\","
                        + " \"channel\": \"C1\", \"channel_type\": \"channel\", \"user\": \"U1\", \"ts\": \"%s\",%s"
                        + " \"text\": \"%s\"}}")
                .formatted(
                        MESSAGES.incrementAndGet(),
                        type,
                        at,
                        thread.isEmpty() ? "" : " \"thread_ts\": \"" + thread + "\",",
                        text);
    }

    private HttpResponse<String> post(String body) {
        return post(body, Instant.now().getEpochSecond());
    }

    private HttpResponse<String> post(String body, long time, String... headers) {
        return sent(
                body,
                Stream.concat(Arrays.stream(SlackServer.signed(body, time)), Arrays.stream(headers))
                        .toArray(String[]::new));
    }

    private HttpResponse<String> sent(String body, String... headers) {
        String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        return service.sent(service.request("/slack/events", headers)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
