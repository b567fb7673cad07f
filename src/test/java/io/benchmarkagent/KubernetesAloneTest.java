package io.benchmarkagent;

import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A run in whose numbers nothing is out of line, without Prometheus: what went wrong is told by Kubernetes and by nobody else. */
class KubernetesAloneTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path archive;
    private final Path out;

    KubernetesAloneTest(@TempDir Path tmp) throws IOException {
        archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        out = tmp.resolve("out");
    }

    @Test
    void aContainerThatIsKilledAgainAndAgainIsFoundAndPlacedInTimeAndNamedAsTheCause() throws IOException {
        recorded("pods.json", pods -> loops(pods, "checkoutservice"));

        Agent.bare().report(QUIET, archive, out, "--llm", "off").isDone();
        JsonNode findings = new Written(out.resolve(QUIET)).isComplete().findings();

        assertThat(findings.path("anomalies")
                        .valueStream()
                        .filter(a -> a.path("status").asString().equals("alert")))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.path("subject").asString()).isEqualTo("checkoutservice");
                    assertThat(a.path("onset").asString()).isEqualTo("2026-03-01T09:05:00Z");
                    assertThat(a.path("evidence").toString()).contains("OOMKilled");
                });
        assertThat(findings.path("timeline")
                        .valueStream()
                        .map(m ->
                                m.path("kind").asString() + " " + m.path("what").asString()))
                .containsExactly("load the load begins", "termination Restarted", "load the load ends");
        JsonNode cause = findings.path("root_causes").path(0);
        assertThat(cause.path("subject").asString()).isEqualTo("checkoutservice");
        assertThat(cause.path("named").asBoolean()).isTrue();
        assertThat(cause.at("/reasons/0/kind").asString()).isEqualTo("killed");
    }

    @Test
    void aPodThatItsNodePutOutIsAnAlertAndTheNodesPressureStandsInTheTimeline() throws IOException {
        recorded("events.json", KubernetesAloneTest::evicts);

        Agent.bare().report(QUIET, archive, out, "--llm", "off").isDone();
        Written written = new Written(out.resolve(QUIET)).isComplete();

        assertThat(written.markdown()).contains("adservice had a pod evicted at 09:06:00");
        assertThat(written.findings()
                        .path("timeline")
                        .valueStream()
                        .map(m -> m.path("subject").asString() + ": "
                                + m.path("what").asString()))
                .containsSubsequence(
                        "node-1: short of memory (NodeHasInsufficientMemory)",
                        "adservice: its node was low on memory (Evicted)");
    }

    private interface Change {
        void to(JsonNode list);
    }

    private void recorded(String file, Change change) throws IOException {
        Path kubernetes = Path.of("evidence", QUIET, "kubernetes");
        Files.createDirectories(archive.resolve(kubernetes));
        for (Path one : Folder.files(SAMPLE.resolve(kubernetes))) {
            JsonNode list = JSON.readTree(Folder.text(one));
            if (one.endsWith(file)) {
                change.to(list);
            }
            Files.writeString(archive.resolve(kubernetes).resolve(one.getFileName()), list.toString());
        }
    }

    /** It began again under load, and its newest end is after it. */
    private static void loops(JsonNode pods, String workload) {
        pods.path("items")
                .valueStream()
                .filter(pod -> pod.at("/metadata/name").asString().startsWith(workload))
                .map(pod -> (ObjectNode) pod.at("/status/containerStatuses/0"))
                .forEach(status -> {
                    status.put("restartCount", 4);
                    status.set("state", JSON.readTree("{\"waiting\": {\"reason\": \"CrashLoopBackOff\"}}"));
                    status.set(
                            "lastState",
                            JSON.readTree("{\"terminated\": {\"reason\": \"OOMKilled\", \"exitCode\": 137,"
                                    + " \"startedAt\": \"2026-03-01T09:05:00Z\","
                                    + " \"finishedAt\": \"2026-03-01T09:14:00Z\"}}"));
                });
    }

    private static void evicts(JsonNode events) {
        String event = "{\"kind\": \"Event\", \"reason\": \"%s\", \"type\": \"%s\", \"message\": \"%s\","
                + " \"involvedObject\": {\"kind\": \"%s\", \"name\": \"%s\"}, \"lastTimestamp\": \"%s\"}";
        ObjectNode list = (ObjectNode) events;
        list.withArray("items")
                .add(JSON.readTree(event.formatted(
                        "NodeHasInsufficientMemory", "Normal", "words", "Node", "node-1", "2026-03-01T09:05:00Z")))
                .add(JSON.readTree(event.formatted(
                        "Evicted",
                        "Warning",
                        "The node was low on resource: memory.",
                        "Pod",
                        "adservice-6f9d8c5b7-x2x4z",
                        "2026-03-01T09:06:00Z")));
    }
}
