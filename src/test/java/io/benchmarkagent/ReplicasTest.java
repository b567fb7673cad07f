package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static io.benchmarkagent.ScriptedAsker.call;
import static io.benchmarkagent.ScriptedAsker.looks;
import static io.benchmarkagent.ScriptedAsker.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ScriptedAsker.Said;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.RawCaller;
import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.web.access.Awaited;
import io.benchmarkagent.web.token.ApiToken;
import io.benchmarkagent.web.token.Scope;
import io.benchmarkagent.web.token.Tokens;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two services that have nothing in common but an archive, and a Redis that dies in the middle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasTest {
    private static final int TOKENS_A_CALL = 3000;
    private static final int TOKENS_A_DAY = 60_000;
    private static final int RATE = 60;
    private static final String RUNS = "/api/v1/runs?limit=1";
    private static final String QUESTION = "which services use most memory?";
    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SPENT = Pattern.compile("(\\d+) of " + TOKENS_A_DAY + " tokens");
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-03-02T00:00:00Z"));

    private final OpenAiServer model = OpenAiServer.that(OpenAiServer.thinks(
            TOKENS_A_CALL,
            (system, user) -> user.contains("r1")
                    ? tells(new Said("adservice had the highest mean memory: 156 MiB.", "r1"))
                    : looks(call("ranking", "memory"))));
    private final Path home;
    private final RedisServer redis = RedisServer.start();
    private final Service one;
    private final Service other;

    ReplicasTest(@TempDir Path home) throws IOException, InterruptedException {
        this.home = home;
        Path archive = Folder.copy(SAMPLE, home.resolve("archive"));
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, LONG_AGO);
            }
        }
        one = service("one", redis.url());
        other = service(
                "other", redis.url().replace("127.0.0.1", "localhost")); // so that neither has the other's client
    }

    private Service service(String name, String url) {
        return Service.of(
                Map.of(
                        "XDG_CACHE_HOME", home.resolve(name + "/cache").toString(),
                        "XDG_STATE_HOME", home.resolve(name + "/state").toString(),
                        "OPENAI_BASE_URL", model.baseUrl(),
                        "OPENAI_API_KEY", OpenAiServer.KEY,
                        "LLM_BUDGET_TOKENSPERDAY", Integer.toString(TOKENS_A_DAY),
                        "LLM_BUDGET_USDPERDAY", "100",
                        "WEB_RATE", Integer.toString(RATE),
                        "WEB_REDIS", url,
                        "REDIS_PASSWORD", RedisServer.PASSWORD),
                home.resolve("archive"),
                home.resolve("reports"),
                "--auth");
    }

    @AfterAll
    void stop() throws IOException {
        one.close();
        other.close();
        model.close();
        redis.close();
    }

    @Test
    @Order(1)
    void whatWasAskedAtOneIsToldAgainAtTheOther() throws IOException {
        String token = token();
        JsonNode first = asked(one, token, QUESTION);
        assertThat(first.at("/cost/tokens").asInt()).isEqualTo(2 * TOKENS_A_CALL);
        int calls = model.asked().size();
        JsonNode told = Awaited.of(
                () -> asked(other, token, QUESTION),
                answer -> answer.at("/cost/calls").asInt() == 0);
        assertThat(told.path("response")).isEqualTo(first.path("response"));
        assertThat(model.asked()).hasSize(calls);
        assertThat(asked(other, token, "tell me which services use most memory")
                        .at("/cost/calls")
                        .asInt())
                .isZero();
        assertThat(home.resolve("one/cache/benchmark-agent/questions")).doesNotExist();
    }

    @Test
    @Order(2)
    void theModelsOwnAnswersAreToldAgainAtTheOther() throws IOException {
        String token = token();
        String question = "show me again: " + QUESTION;
        asked(one, token, question, "Cache-Control", "no-cache");
        int calls = model.asked().size();
        JsonNode told = asked(other, token, question, "Cache-Control", "no-cache");
        assertThat(told.at("/cost/tokens").asInt()).isZero();
        assertThat(model.asked()).hasSize(calls);
    }

    @Test
    @Order(3)
    void aCallerHasOneRateAtBoth() throws IOException {
        String token = token();
        long begun = System.nanoTime();
        long had = IntStream.range(0, 2 * RATE)
                .filter(i -> get(i % 2 == 0 ? one : other, RUNS, bearer(token)).statusCode() == 200)
                .count();
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 1;
        assertThat(had).isBetween((long) RATE, RATE + seconds * RATE / 60);
    }

    @Test
    @Order(4)
    void wrongTokensAtOneAreCountedAtTheOther() throws IOException {
        RawCaller here = RawCaller.of(one.address()).from("127.0.0.7");
        RawCaller there = RawCaller.of(other.address()).from("127.0.0.7");
        String wrong = "Authorization: Bearer bma_000000000000_" + "A".repeat(43);
        String neighbour = "Authorization: Bearer " + token();
        assertThat(here.ask("GET " + RUNS, neighbour)).startsWith("HTTP/1.1 200");
        for (int i = 0; i < 20; i++) {
            here.ask("GET " + RUNS, wrong);
        }
        assertThat(there.ask("GET " + RUNS, wrong)).startsWith("HTTP/1.1 429");
        assertThat(there.ask("GET " + RUNS, "Authorization: Bearer " + token()))
                .as("one that was never right anywhere")
                .startsWith("HTTP/1.1 429");
        assertThat(there.ask("GET " + RUNS, neighbour))
                .as("one that was right at one")
                .startsWith("HTTP/1.1 200");
        assertThat(RawCaller.of(other.address()).from("127.0.0.8").ask("GET " + RUNS, wrong))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    @Order(5)
    void aLoginAtOneIsOneAtBothAndSoIsALogout() throws IOException {
        String session = login(one, token());
        assertThat(get(one, RUNS, session).statusCode()).isEqualTo(200);
        assertThat(get(other, RUNS, session).statusCode()).isEqualTo(200);
        assertThat(logout(other, session).statusCode()).isEqualTo(302);
        assertThat(get(one, RUNS, session).statusCode()).isEqualTo(401);
        assertThat(get(other, RUNS, session).statusCode()).isEqualTo(401);
    }

    @Test
    @Order(6)
    void aSessionEndsAtBothWithTheTokenThatOpenedIt() throws IOException {
        String token = token();
        String session = login(one, token);
        assertThat(get(other, RUNS, session).statusCode()).isEqualTo(200);
        revoke(token);
        assertThat(Awaited.of(() -> get(other, RUNS, session), sent -> sent.statusCode() != 200)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(7)
    void whileItIsAwayTheServiceGoesOnAsFarAsItMay() throws IOException, InterruptedException {
        String token = token();
        String session = login(one, token);
        int calls = model.asked().size();
        redis.kill();
        try {
            for (Service service : List.of(one, other)) {
                goesOn(service, token, session);
            }
        } finally {
            redis.begin();
        }
        assertThat(model.asked()).as("no call that nobody counts").hasSize(calls);
        assertThat(one.said() + other.said()).doesNotContain(RedisServer.PASSWORD);
    }

    private static void goesOn(Service service, String token, String session) {
        assertThat(get(service, RUNS, bearer(token)).statusCode()).isEqualTo(200);
        HttpResponse<String> unknown = get(service, RUNS, session);
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.headers().firstValue("retry-after")).isPresent();
        assertThat(unknown.body())
                .contains("sessions cannot be looked up just now")
                .doesNotContain("gcp-");
        assertThat(asked(service, token, QUESTION).path("response").asString())
                .contains(
                        "adservice had the highest",
                        "No model worded this: the budget cannot be kept: web.redis: ",
                        "is out of reach");
    }

    @Test
    @Order(8)
    void onceItIsBackTheyShareAgain() throws IOException {
        String token = token();
        String session = Awaited.of(() -> login(one, token), cookie -> !cookie.isEmpty());
        assertThat(Awaited.of(() -> get(other, RUNS, session), sent -> sent.statusCode() != 503)
                        .statusCode())
                .isEqualTo(200);
        String question = "once more: " + QUESTION;
        Awaited.of(
                () -> asked(one, token, question),
                answer -> answer.at("/cost/model").asString("").startsWith("gpt"));
        int calls = model.asked().size();
        assertThat(asked(other, token, question).at("/cost/calls").asInt()).isZero();
        assertThat(model.asked()).hasSize(calls);
    }

    /** As many at once as there are threads to answer, and then one by one until nobody is answered any more. */
    @Test
    @Order(9)
    void bothHaveOneBudgetToTheToken() throws IOException {
        String[] tokens = {token(), token(), token(), token()};
        IntStream.range(0, 24)
                .parallel()
                .forEach(i -> asked(i % 2 == 0 ? one : other, tokens[i % 4], "question " + i + ": " + QUESTION));
        assertThat(spent().at("/day/tokens").asInt()).isLessThanOrEqualTo(TOKENS_A_DAY);
        String here = refusal(one, tokens[0]);
        String there = refusal(other, tokens[1]);
        JsonNode spent = spent();
        assertThat(spent.at("/day/tokens").asInt())
                .isEqualTo(model.asked().size() * TOKENS_A_CALL)
                .isLessThanOrEqualTo(TOKENS_A_DAY);
        assertThat(spent.path("open")).isEmpty();
        assertThat(spentBy(there)).isEqualTo(spent.at("/day/tokens").asInt());
        assertThat(spentBy(refusal(one, tokens[2]))).as(here).isEqualTo(spentBy(there));
    }

    /** However long it takes: no more calls than are paid for. */
    private static String refusal(Service service, String token) {
        String said = "";
        for (int i = 0; i <= TOKENS_A_DAY / TOKENS_A_CALL && !said.contains("the budget of this day"); i++) {
            said = asked(service, token, "number " + i + " at " + service.address() + ": " + QUESTION)
                    .path("response")
                    .asString();
        }
        return said;
    }

    private static int spentBy(String refusal) {
        Matcher spent = SPENT.matcher(refusal);
        assertThat(spent.find()).as(refusal).isTrue();
        return Integer.parseInt(spent.group(1));
    }

    private JsonNode spent() throws IOException {
        String object =
                Redis.at(redis.url(), RedisServer.PASSWORD).find("spent").orElse("{}");
        return JsonMapper.shared().readTree(object);
    }

    private static JsonNode asked(Service service, String token, String question, String... headers) {
        String[] all =
                Stream.concat(Stream.of(bearer(token)), Stream.of(headers)).toArray(String[]::new);
        HttpResponse<String> sent = service.post("/api/v1/query", "{\"query\": \"" + question + "\"}", all);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(sent.body());
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static HttpResponse<String> get(Service service, String path, String[] headers) {
        return service.get(path, headers);
    }

    private static HttpResponse<String> get(Service service, String path, String cookies) {
        return service.get(path, "Cookie", cookies);
    }

    /** The cookie; "" where nobody could log in. */
    private static String login(Service service, String token) {
        HttpResponse<String> form = service.get("/login");
        return cookies(posted(service, "/login", cookies(form), "token=" + encoded(token), form)).stream()
                .filter(cookie -> cookie.startsWith("bma_session="))
                .findFirst()
                .orElse("");
    }

    private static HttpResponse<String> logout(Service service, String session) {
        HttpResponse<String> form = service.get("/login");
        List<String> all =
                Stream.concat(Stream.of(session), cookies(form).stream()).toList();
        return posted(service, "/logout", all, "x=y", form);
    }

    private static HttpResponse<String> posted(
            Service service, String path, List<String> cookies, String body, HttpResponse<String> form) {
        String field = FIELD.matcher(form.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElse("");
        return service.sent(service.request(
                        path, "Cookie", String.join("; ", cookies), "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + "&_csrf=" + encoded(field)))
                .build());
    }

    private static List<String> cookies(HttpResponse<String> sent) {
        return sent.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One that both know. */
    private String token() throws IOException {
        ApiToken.Minted minted =
                ApiToken.mint("test", EnumSet.allOf(Scope.class), Instant.now(), Optional.empty(), new SecureRandom());
        for (Tokens tokens : both()) {
            tokens.add(minted.token());
        }
        return minted.text();
    }

    private void revoke(String token) throws IOException {
        for (Tokens tokens : both()) {
            tokens.revoke(token.substring(4, 16), Instant.now());
        }
    }

    private List<Tokens> both() {
        return Stream.of("one", "other")
                .map(name -> Tokens.at("", "", home.resolve(name + "/state/benchmark-agent")))
                .toList();
    }
}
