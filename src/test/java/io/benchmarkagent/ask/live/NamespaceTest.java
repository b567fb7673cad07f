package io.benchmarkagent.ask.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PrometheusServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two servers have the same series of our namespace, and one of them others besides: whatever may be asked is answered the same by
 * both, so nothing of another namespace is in any answer.
 */
@SuppressWarnings("NullAway.Init")
class NamespaceTest {
    private static final long START = 1_700_000_000;
    private static final int TRIES = 3000;
    private static final Pattern DIGITS = Pattern.compile("(\\d\\.\\d{9})\\d+");

    private static PrometheusServer ours;
    private static PrometheusServer all;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        ours = PrometheusServer.serving(text(List.of("namespace=\"default\",")));
        all = PrometheusServer.serving(text(List.of("namespace=\"default\",", "namespace=\"other\",", "")));
    }

    @AfterAll
    static void stop() {
        ours.close();
        all.close();
    }

    @Test
    void nothingOfAnotherNamespaceIsInAnyAnswer() throws IOException, InterruptedException {
        Expressions expressions = new Expressions(20261123);
        int full = 0;
        int unheld = 0;
        for (int n = 0; n < TRIES; n++) {
            String typed = expressions.next();
            if (PromQl.of(typed, "default", LiveSettings.STANDARD) instanceof PromQl.Checked.Allowed allowed) {
                String sent = allowed.expression().text();
                Optional<String> one = answer(ours, sent);
                assertThat(answer(all, sent)).as("%s, sent as %s", typed, sent).isEqualTo(one);
                full += one.filter(body -> body.contains("value")).isPresent() ? 1 : 0;
                unheld += n % 10 == 0 && !answer(all, typed).equals(answer(ours, typed)) ? 1 : 0;
            }
        }
        assertThat(full).isGreaterThan(TRIES / 8);
        assertThat(unheld)
                .as("without the guard the servers differ, so the test can fail")
                .isGreaterThan(20);
    }

    /** Empty where the server refuses it; the order and the last digits of sums are left to chance. */
    private Optional<String> answer(PrometheusServer server, String promql) throws IOException, InterruptedException {
        URI uri = URI.create(server.url() + "/api/v1/query?time=" + (START + 1200) + "&query="
                + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            return Optional.empty();
        }
        JsonNode result = JsonMapper.shared().readTree(response.body()).at("/data/result");
        List<String> rows = result.valueStream()
                .map(JsonNode::toString)
                .map(row -> DIGITS.matcher(row).replaceAll("$1"))
                .sorted()
                .toList();
        return Optional.of(rows.toString());
    }

    /** Each namespace has other values, so that no sum hides them. */
    private static String text(List<String> namespaces) {
        StringBuilder text = new StringBuilder();
        for (String metric : List.of("requests", "memory", "step")) {
            for (String namespace : namespaces) {
                for (String pod : List.of("a", "b", "c")) {
                    for (int i = 0; i < 120; i++) {
                        long scale = namespace.contains("default") ? 1 : namespace.isEmpty() ? 100_000 : 10_000;
                        long value = i * (pod.charAt(0) - 'a' + 1L + metric.length()) * scale + pod.charAt(0);
                        text.append(metric + "{" + namespace + "pod=\"" + pod + "\",by=\"x\",note=\"#\"} " + value + " "
                                + (START + 15L * i) + "\n");
                    }
                }
            }
        }
        return text.append("# EOF\n").toString();
    }
}
