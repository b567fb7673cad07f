package io.benchmarkagent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Ran;
import io.benchmarkagent.Service;
import io.benchmarkagent.web.access.Awaited;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CI that says that a run was written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String PATH = "/api/v1/webhooks/run-finished";
    private static final String SECRET = "It's a Secret to Everybody";
    private static final String BODY = "{\"run_id\": \"latest\", \"delivery_id\": \"build-1\"}";

    private final Path home;
    private final Service service;

    WebhookTest(@TempDir Path home) {
        this.home = home;
        service = Service.of(
                Map.of(
                        "WEBHOOK_SECRET",
                        SECRET,
                        "XDG_STATE_HOME",
                        home.resolve("state").toString()),
                SAMPLE,
                home.resolve("reports"),
                "--auth");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Of GitHub's documentation. */
    @Test
    void itIsSignedAsGitHubSigns() {
        assertThat(signature("Hello, World!"))
                .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    @Test
    void theReportIsMadeAndTheSameDeliveryIsTheSameReport() throws IOException {
        HttpResponse<String> asked = sent(BODY, signature(BODY));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        Path report = home.resolve("reports/gcp-amd-20260301-143022/findings.json");
        assertThat(Awaited.of(() -> Files.exists(report), there -> there)).isTrue();
        HttpResponse<String> replayed = sent(BODY, signature(BODY));
        assertThat(json(replayed).path("id")).isEqualTo(json(asked).path("id"));
        FileTime made = Files.getLastModifiedTime(report);
        String next = BODY.replace("build-1", "build-2");
        assertThat(json(sent(next, signature(next))).path("id"))
                .isNotEqualTo(json(asked).path("id"));
        assertThat(Awaited.of(() -> Files.getLastModifiedTime(report), time -> !time.equals(made)))
                .as("it is made anew")
                .isNotEqualTo(made);
        String other = BODY.replace("latest", "gcp-intel-20260301-091207");
        assertThat(sent(other, signature(other)).statusCode())
                .as("that was another run's")
                .isEqualTo(422);
        assertThat(Files.readString(home.resolve("state/benchmark-agent/audit.jsonl")))
                .contains("\"who\":\"webhook\"", "request POST " + PATH, "gcp-amd-20260301-143022")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
            })
    void whatIsNotSignedIsRefusedBeforeItIsRead(String signature) {
        HttpResponse<String> refused = sent("no JSON at all", signature);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("unsigned-request").doesNotContain(SECRET);
        assertThat(sent(BODY + " ", signature(BODY)).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"delivery_id\": \"\"}",
                "{\"delivery_id\": 7}",
                "{\"delivery_id\": \"x\", \"url\": \"http://evil.example\"}"
            })
    void whatCannotBeReadIsAProblem(String body) {
        assertThat(sent(body, signature(body)).statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownRunIsAProblem() {
        String body = "{\"run_id\": \"../../etc\", \"delivery_id\": \"build-3\"}";
        assertThat(sent(body, signature(body)).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutASecretThereIsNoSuchAddressAndAWeakOneIsRefused(@TempDir Path out) {
        try (Service without = Service.of(SAMPLE, out)) {
            assertThat(without.post(PATH, BODY, "X-Hub-Signature-256", signature(BODY))
                            .statusCode())
                    .isEqualTo(404);
        }
        Ran weak = Agent.of(Map.of("WEBHOOK_SECRET", "hunter2"))
                .run("serve", "--archive", SAMPLE.toString(), "--port", "0");
        assertThat(weak.exit()).isEqualTo(2);
        assertThat(weak.err()).contains("WEBHOOK_SECRET has 7 characters").doesNotContain("hunter2");
    }

    private HttpResponse<String> sent(String body, String signature) {
        return service.post(PATH, body, "X-Hub-Signature-256", signature);
    }

    private static JsonNode json(HttpResponse<String> sent) {
        return JsonMapper.shared().readTree(sent.body());
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
