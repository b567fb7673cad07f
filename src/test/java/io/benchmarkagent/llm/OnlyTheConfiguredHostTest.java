package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.names.Names;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** The key and the findings go to the host that was configured, to nobody else, and there only under its own certificate. */
class OnlyTheConfiguredHostTest {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    @Test
    void aRedirectIsAnErrorAndNobodyElseIsAsked() {
        try (OpenAiServer other = OpenAiServer.that(OpenAiServer.saysToAnyone("It regressed."))) {
            for (int code : new int[] {301, 302, 307, 308}) {
                String elsewhere = "Location: " + other.baseUrl() + "/chat/completions";
                try (OpenAiServer server = OpenAiServer.that(OpenAiServer.answers(code, "", elsewhere))) {
                    assertThat(ask(server.baseUrl())).contains("HTTP " + code);
                }
            }
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void theDoorItselfCallsNobodyElse() {
        try (OpenAiServer ours = OpenAiServer.that(OpenAiServer.saysToAnyone("It regressed."));
                OpenAiServer other = OpenAiServer.that(OpenAiServer.saysToAnyone("It regressed."))) {
            LlmSettings settings = new LlmSettings(LlmMode.AUTO, ours.baseUrl(), "m", PATIENCE, 200);
            for (String address : List.of(
                    other.baseUrl(),
                    ours.baseUrl().replace("127.0.0.1", "localhost"),
                    ours.baseUrl().replace("127.0.0.1", "127.0.0.1.evil.example"),
                    "http://127.0.0.1@evil.example/v1",
                    "http://evil.example/v1")) {
                Exchange exchange = new Exchange(
                        Exchange.client(),
                        Names.OF_THE_MACHINE,
                        Endpoint.of(settings),
                        ApiKey.of(OpenAiServer.KEY),
                        PATIENCE);
                HttpRequest request = HttpRequest.builder()
                        .method(HttpMethod.POST)
                        .url(address + "/chat/completions")
                        .body("{}")
                        .build();
                assertThatIllegalStateException()
                        .as(address)
                        .isThrownBy(() -> exchange.execute(request))
                        .withMessageContaining("not the configured host");
            }
            assertThat(ours.asked()).isEmpty();
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void anAnswerCallsNothing() {
        try (OpenAiServer other = OpenAiServer.that(OpenAiServer.saysToAnyone("It regressed."))) {
            String calling =
                    """
                    {"id":"x","object":"chat.completion","created":1,"model":"m","next":"URL","choices":[{"index":0,"message":
                     {"role":"assistant","content":null,"url":"URL","tool_calls":[{"id":"c","type":"function",
                     "function":{"name":"http_get","arguments":"{\\"url\\":\\"URL\\"}"}}],"function_call":{"name":"fetch",
                     "arguments":"{\\"url\\":\\"URL\\"}"}},"finish_reason":"tool_calls"}]}"""
                            .replace("URL", other.baseUrl() + "/chat/completions");
            try (OpenAiServer server = OpenAiServer.that(OpenAiServer.sends("application/json", calling))) {
                assertThat(ask(server.baseUrl())).contains("empty");
                assertThat(server.asked()).hasSize(1);
                assertThat(server.asked().get(0).body().has("tools")).isFalse();
            }
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedBeforeAnythingIsSaid() throws IOException {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                new HandshakeCertificates.Builder().heldCertificate(own).build().sslContext()));
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/", exchange -> asked.incrementAndGet());
        server.start();
        try {
            assertThat(ask("https://localhost:" + server.getAddress().getPort() + "/v1"))
                    .contains("out of reach");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whereNobodyListensThatIsKnownAtOnce() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ask("http://127.0.0.1:" + port + "/v1");
        long start = System.nanoTime();
        assertThat(ask("http://127.0.0.1:" + port + "/v1")).contains("out of reach");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(250));
    }

    private static String ask(String url) {
        LlmSettings settings = new LlmSettings(LlmMode.AUTO, url, "m", PATIENCE, 200);
        Answer answer = LanguageModels.chosen(settings, Map.of("OPENAI_API_KEY", OpenAiServer.KEY))
                .orElseThrow()
                .answer(new Prompt("Be brief.", "What happened?", 200, Duration.ofMinutes(1)));
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why();
    }
}
