package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.PrometheusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run of Nezha with a fault in frontend, with the evidence of a real Prometheus and forty quiet runs of that day. */
class PrometheusRunTest {
    private static final String FAULT = "gcp-intel-20220822-035354";
    private static final String TOKEN = "tok-9f2a61c07e";

    private final Path out;
    private final Path pinned;

    PrometheusRunTest(@TempDir Path tmp) {
        out = tmp.resolve("out");
        pinned = tmp.resolve("pinned.txt");
    }

    @Test
    void theServiceWithTheFaultIsFlaggedAndARunFromRecordedEvidenceSaysTheSame()
            throws IOException, InterruptedException {
        pin();
        live();
        Written written = written();
        String live = written.computed();
        flagsTheCpuOfFrontend(written);
        evidenceIsReadable();
        SortedMap<String, String> evidence = Folder.state(out.resolve(FAULT).resolve("evidence"));

        Agent.bare().report(FAULT, archive(), out, baseline()).isDone();
        assertThat(written().computed()).as("recorded, no server").isEqualTo(live);

        AgentProcess.elsewhere(Agent.arguments(archive().toAbsolutePath(), out, List.of("--run-id", FAULT), baseline()))
                .isDone();
        assertThat(written().computed()).as("recorded, elsewhere").isEqualTo(live);

        Agent.bare()
                .report(FAULT, archive(), out, more("--prometheus-url", "http://127.0.0.1:1"))
                .isDone();
        assertThat(written().computed()).as("recorded, the server gone").isEqualTo(live);
        assertThat(Folder.state(out.resolve(FAULT).resolve("evidence"))).isEqualTo(evidence);
    }

    @Test
    void askedFromElsewhereTheServerGivesTheSameFindings() throws IOException, InterruptedException {
        pin();
        String live;
        try (PrometheusServer server = PrometheusServer.nezha()) {
            Agent.bare()
                    .report(FAULT, archive(), out, more("--prometheus-url", server.url()))
                    .isDone();
            live = written().computed();
            Path other = out.resolveSibling("other");
            AgentProcess.elsewhere(Agent.arguments(
                            archive().toAbsolutePath(),
                            other,
                            List.of("--run-id", FAULT),
                            more("--prometheus-url", server.url())))
                    .isDone();
            assertThat(new Written(other.resolve(FAULT)).isComplete().computed())
                    .isEqualTo(live);
        }
    }

    @Test
    void theTokenIsNowhere() throws IOException, InterruptedException {
        pin();
        try (PrometheusServer server = PrometheusServer.nezha()) {
            Ran ran = Agent.bare()
                    .with("PROMETHEUS_TOKEN", TOKEN)
                    .report(FAULT, archive(), out, more("--prometheus-url", server.url(), "-v", "--format", "json"));
            assertThat(ran.exit()).isZero();
            assertThat(ran.out() + ran.err()).doesNotContain(TOKEN);
        }
        assertThat(Folder.files(out)).hasSizeGreaterThan(10).allSatisfy(file -> assertThat(
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(TOKEN));
    }

    @Test
    void aServerThatIsDownCostsALineAndNotTheReport() throws IOException {
        pin();
        Agent.bare()
                .report(FAULT, archive(), out, more("--prometheus-url", "http://127.0.0.1:1"))
                .isDoneSaying("http://127.0.0.1:1 did not answer");
        Written written = written();
        assertThat(String.join("\n", written.dataQuality())).contains("http://127.0.0.1:1");
        assertThat(out.resolve(FAULT).resolve("evidence")).doesNotExist();
        Agent.bare()
                .report(FAULT, archive(), out.resolveSibling("without"), baseline())
                .isDone();
        List<JsonNode> without = new Written(out.resolveSibling("without").resolve(FAULT))
                .anomalies()
                .toList();
        assertThat(written.anomalies().toList()).isEqualTo(without);
    }

    private void live() throws IOException, InterruptedException {
        try (PrometheusServer server = PrometheusServer.nezha()) {
            Agent.bare()
                    .report(FAULT, archive(), out, more("--prometheus-url", server.url()))
                    .isDone();
        }
    }

    private static void flagsTheCpuOfFrontend(Written written) {
        assertThat(written.anomalies()).anySatisfy(anomaly -> {
            assertThat(anomaly.path("subject").asString("")).isEqualTo("frontend");
            assertThat(anomaly.path("metric").asString("")).startsWith("cpu");
            assertThat(anomaly.path("severity").asString("")).isEqualTo("high");
            assertThat(anomaly.path("status").asString("")).isEqualTo("alert");
            assertThat(anomaly.path("verdict").asString("")).isEqualTo("regression");
        });
        assertThat(written.findings().path("baseline").path("size").asInt()).isEqualTo(40);
        assertThat(written.findings().path("baseline").path("pinned").asBoolean())
                .isTrue();
        assertThat(written.findings()
                        .path("root_causes")
                        .path(0)
                        .path("subject")
                        .asString(""))
                .isEqualTo("frontend");
    }

    private void evidenceIsReadable() throws IOException {
        Path usual = Files.writeString(out.resolve("usual"), "");
        List<Path> evidence = Folder.files(out.resolve(FAULT).resolve("evidence"));
        assertThat(evidence).hasSizeGreaterThan(5);
        for (Path file : evidence) {
            assertThat(file.toString()).matches(".*\\.(json|gz)");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)));
        }
    }

    private void pin() throws IOException {
        JsonNode ids = JsonMapper.builder()
                .build()
                .readTree(DataDir.of("nezha/truth/sigma-v2-2022-08-22.json"))
                .path("baseline_run_ids");
        Files.write(pinned, ids.valueStream().map(id -> id.asString("")).toList());
    }

    private String[] baseline() {
        return more();
    }

    private String[] more(String... options) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("--baseline", "@" + pinned), java.util.stream.Stream.of(options))
                .toArray(String[]::new);
    }

    private static Path archive() {
        return DataDir.of("nezha/runs-v2");
    }

    private Written written() {
        return new Written(out.resolve(FAULT)).isComplete();
    }
}
