package io.benchmarkagent.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.RawCaller;
import io.benchmarkagent.web.token.ApiToken;
import io.benchmarkagent.web.token.Scope;
import io.benchmarkagent.web.token.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with a certificate, at an address that others reach. */
class TlsTest {
    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HeldCertificate certificate =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

    @Test
    void cookiesAndTokensTravelUnderTlsAlone(@TempDir Path home) throws IOException, InterruptedException {
        Path pem = Files.writeString(home.resolve("cert.pem"), certificate.certificatePem());
        Path key = Files.writeString(home.resolve("key.pem"), certificate.privateKeyPkcs8Pem());
        ApiToken.Minted minted =
                ApiToken.mint("tls", Set.of(Scope.READ), Instant.now(), Optional.empty(), new SecureRandom());
        Tokens.at("", "", home.resolve("benchmark-agent")).add(minted.token());
        Map<String, String> environment = Map.of(
                "XDG_STATE_HOME",
                home.toString(),
                "WEB_TLS_CERTIFICATE",
                pem.toString(),
                "WEB_TLS_KEY",
                key.toString());
        try (Service service = Service.of(
                environment, Path.of("sample-benchmarks"), home.resolve("reports"), "--auth", "--address", "0.0.0.0")) {
            assertThat(service.address()).startsWith("https://0.0.0.0:");
            assertThat(service.said().lines())
                    .as("nothing travels in the clear")
                    .hasSize(1);
            String address =
                    "https://localhost:" + URI.create(service.address()).getPort();
            HttpResponse<String> sent = send(request(address + "/api/v1/runs?limit=1")
                    .header("Authorization", "Bearer " + minted.text())
                    .build());
            assertThat(sent.statusCode()).isEqualTo(200);
            assertThat(sent.headers().firstValue("strict-transport-security")).isPresent();
            HttpResponse<String> form = send(request(address + "/login").build());
            HttpResponse<String> opened = send(login(address, form, minted.text()));
            assertThat(opened.statusCode()).isEqualTo(303);
            assertThat(opened.headers().allValues("set-cookie"))
                    .anyMatch(cookie -> cookie.startsWith("bma_session="))
                    .allMatch(cookie -> cookie.contains("Secure"));
            assertThat(RawCaller.of(service.address()).ask("GET /api/v1/runs"))
                    .as("in the clear")
                    .doesNotContain("gcp-", "HTTP/1.1 200");
        }
    }

    private static HttpRequest login(String address, HttpResponse<String> form, String token) {
        String field =
                FIELD.matcher(form.body()).results().findFirst().orElseThrow().group(1);
        String cookie = form.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
        return request(address + "/login")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + field + "&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return HttpClient.newBuilder()
                .sslContext(trusted.sslContext())
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }
}
