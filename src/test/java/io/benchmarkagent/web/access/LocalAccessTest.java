package io.benchmarkagent.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.RawCaller;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service of this machine alone, that asks nobody who they are: what a foreign page, or whoever sends nonsense, gets of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalAccessTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String INCIDENT = "gcp-amd-20260301-143022";
    private static final String QUESTION = "{\"query\": \"which services use most memory?\"}";
    private static final String JSON = "Content-Type: application/json";

    private final Service service;
    private final RawCaller raw;

    LocalAccessTest(@TempDir Path reports) {
        assertThat(Agent.bare()
                        .report(INCIDENT, SAMPLE, reports, "--llm", "off")
                        .exit())
                .isZero();
        service = Service.of(Map.of("WEB_TIMEOUT", "400ms"), SAMPLE, reports);
        raw = RawCaller.of(service.address());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]", "LOCALHOST:1"})
    void whoeverCallsItByItsNameIsAnswered(String host) {
        assertThat(hosted(host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example:8080",
                "10.0.0.7",
                "localhost:80:80"
            })
    void aPageWhoseNameWasMadeToMeanThisMachineIsNot(String host) {
        assertThat(hosted(host)).doesNotContain("\"runs\"").containsPattern("^HTTP/1.1 4(21|00)");
    }

    private String hosted(String host) {
        return raw.say("GET /api/v1/runs?limit=1 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1", "https://localhost"})
    void aPageOfAnotherOriginIsRefused(String origin) {
        HttpResponse<String> sent = service.post("/api/v1/query", QUESTION, "Origin", origin);
        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(sent.body()).contains("foreign-origin", "web.cors");
        assertThat(service.get("/api/v1/runs", "Origin", origin).statusCode()).isEqualTo(403);
    }

    @Test
    void whatABrowserSendsForAForeignPageWithoutAnOriginIsRefused() {
        assertThat(service.get("/api/v1/runs", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors")
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.get("/api/v1/runs", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                        .statusCode())
                .as("a link that somebody clicks")
                .isEqualTo(200);
    }

    @Test
    void itsOwnPageIsHeard() {
        assertThat(service.post("/api/v1/query", QUESTION, "Origin", service.address())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/runs", "/api/v1/runs/none", "/nothing", "/api/v1/runs?limit=x"})
    void everyResponseTrustsOnlyWhatIsItsOwn(String path) {
        String head = raw.ask("GET " + path);
        assertThat(head)
                .contains("Content-Security-Policy: " + SafeHeaders.STRICT)
                .contains("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
                .doesNotContain("Access-Control-Allow", "Server:", "Set-Cookie");
        assertThat(SafeHeaders.STRICT).doesNotContain("unsafe");
    }

    /** Before anything of ours sees it, so that it has no header of ours; nor has it anything else. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /a%00b", "GET /%zz", "TRACE /api/v1/runs"})
    void whatIsNoRequestIsToldNothingOfTheServer(String line) {
        assertThat(raw.ask(line)).containsPattern("^HTTP/1.1 40[05]").doesNotContain("Tomcat", "\tat ", "Exception");
    }

    @Test
    void aReportRunsNoScriptAndIsOfNoOrigin() {
        HttpResponse<String> sent = service.get("/api/v1/runs/" + INCIDENT + "/report.html");
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().allValues("content-security-policy")).containsExactly(SafeHeaders.REPORT);
        assertThat(SafeHeaders.REPORT)
                .startsWith("sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .doesNotContain("script", "allow-");
        assertThat(sent.body()).as("what the page needs").contains("<style>").doesNotContain("<script", "<link ");
    }

    @Test
    void aBodyThatSaysItIsTooLongIsNotRead() {
        String sent = raw.say(
                "POST /api/v1/query HTTP/1.1\r\nHost: localhost\r\n" + JSON + "\r\nContent-Length: 9000000000\r\n\r\n");
        assertThat(sent).startsWith("HTTP/1.1 413").contains("too-large", "65536 bytes");
    }

    @Test
    void aBodyInPiecesIsReadNoFurtherThanItMay() {
        String sent = raw.say(out -> {
            out.write(("POST /api/v1/query HTTP/1.1\r\nHost: localhost\r\n" + JSON
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] piece = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 17; i++) {
                out.write(piece);
            }
        });
        assertThat(sent).startsWith("HTTP/1.1 413").contains("too-large", "Connection: close");
    }

    @Test
    void aBodyThatIsJustNotTooLongIsRead() {
        String blanks = " ".repeat((64 << 10) - QUESTION.length());
        assertThat(service.post("/api/v1/query", QUESTION + blanks).statusCode())
                .isEqualTo(200);
        assertThat(service.post("/api/v1/query", QUESTION + blanks + " ").statusCode())
                .isEqualTo(413);
    }

    @Test
    void anAddressOrAHeaderThatIsTooLongIsRefused() {
        assertThat(raw.ask("GET /api/v1/runs?after=" + "x".repeat(20_000))).startsWith("HTTP/1.1 400");
        assertThat(raw.ask("GET /api/v1/runs", "X-Long: " + "x".repeat(20_000))).startsWith("HTTP/1.1 400");
    }

    @Test
    void whoeverDawdlesIsNotWaitedFor() {
        long begun = System.nanoTime();
        assertThat(raw.say("GET /api/v1/runs HTTP/1.1\r\nHost: loc")).doesNotContain("200");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    /** A byte now and then, each before the connection would be given up. */
    @Test
    void aBodyThatNeverEndsIsGivenUpAsAWhole() {
        String sent = raw.say(out -> {
            out.write(("POST /api/v1/query HTTP/1.1\r\nHost: localhost\r\n" + JSON + "\r\nContent-Length: 1000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 20; i++) {
                out.write('{');
                out.flush();
                Thread.sleep(100);
            }
        });
        assertThat(sent).startsWith("HTTP/1.1 408").contains("too-slow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/runs/../../../../etc/passwd",
                "/api/v1/runs/%2e%2e/%2e%2e/etc/passwd",
                "/api/v1/runs/..%2f..%2fetc%2fpasswd/findings",
                "/api/v1/runs/..%5c..%5cetc/findings",
                "/api/v1/runs/..;/..;/etc/passwd",
                "/static/../login",
                "//etc/passwd",
                "/api/v1/runs/%252e%252e/findings"
            })
    void noAddressLeadsOutOfTheReports(String path) {
        assertThat(raw.ask("GET " + path)).containsPattern("^HTTP/1.1 40[0-4]").doesNotContain("root:");
    }

    @Test
    void whatIsAskedForStandsInNoHeaderOfTheAnswer() {
        assertThat(raw.ask("GET /api/v1/runs?limit=1&after=%0d%0aSet-Cookie:%20a=b"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("\r\nSet-Cookie");
        assertThat(raw.ask("GET /api/v1/runs/%0d%0aSet-Cookie:%20a=b/findings"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("\r\nSet-Cookie");
        assertThat(raw.say("GET / HTTP/1.1\r\nHost: localhost\r\nX Y: b\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aRequestWithinARequestIsRefused() {
        assertThat(raw.say("POST /api/v1/query HTTP/1.1\r\nHost: localhost\r\n" + JSON
                        + "\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\n{}   GET /api/v1/runs HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("\"runs\"");
    }
}
