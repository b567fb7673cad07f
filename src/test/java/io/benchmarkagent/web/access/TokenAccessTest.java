package io.benchmarkagent.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.RawCaller;
import io.benchmarkagent.web.token.ApiToken;
import io.benchmarkagent.web.token.Scope;
import io.benchmarkagent.web.token.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that asks everybody for a token of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenAccessTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String RUNS = "/api/v1/runs?limit=1";
    private static final String QUESTION = "{\"query\": \"which services use most memory?\"}";
    private static final int RATE = 120;

    private final OpenAiServer model = OpenAiServer.that(OpenAiServer.saysToAnyone("no answer"));
    private final Path home;
    private final Tokens tokens;
    private final Service service;
    private final RawCaller raw;

    TokenAccessTest(@TempDir Path home) {
        this.home = home;
        Path state = home.resolve("state");
        tokens = Tokens.at("", "", state.resolve("benchmark-agent"));
        service = Service.of(
                Map.of(
                        "XDG_STATE_HOME", state.toString(),
                        "XDG_CACHE_HOME", home.resolve("cache").toString(),
                        "OPENAI_BASE_URL", model.baseUrl(),
                        "OPENAI_API_KEY", OpenAiServer.KEY,
                        "WEB_RATE", Integer.toString(RATE)),
                SAMPLE,
                home.resolve("reports"),
                "--auth");
        raw = RawCaller.of(service.address());
    }

    @AfterAll
    void stop() {
        service.close();
        model.close();
    }

    @Test
    void withoutATokenNothingIsShown() {
        for (String path : List.of(RUNS, "/api/v1/runs/latest/report.html", "/nothing", "/", "/API/V1/RUNS")) {
            HttpResponse<String> sent = service.get(path);
            assertThat(sent.statusCode()).as(path).isEqualTo(401);
            assertThat(sent.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"benchmark-agent\"");
            assertThat(sent.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(sent.body()).contains("unknown-caller").doesNotContain("gcp-");
        }
    }

    @Test
    void aTokenOpensWhatItsScopesAllow() throws IOException {
        String reader = token(Scope.READ);
        assertThat(get(RUNS, reader).statusCode()).isEqualTo(200);
        HttpResponse<String> asked = post("/api/v1/query", QUESTION, reader);
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body()).contains("missing-scope", "needs the scope ask", "has read alone");
        assertThat(asked.headers().firstValue("www-authenticate").orElse(""))
                .contains("error=\"insufficient_scope\"", "scope=\"ask\"");
        assertThat(post("/api/v1/reports", "{}", reader).statusCode()).isEqualTo(403);
        String asker = token(Scope.ASK);
        assertThat(post("/api/v1/query", QUESTION, asker).statusCode()).isEqualTo(200);
        assertThat(get(RUNS, asker).statusCode()).isEqualTo(403);
        String reporter = token(Scope.REPORT);
        assertThat(post("/api/v1/reports", "{\"run_id\": \"latest\"}", reporter).statusCode())
                .isEqualTo(202);
        assertThat(post("/api/v1/query", QUESTION, reporter).statusCode()).isEqualTo(403);
    }

    @Test
    void whatNoScopeIsForIsForNobody() throws IOException {
        String all = token(Scope.values());
        assertThat(post("/api/v1/runs", "{}", all).statusCode()).isEqualTo(403);
        assertThat(service.sent(service.request(RUNS, "Authorization", "Bearer " + all)
                                .DELETE()
                                .build())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aConversationIsItsOwnersAlone() throws IOException {
        String anne = token(Scope.ASK);
        String bob = token(Scope.values());
        HttpResponse<String> begun = post("/api/v1/conversations", "{}", anne);
        assertThat(begun.statusCode()).isEqualTo(201);
        String place = begun.headers().firstValue("location").orElseThrow();
        assertThat(post(place + "/messages", QUESTION, anne).statusCode()).isEqualTo(200);
        assertThat(get(place, bob).statusCode()).isEqualTo(404);
        assertThat(post(place + "/messages", QUESTION, bob).statusCode()).isEqualTo(404);
        assertThat(delete(place, bob)).isEqualTo(404);
        String none = place.replaceAll(".{22}$", "A".repeat(22));
        assertThat(get(place, bob).body())
                .as("as if there were none")
                .isEqualTo(get(none, bob).body().replace(none, place));
        assertThat(get(place, anne).body()).contains("services use most memory");
        assertThat(get(place, token(Scope.READ)).statusCode()).isEqualTo(403);
        assertThat(post("/api/v1/conversations", "{}", token(Scope.READ)).statusCode())
                .isEqualTo(403);
        assertThat(delete(place, anne)).isEqualTo(204);
        assertThat(get(place, anne).statusCode()).isEqualTo(404);
    }

    private int delete(String path, String token) {
        return service.sent(service.request(path, "Authorization", "Bearer " + token)
                        .DELETE()
                        .build())
                .statusCode();
    }

    @Test
    void oneThatIsRevokedWhileItServesHoldsNoLongerWithinSeconds() throws IOException {
        String token = token(Scope.READ);
        assertThat(get(RUNS, token).statusCode()).isEqualTo(200);
        long begun = System.nanoTime();
        tokens.revoke(token.substring(4, 16), Instant.now());
        HttpResponse<String> after = Awaited.of(() -> get(RUNS, token), sent -> sent.statusCode() != 200);
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(after.body()).contains("was revoked");
        assertThat(System.nanoTime() - begun).isLessThan(6_000_000_000L);
    }

    @Test
    void oneThatExpiredHoldsNoLonger() throws IOException {
        String old =
                minted(Instant.now().minusSeconds(60), Optional.of(Instant.now().minusSeconds(1)), Scope.READ);
        assertThat(get(RUNS, old).statusCode()).isEqualTo(401);
        assertThat(get(RUNS, old).body()).contains("expired at");
    }

    @Test
    void oneWithTheRightIdAndAnotherSecretIsNotKnown() throws IOException {
        String token = token(Scope.READ);
        String forged = token.substring(0, 17) + "A".repeat(43);
        RawCaller elsewhere = raw.from("127.0.0.4");
        assertThat(elsewhere.ask("GET " + RUNS, "Authorization: Bearer " + forged))
                .startsWith("HTTP/1.1 401")
                .contains("error=\"invalid_token\"", "this token is not known")
                .doesNotContain(forged);
        for (String odd : List.of("Bearer", "Bearer a b", "bearer bma_", "Bearer " + token + ", Bearer " + token)) {
            assertThat(elsewhere.ask("GET " + RUNS, "Authorization: " + odd)).startsWith("HTTP/1.1 401");
        }
        assertThat(elsewhere.ask("GET " + RUNS + "&access_token=" + token)).startsWith("HTTP/1.1 401");
    }

    /** Over a hundred connections, as fast as they are answered, each with another address that it says to come from. */
    @Test
    void tenThousandWrongTokensAreLimitedAndLockNobodyElseOut() throws IOException {
        String neighbour = token(Scope.READ);
        RawCaller attacker = raw.from("127.0.0.3");
        assertThat(attacker.ask("GET " + RUNS, "Authorization: Bearer " + neighbour))
                .startsWith("HTTP/1.1 200");
        int refused = 0;
        int limited = 0;
        for (int connection = 0; connection < 100; connection++) {
            String said = attacker.say(wrongTokens(connection, 100));
            refused += count(said, "HTTP/1.1 401");
            limited += count(said, "HTTP/1.1 429");
            assertThat(count(said, "Retry-After: ")).isEqualTo(count(said, "HTTP/1.1 429"));
        }
        assertThat(refused + limited).isEqualTo(10_000);
        assertThat(refused).isBetween(WrongTokens.PER_MINUTE, 3 * WrongTokens.PER_MINUTE);
        assertThat(attacker.ask("GET " + RUNS, "Authorization: Bearer " + token(Scope.READ)))
                .as("a token that was never right here is not looked at")
                .startsWith("HTTP/1.1 429");
        assertThat(attacker.ask("GET " + RUNS, "Authorization: Bearer " + neighbour))
                .startsWith("HTTP/1.1 200");
        assertThat(get(RUNS, token(Scope.READ)).statusCode()).isEqualTo(200);
    }

    private static String wrongTokens(int connection, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("GET /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.0.0.%d\r\n".formatted(i))
                    .append("Authorization: Bearer bma_%012x_%s\r\n".formatted(connection * 1000 + i, "A".repeat(43)))
                    .append(i == count - 1 ? "Connection: close\r\n\r\n" : "\r\n");
        }
        return all.toString();
    }

    private static int count(String text, String what) {
        return (int)
                Pattern.compile(Pattern.quote(what)).matcher(text).results().count();
    }

    @Test
    void oneCallerHasSoManyRequestsAMinuteAndAnotherHasItsOwn() throws IOException {
        String token = token(Scope.READ);
        HttpResponse<String> first = get(RUNS, token);
        assertThat(first.headers().firstValue("ratelimit-limit")).hasValue(Integer.toString(RATE));
        assertThat(first.headers().firstValue("ratelimit-remaining")).hasValue(Integer.toString(RATE - 1));
        HttpResponse<String> last = first;
        for (int i = 0; i < 3 * RATE && last.statusCode() == 200; i++) {
            last = get(RUNS, token);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("retry-after")).hasValue("1");
        assertThat(last.headers().firstValue("ratelimit-remaining")).hasValue("0");
        assertThat(last.body()).contains("too-many-requests", "wait 1 s", "\"retry_after_seconds\":1");
        assertThat(get(RUNS, token(Scope.READ)).statusCode()).isEqualTo(200);
    }

    @Test
    void aBrowserWithoutASessionIsShownWhereToLogIn() {
        HttpResponse<String> sent = service.get("/", "Accept", "text/html");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("location")).hasValue("/login");
        assertThat(raw.say("GET / HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n"))
                .contains("Location: /login")
                .doesNotContain("evil.example");
    }

    @Test
    void aTokenThatIsPastedOpensASession() throws IOException {
        Browser browser = new Browser();
        HttpResponse<String> entered = browser.login(token(Scope.READ));
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(browser.said).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("bma_session=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("bma_session=bma_"));
        assertThat(browser.get(RUNS).statusCode()).isEqualTo(200);
        assertThat(service.get(RUNS).statusCode()).as("without the cookie").isEqualTo(401);
    }

    @Test
    void aSessionThatSomebodyPlantedIsNotTheOneThatIsOpened() throws IOException {
        Browser browser = new Browser();
        browser.cookies.put("bma_session", "0123456789ABCDEF0123456789ABCDEF");
        browser.login(token(Scope.READ));
        assertThat(browser.cookies.get("bma_session")).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
        String first = browser.cookies.get("bma_session");
        browser.login(token(Scope.READ));
        assertThat(browser.cookies.get("bma_session")).isNotEqualTo(first);
        Browser thief = new Browser();
        thief.cookies.put("bma_session", Optional.ofNullable(first).orElse(""));
        assertThat(thief.get(RUNS).statusCode()).isEqualTo(401);
    }

    @Test
    void aPostWithACookieNeedsTheTokenOfAForm() throws IOException {
        Browser browser = new Browser();
        browser.login(token(Scope.READ, Scope.ASK));
        HttpResponse<String> forged = browser.post("/api/v1/query", "application/json", QUESTION);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("forged-request");
        assertThat(browser.post("/api/v1/query", "application/json", QUESTION, "Authorization", "Basic eDp5")
                        .statusCode())
                .isEqualTo(403);
        String form = browser.form();
        assertThat(browser.post("/api/v1/query", "application/json", QUESTION, "X-CSRF-TOKEN", form)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLoginThatNobodyAskedForIsRefused() throws IOException {
        assertThat(new Browser()
                        .post("/login", "application/x-www-form-urlencoded", "token=" + token(Scope.READ))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCookieAddsNothingToATokenThatIsShown() throws IOException {
        Browser browser = new Browser();
        browser.login(token(Scope.values()));
        assertThat(browser.post(
                                "/api/v1/query",
                                "application/json",
                                QUESTION,
                                "Authorization",
                                "Bearer " + token(Scope.READ))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoeverLogsOutIsOut() throws IOException {
        Browser browser = new Browser();
        browser.login(token(Scope.READ));
        Map<String, String> before = Map.copyOf(browser.cookies);
        HttpResponse<String> left =
                browser.post("/logout", "application/x-www-form-urlencoded", "_csrf=" + browser.form());
        assertThat(left.statusCode()).isEqualTo(302);
        assertThat(left.headers().firstValue("location")).hasValue("/login");
        browser.cookies.putAll(before);
        assertThat(browser.get(RUNS).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWithItsToken() throws IOException {
        Browser browser = new Browser();
        String token = token(Scope.READ);
        browser.login(token);
        tokens.revoke(token.substring(4, 16), Instant.now());
        assertThat(Awaited.of(() -> browser.get(RUNS), sent -> sent.statusCode() != 200)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aWrongTokenThatIsPastedIsToldAndNotRepeated() {
        Browser browser = new Browser();
        HttpResponse<String> sent = browser.login("bma_<script>alert(1)</script>");
        assertThat(sent.statusCode()).isEqualTo(401);
        assertThat(sent.body()).contains("this is no token").doesNotContain("<script");
    }

    @Test
    void theAuditNamesTheCallerAndNotTheQuestion() throws IOException {
        String token = token(Scope.ASK);
        String who = "token:" + token.substring(4, 16) + ":test";
        post(
                "/api/v1/query",
                "{\"query\": \"which services use most memory?\", \"context\": {\"run_id\": \"gcp-amd-20260301-143022\"}}",
                token);
        post("/api/v1/reports", "{}", token);
        List<JsonNode> lines = Awaited.of(
                () -> audit(who),
                all -> all.stream()
                                .filter(line -> line.path("purpose").asString().startsWith("request "))
                                .count()
                        == 2);
        assertThat(lines)
                .extracting(line -> line.path("purpose").asString() + ": "
                        + line.path("outcome").asString() + ", "
                        + line.path("run_id").asString() + line.path("note").asString())
                .contains("request POST /api/v1/query: answered, gcp-amd-20260301-143022status 200")
                .contains("request POST /api/v1/reports: refused, status 403");
        assertThat(lines)
                .as("the model's own")
                .anySatisfy(line -> assertThat(line.path("purpose").asString()).isEqualTo("question"));
        assertThat(Files.readString(log())).doesNotContain("services use most", token.substring(17));
        assertThat(Agent.of(Map.of("XDG_STATE_HOME", home.resolve("state").toString()))
                        .run("audit", "verify")
                        .exit())
                .isZero();
    }

    @Test
    void nothingItKeepsOrSaysHoldsASecret() throws IOException {
        String token = token(Scope.READ);
        get(RUNS, token);
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(token.substring(17));
            }
        }
        assertThat(service.said()).doesNotContain(token.substring(17));
    }

    private Path log() {
        return home.resolve("state/benchmark-agent/audit.jsonl");
    }

    private List<JsonNode> audit(String who) throws IOException {
        return Files.readAllLines(log()).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> line.path("who").asString().equals(who))
                .toList();
    }

    private String token(Scope... scopes) throws IOException {
        return minted(Instant.now(), Optional.empty(), scopes);
    }

    private String minted(Instant created, Optional<Instant> expires, Scope... scopes) throws IOException {
        Set<Scope> all = EnumSet.copyOf(List.of(scopes));
        ApiToken.Minted minted = ApiToken.mint("test", all, created, expires, new SecureRandom());
        tokens.add(minted.token());
        return minted.text();
    }

    private HttpResponse<String> get(String path, String token) {
        return service.get(path, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> post(String path, String json, String token) {
        return service.post(path, json, "Authorization", "Bearer " + token);
    }

    /** Keeps cookies, and fills in forms. */
    private final class Browser {
        private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

        private final Map<String, String> cookies = new HashMap<>();
        private List<String> said = List.of();

        HttpResponse<String> login(String token) {
            String form = form();
            return post(
                    "/login",
                    "application/x-www-form-urlencoded",
                    "_csrf=" + form + "&token="
                            + java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8));
        }

        String form() {
            return FIELD.matcher(get("/login").body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
        }

        HttpResponse<String> get(String path) {
            return kept(service.get(path, "Cookie", all()));
        }

        HttpResponse<String> post(String path, String type, String body, String... more) {
            var request = service.request(path, "Cookie", all(), "Content-Type", type);
            if (more.length > 0) {
                request.headers(more);
            }
            return kept(service.sent(request.POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                    .build()));
        }

        private String all() {
            return String.join(
                    "; ",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .toList());
        }

        private HttpResponse<String> kept(HttpResponse<String> sent) {
            said = sent.headers().allValues("set-cookie");
            for (String cookie : said) {
                String[] parts = cookie.split("[=;]", 3);
                cookies.put(parts[0], parts[1]);
            }
            return sent;
        }
    }
}
