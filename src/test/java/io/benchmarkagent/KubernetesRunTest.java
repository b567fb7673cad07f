package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.KubernetesServer;
import io.benchmarkagent.fixtures.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A run during which a real cluster started again, with its objects in an API that lists them. */
class KubernetesRunTest {
    private static final String CLUSTER =
            "fixtures/kubernetes/replicatedhq_troubleshoot/support-bundle/cluster-resources/";
    private static final String RUN = "gcp-amd-20221221-095000";
    private static final String TOKEN = "k8s-tok-51c09ae";
    private static final String SECRET = "s3cr3t-77aa01";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path tmp;
    private final Path archive;
    private final Path out;

    KubernetesRunTest(@TempDir Path tmp) {
        this.tmp = tmp;
        archive = tmp.resolve("archive");
        out = tmp.resolve("out");
    }

    @BeforeEach
    void anArchiveWithARunOfThatMorning() throws IOException {
        Folder.copy(SAMPLE, archive);
        String run = Folder.text(SAMPLE.resolve(INCIDENT + ".json"))
                .replace(INCIDENT, RUN)
                .replace("n2d-standard-4", "k3s")
                .replace("2026-03-01T14:30:22", "2022-12-21T09:50:22")
                .replace("2026-03-01T14:20", "2022-12-21T09:40")
                .replace("2026-03-01T14:30", "2022-12-21T09:50");
        Files.writeString(archive.resolve(RUN + ".json"), run);
    }

    @Test
    void whatTheClusterTellsIsRecordedAndAReportWithoutTheClusterSaysTheSame()
            throws IOException, InterruptedException {
        String live;
        String[] asked;
        try (KubernetesServer server = cluster()) {
            asked = new String[] {"--kubeconfig", kubeconfig(server).toString()};
            report(asked).isDone();
            live = written().computed();
            assertThat(server.asked()).hasSize(11).allSatisfy(one -> {
                assertThat(one.method()).isEqualTo("GET");
                assertThat(one.authorization()).isEqualTo("Bearer " + TOKEN);
            });
            tellsOfTheRestart();
            server.asked().forEach(one -> assertThat(one.path()).doesNotContain("secrets", "configmaps"));
        }
        SortedMap<String, String> evidence = Folder.state(evidence());
        assertThat(evidence).hasSize(12);

        report(asked).isDone();
        assertThat(written().computed()).as("the cluster is gone").isEqualTo(live);
        report().isDone();
        assertThat(written().computed()).as("nobody is to be asked").isEqualTo(live);
        assertThat(Folder.state(evidence())).isEqualTo(evidence);
    }

    @Test
    void whatIsAskedFromTheArchivesEvidenceSaysTheSame() throws IOException, InterruptedException {
        try (KubernetesServer server = cluster()) {
            report("--kubeconfig", kubeconfig(server).toString()).isDone();
        }
        String live = written().computed();
        Path recorded = Files.createDirectories(archive.resolve("evidence").resolve(RUN));
        Files.move(evidence(), recorded.resolve("kubernetes"));

        report().isDone();
        assertThat(written().computed()).isEqualTo(live);
    }

    @Test
    void whatIsRecordedReadsAsAListOfObjects() throws IOException, InterruptedException {
        try (KubernetesServer server = cluster()) {
            report("--kubeconfig", kubeconfig(server).toString()).isDone();
        }
        JsonNode pods = json(evidence().resolve("pods.json.gz"));
        assertThat(pods.path("kind").asString()).isEqualTo("List");
        assertThat(pods.path("items")).hasSize(7).allSatisfy(pod -> {
            assertThat(pod.path("kind").asString()).isEqualTo("Pod");
            assertThat(pod.path("apiVersion").asString()).isEqualTo("v1");
            assertThat(pod.path("metadata").has("managedFields")).isFalse();
            assertThat(pod.path("metadata").has("annotations")).isFalse();
        });
    }

    @Test
    void noSecretAndNoTokenIsKeptOrTold() throws IOException, InterruptedException {
        try (KubernetesServer server = cluster()) {
            server.put("Pod", "kube-system", secretive("leaky-0"));
            server.put("Deployment", "kube-system", secretive("leaky"));
            Ran ran = report("--kubeconfig", kubeconfig(server).toString(), "-v", "--format", "json");
            assertThat(ran.exit()).isZero();
            assertThat(ran.out() + ran.err()).doesNotContain(SECRET, TOKEN);
        }
        assertThat(Folder.files(out)).hasSizeGreaterThan(12).allSatisfy(file -> assertThat(unpacked(file))
                .doesNotContain(SECRET, TOKEN));
        assertThat(unpacked(evidence().resolve("pods.json.gz"))).contains("leaky-0");
    }

    @Test
    void anotherNamespaceIsAskedForAnew() throws IOException, InterruptedException {
        try (KubernetesServer server = cluster()) {
            String[] asked = {"--kubeconfig", kubeconfig(server).toString()};
            report(asked).isDone();
            report(asked[0], asked[1], "-n", "default").isDone();
            assertThat(json(evidence().resolve("pods.json.gz")).path("items")).hasSize(1);
        }
    }

