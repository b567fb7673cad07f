package io.benchmarkagent.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.RawCaller;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A service that takes tokens of an issuer, and scripts of one other origin. The issuer's keys change, and it fails, at the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OidcAccessTest {
    private static final String RUNS = "/api/v1/runs?limit=1";
    private static final String FRIEND = "https://bench.example.com";

    private final IssuerServer issuer = new IssuerServer();
    private final AtomicInteger addresses = new AtomicInteger();
    private final Path state;
    private final Service service;

    OidcAccessTest(@TempDir Path home) {
        state = home.resolve("state");
        service = Service.of(
                Map.of(
                        "WEB_OIDC_ISSUER",
                        issuer.address(),
                        "WEB_OIDC_AUDIENCE",
                        "bench",
                        "WEB_CORS",
                        FRIEND,
                        "XDG_STATE_HOME",
                        state.toString()),
                Path.of("sample-benchmarks"),
                home.resolve("reports"));
    }

    @AfterAll
    void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void aTokenOfTheIssuerIsTaken() {
        assertThat(get(issuer.signed(issuer.claims("openid read").build())).statusCode())
                .isEqualTo(200);
        JWTClaimsSet list =
                issuer.claims("").claim("scope", List.of("read", "ask")).build();
        assertThat(get(issuer.signed(list)).statusCode()).isEqualTo(200);
    }

    @Test
    void whatItsScopesDoNotAllowIsRefused() {
        assertThat(get(issuer.signed(issuer.claims("ask").build())).statusCode())
                .isEqualTo(403);
        assertThat(get(issuer.signed(issuer.claims("readers admin READ").build()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void oneThatExpiredIsRefused() {
        isRefused(issuer.signed(issuer.claims("read")
                .expirationTime(Date.from(Instant.now().minusSeconds(120)))
                .build()));
        isRefused(issuer.signed(issuer.claims("read").expirationTime(null).build()));
        isRefused(issuer.signed(issuer.claims("read")
                .notBeforeTime(Date.from(Instant.now().plusSeconds(600)))
                .build()));
    }

    @Test
    void oneForAnotherServiceIsRefused() {
        isRefused(issuer.signed(issuer.claims("read").audience("wiki").build()));
        isRefused(issuer.signed(issuer.claims("read").audience((String) null).build()));
    }

    @Test
    void oneOfAnotherIssuerIsRefused() {
        isRefused(issuer.signed(
                issuer.claims("read").issuer("https://evil.example").build()));
    }

    @Test
    void oneThatSomebodyElseSignedIsRefused() throws JOSEException {
        RSAKey forged = new RSAKeyGenerator(2048).keyID(issuer.key().getKeyID()).generate();
        isRefused(IssuerServer.signed(issuer.claims("read").build(), forged));
    }

    @Test
    void oneThatNobodySignedIsRefused() {
        isRefused(IssuerServer.unsigned(issuer.claims("read").build()));
    }

    @Test
    void oneSignedWithThePublicKeyAsIfItWereASecretIsRefused() {
        isRefused(issuer.signedWithThePublicKey(issuer.claims("read").build()));
    }

    @Test
    void oneOfNobodyIsRefused() {
        isRefused(issuer.signed(issuer.claims("read").subject(null).build()));
        isRefused("bma_0123456789ab_" + "A".repeat(43));
    }

    @Test
    void theAuditNamesItsSubject() throws IOException {
        String token = issuer.signed(issuer.claims("ask").subject("bob\n\"}").build());
        assertThat(service.post("/api/v1/query", "{\"query\": \"which services use most memory?\"}", bearer(token))
                        .statusCode())
                .isEqualTo(200);
        Path file = state.resolve("benchmark-agent/audit.jsonl");
        List<String> log =
                Awaited.of(() -> Files.exists(file) ? Files.readAllLines(file) : List.of(), all -> !all.isEmpty());
        assertThat(log).anySatisfy(line -> assertThat(line).contains("\"who\":\"oidc:bob"));
        assertThat(log)
                .allSatisfy(line -> assertThat(line).startsWith("{\"seq\":").endsWith("\"}"));
    }

    @Test
    void scriptsOfAnOriginThatIsNamedMayAskWithATokenAndNoOthers() {
        String token = issuer.signed(issuer.claims("read").build());
        HttpResponse<String> friend = service.get(RUNS, "Authorization", "Bearer " + token, "Origin", FRIEND);
        assertThat(friend.statusCode()).isEqualTo(200);
        assertThat(friend.headers().firstValue("access-control-allow-origin")).hasValue(FRIEND);
        assertThat(friend.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
        HttpRequest before = service.request(
                        RUNS,
                        "Origin",
                        FRIEND,
                        "Access-Control-Request-Method",
                        "GET",
                        "Access-Control-Request-Headers",
                        "authorization")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(service.sent(before).statusCode()).isEqualTo(200);
        HttpResponse<String> other =
                service.get(RUNS, "Authorization", "Bearer " + token, "Origin", "https://evil.example");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aNewKeyIsFetchedAndOneThatIsGoneIsRefused() {
        String before = issuer.signed(issuer.claims("read").build());
        assertThat(get(before).statusCode()).isEqualTo(200);
        issuer.rotate("second");
        assertThat(get(issuer.signed(issuer.claims("read").build())).statusCode())
                .isEqualTo(200);
        isRefused(before);
    }

    /** One line of the log, however many ask, and nobody hangs with it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void anIssuerThatDoesNotAnswerIsSaidAndNotWaitedForInARow() {
        issuer.hangs(true);
        issuer.rotate("third");
        String token = issuer.signed(issuer.claims("read").build());
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger(Occasionally.class.getName());
        Handler handler = collecting(logged);
        logger.addHandler(handler);
        int before = issuer.asked();
        long begun = System.nanoTime();
        List<HttpResponse<String>> sent =
                Stream.generate(() -> get(token)).limit(50).toList();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        logger.removeHandler(handler);
        assertThat(sent).extracting(HttpResponse::statusCode).containsOnly(503);
        assertThat(sent.get(0).body())
                .contains("unchecked-token", "does not answer")
                .doesNotContain("Exception");
        assertThat(issuer.asked() - before).isLessThan(10);
        assertThat(logged).hasSize(1).first().asString().contains("web.oidc.issuer " + issuer.address());
    }

    private static Handler collecting(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /** Each from an address of its own, so that none is refused for those before it. */
    private void isRefused(String token) {
        String sent = RawCaller.of(service.address())
                .from("127.0.1." + addresses.incrementAndGet())
                .ask("GET " + RUNS, "Authorization: Bearer " + token);
        assertThat(sent)
                .startsWith("HTTP/1.1 401")
                .contains("error=\"invalid_token\"")
                .doesNotContain("gcp-", "Exception", token);
    }

    private HttpResponse<String> get(String token) {
        return service.get(RUNS, bearer(token));
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }
}