    @Test
    void nobodyIsAskedUnlessItIsAskedFor() throws IOException, InterruptedException {
        try (KubernetesServer server = cluster()) {
            Path kubeconfig = kubeconfig(server);
            Agent agent = Agent.bare().with("KUBECONFIG", kubeconfig.toString()).with("KUBERNETES_PORT", "tcp://x:443");
            agent.report(RUN, archive, out, "--llm", "off").isDone();
            assertThat(server.asked()).isEmpty();

            agent.report(RUN, archive, out, "--llm", "off", "--kubernetes").isDone();
            assertThat(server.asked()).hasSize(11);
        }
    }

    @Test
    void aSettingsFileAsksAsTheOptionsDo() throws IOException, InterruptedException {
        try (KubernetesServer server = cluster()) {
            Path settings = Files.writeString(
                    tmp.resolve("agent.yaml"),
                    "kubernetes: {enabled: true, kubeconfig: '" + kubeconfig(server) + "', context: bench}\n");
            report("--config", settings.toString()).isDone();
            assertThat(server.asked()).hasSize(11);
        }
    }

    @Test
    void aNamespaceThatCanBeNoneIsRefused() {
        report("--namespace", "No Such").isRefused(2, "kubernetes.namespace", "No Such", "lower case");
    }

    @Test
    void theDeadlineHoldsWhateverTheClusterDoes() throws IOException {
        for (RawServer.Behaviour behaviour : List.of(RawServer.hangs(), RawServer.drips())) {
            Instant begun = Instant.now();
            try (RawServer server = RawServer.that(behaviour)) {
                Path kubeconfig =
                        Files.writeString(tmp.resolve("slow"), KubernetesServer.kubeconfig(server.url(), "default"));
                report("--kubeconfig", kubeconfig.toString(), "--deadline", "8s")
                        .isDoneSaying("Kubernetes at " + server.url(), "its time of 3 s is over");
            }
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(12));
            assertThat(evidence()).doesNotExist();
        }
    }

    @Test
    void withoutAClusterNothingOfItsClientIsLoaded() throws IOException, InterruptedException {
        Path log = tmp.resolve("classes.log");
        List<String> command = AgentProcess.command(
                List.of("-Xlog:class+load:file=" + log),
                Agent.arguments(SAMPLE, out, List.of("--latest"), "--llm", "off"));
        assertThat(AgentProcess.ran(new ProcessBuilder(command)).exit()).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            assertThat(lines.filter(line -> line.contains("fabric8") || line.contains("java.net.http.")))
                    .isEmpty();
        }
    }

    private void tellsOfTheRestart() throws IOException {
        assertThat(written().json()).contains("local-path-provisioner").contains("traefik");
        assertThat(written().anomalies())
                .anySatisfy(anomaly ->
                        assertThat(anomaly.path("subject").asString("")).contains("metrics-server"));
    }

    private static KubernetesServer cluster() throws IOException, InterruptedException {
        return KubernetesServer.http()
                .with("Pod", "kube-system", DataDir.of(CLUSTER + "pods/kube-system.json"))
                .with("Pod", "default", DataDir.of(CLUSTER + "pods/default.json"))
                .with("Deployment", "kube-system", DataDir.of(CLUSTER + "deployments/kube-system.json"))
                .with("ReplicaSet", "kube-system", DataDir.of(CLUSTER + "replicasets/kube-system.json"))
                .with("Event", "default", DataDir.of(CLUSTER + "events/default.json"))
                .with("Node", "", DataDir.of(CLUSTER + "nodes.json"));
    }

    private static ObjectNode secretive(String name) {
        String container = "{\"name\":\"c\",\"env\":[{\"name\":\"PASSWORD\",\"value\":\"%1$s\"}],"
                + "\"args\":[\"--token=%1$s\"],\"resources\":{\"limits\":{\"cpu\":\"1\"}}}";
        String json =
                "{\"metadata\":{\"name\":\"%2$s\",\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":"
                        + "\"%1$s\"},\"managedFields\":[{\"manager\":\"%1$s\"}]},\"data\":{\"token\":\"%1$s\"},"
                        + "\"spec\":{\"containers\":[" + container + "],\"template\":{\"spec\":{\"containers\":["
                        + container
                        + "]}}},\"status\":{\"containerStatuses\":[{\"name\":\"c\",\"state\":{\"terminated\":"
                        + "{\"reason\":\"Error\",\"exitCode\":1,\"message\":\"%1$s\"}}}]}}";
        return (ObjectNode) JSON.readTree(json.formatted(SECRET, name));
    }

    private Path kubeconfig(KubernetesServer server) throws IOException {
        return server.kubeconfig(tmp.resolve("kubeconfig"), "kube-system");
    }

    private Ran report(String... more) {
        return Agent.bare().report(RUN, archive, out, more);
    }

    private Written written() {
        return new Written(out.resolve(RUN)).isComplete();
    }

    private Path evidence() {
        return out.resolve(RUN).resolve("evidence").resolve("kubernetes");
    }

    private static JsonNode json(Path file) {
        return JSON.readTree(unpacked(file));
    }

    private static String unpacked(Path file) {
        try (InputStream packed = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(packed) : packed) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
