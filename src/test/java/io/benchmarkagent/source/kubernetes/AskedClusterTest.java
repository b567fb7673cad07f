package io.benchmarkagent.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.KubernetesServer;
import io.benchmarkagent.fixtures.RawServer;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.PodState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a cluster does, it costs one line each, which says what, where and what to do. */
class AskedClusterTest {
    private static final Instant END = Instant.parse("2026-03-01T14:30:00Z");
    private static final Instant BEGIN = END.minusSeconds(600);
    private static final String EMPTY = "{\"kind\":\"PodList\",\"items\":[]}";

    private final Path tmp;
    private final Path kubeconfig;
    private final Path evidence;

    AskedClusterTest(@TempDir Path tmp) {
        this.tmp = tmp;
        kubeconfig = tmp.resolve("kubeconfig");
        evidence = tmp.resolve("evidence");
    }

    @Test
    void whatIsForbiddenIsOneLineAndTheRestIsThere() throws IOException, InterruptedException {
        try (KubernetesServer server = withAPod().forbidding("events").forbidding("nodes")) {
            Evidence read = ask(server, END);
            assertThat(read.cluster().pods()).extracting(PodState::pod).containsExactly("shop-0");
            assertThat(read.dataQuality()).anySatisfy(line -> {
                assertThat(line.id()).isEqualTo("kubernetes/forbidden");
                assertThat(line.message())
                        .contains(server.url())
                        .contains("did not list events, nodes, nodeevents: HTTP 403: events is forbidden: User");
                assertThat(line.remedy()).contains("ci/kubernetes/rbac.yaml");
            });
            assertThat(ids(read)).containsExactly("kubernetes/forbidden", "kubernetes/podmetrics/none");
        }
    }

    @Test
    void aClusterWithoutMetricsServerSaysSoAlsoWhenItIsGone() throws IOException, InterruptedException {
        Evidence live;
        try (KubernetesServer server = withAPod().saying(404, "404 page not found", ".*metrics.k8s.io.*")) {
            live = ask(server, END);
        }
        assertThat(ids(live)).containsExactly("kubernetes/podmetrics/none");
        assertThat(again()).isEqualTo(live);
    }

    @Test
    void eventsThatTheClusterHasForgottenAreMissed() throws IOException, InterruptedException {
        try (KubernetesServer server = withAPod()) {
            Evidence late = ask(server, END.plus(Duration.ofHours(3)));
            assertThat(late.dataQuality()).anySatisfy(line -> {
                assertThat(line.id()).isEqualTo("kubernetes/events/expired");
                assertThat(line.message()).contains("190 minutes after the run began");
            });
            assertThat(again()).isEqualTo(late);
        }
    }

    @Test
    void eventsOfBeforeTheRunShowThatNoneHasExpired() throws IOException, InterruptedException {
        try (KubernetesServer server = withAPod()) {
            server.put(
                    "Event",
                    "shop",
                    object("{\"metadata\":{\"name\":\"e\"},\"lastTimestamp\":\"2026-03-01T14:00:00Z\",\"count\":1}"));
            assertThat(ids(ask(server, END.plus(Duration.ofHours(3))))).containsExactly("kubernetes/podmetrics/none");
        }
    }

    @Test
    void aNamespaceWithoutPodsIsNamed() throws IOException {
        try (KubernetesServer server = KubernetesServer.http()) {
            Evidence read = ask(server, END);
            assertThat(read.dataQuality()).singleElement().satisfies(line -> {
                assertThat(line.message()).contains("namespace shop had no pods");
                assertThat(line.remedy()).contains("--namespace");
            });
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsToldAsOne() throws IOException {
        try (KubernetesServer server = KubernetesServer.https()) {
            assertThat(stopped(ask(server, END))).satisfies(line -> {
                assertThat(line.id()).isEqualTo("kubernetes/tls");
                assertThat(line.message()).contains(server.url(), "certification path");
                assertThat(line.remedy()).contains("certificate-authority");
            });
        }
    }

    @Test
    void aClusterThatIsNotThereIsAskedOnce() throws IOException {
        Files.writeString(kubeconfig, KubernetesServer.kubeconfig("http://127.0.0.1:1", "shop"));
        assertThat(stopped(collect(END))).satisfies(line -> {
            assertThat(line.id()).isEqualTo("kubernetes/unreachable");
            assertThat(line.message()).contains("http://127.0.0.1:1", "Not known: pods, events, ");
            assertThat(line.remedy()).contains("kubectl get pods");
        });
        assertThat(evidence).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, unauthorized, HTTP 401",
        "500 Oops,         busy,         HTTP 500",
        "429 Too Many,     busy,         HTTP 429",
        "302 Found,        unreachable,  no connection",
        "200 OK,           malformed,    is not JSON"
    })
    void anAnswerThatIsNoListIsToldByItsKind(String status, String reason, String words) throws IOException {
        try (RawServer server = RawServer.that(RawServer.says(status, "<html>Sign in</html>"))) {
            Files.writeString(kubeconfig, KubernetesServer.kubeconfig(server.url(), "shop"));
            assertThat(collect(END).dataQuality()).singleElement().satisfies(line -> {
                assertThat(line.id()).isEqualTo("kubernetes/" + reason);
                assertThat(line.message()).contains(server.url(), words).doesNotContain("Sign in");
            });
        }
    }

    @Test
    void gigabytesAreNotRead() throws IOException {
        String start = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"items\":[";
        RawServer.Behaviour flood = (asked, out) -> {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            while (true) {
                out.write(blanks);
            }
        };
        try (RawServer server = RawServer.that(flood)) {
            Files.writeString(kubeconfig, KubernetesServer.kubeconfig(server.url(), "shop"));
            assertThat(collect(END).dataQuality()).singleElement().satisfies(line -> assertThat(line.id())
                    .isIn("kubernetes/too-much", "kubernetes/out-of-time"));
        }
    }

    @Test
    void pagesAreReadToTheEndAndAgainAtOnceWhereTheyHaveChanged() throws IOException {
        RawServer.Behaviour pages = (asked, out) -> {
            String page = EMPTY;
            if (asked.target().contains("/pods") && !asked.target().contains("metrics")) {
                page = asked.target().contains("continue=n=1")
                        ? pods("b", "")
                        : asked.target().contains("limit=") ? pods("a", "n=1") : pods("all", "");
            }
            RawServer.says("200 OK", page).answer(asked, out);
        };
        assertThat(names(pages)).containsExactly("a", "b");

        Files.deleteIfExists(evidence.resolve("pods.json.gz"));
        assertThat(names((asked, out) -> {
                    boolean gone = asked.target().contains("continue=");
                    (gone ? RawServer.says("410 Gone", "{}") : pages).answer(asked, out);
                }))
                .containsExactly("all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    none.yaml        |       | none.yaml is no file that can be read
                    empty.yaml       |       | empty.yaml is no kubeconfig that can be read
                    broken.yaml      |       | broken.yaml is no kubeconfig that can be read
                    list.yaml        |       | list.yaml is no kubeconfig that can be read
                    no-context.yaml  |       | names no current-context; it has none
                    kubeconfig       | prod  | has no context 'prod'; it has bench
                    no-cluster.yaml  | bench | names the cluster 'local', which the kubeconfig lacks
                    no-user.yaml     | bench | names the user 'ci', whom the kubeconfig lacks
                    token-file.yaml  | bench | the token's file /no/such/token cannot be read
                    no-command.yaml  | bench | gets its credentials by a command that is not named
                    authority.yaml   | bench | its certificates, or its proxy, cannot be used
                    """)
    void aKubeconfigThatCannotBeUsedIsToldAndNobodyIsAsked(String file, String context, String words)
            throws IOException {
        String good = KubernetesServer.kubeconfig("https://127.0.0.1:1", "shop");
        Files.writeString(kubeconfig, good);
        Files.writeString(tmp.resolve("empty.yaml"), "");
        Files.writeString(tmp.resolve("broken.yaml"), "clusters: [SECRET");
        Files.writeString(tmp.resolve("list.yaml"), "- SECRET\n");
        Files.writeString(tmp.resolve("no-context.yaml"), "kind: Config\n");
        Files.writeString(tmp.resolve("no-cluster.yaml"), good.replace("- name: local", "- name: other"));
        Files.writeString(tmp.resolve("no-user.yaml"), good.replace("- name: ci", "- name: other"));
        Files.writeString(
                tmp.resolve("token-file.yaml"), good.replaceFirst("token: .*}", "tokenFile: /no/such/token}"));
        Files.writeString(
                tmp.resolve("no-command.yaml"), good.replaceFirst("user: \\{token: .*}", "user: {exec: {args: [a]}}"));
        Files.writeString(
                tmp.resolve("authority.yaml"),
                good.replace("cluster: {server", "cluster: {certificate-authority: /no/such/ca, server"));

        Evidence read = collect(tmp.resolve(file), context == null ? "" : context, END);
        assertThat(stopped(read)).satisfies(line -> {
            assertThat(line.id()).isEqualTo("kubernetes/kubeconfig");
            assertThat(line.message()).contains(words).doesNotContain("SECRET");
            assertThat(line.remedy()).contains("--kubeconfig", "--context");
        });
    }

    @Test
    void whereNoKubeconfigIsAndNoPodThatIsSaid() {
        Evidence read = new KubernetesSource(Recorded.settings(true, "", "", ""), Map.of(), Clock.systemUTC())
                .collect(BEGIN, END, List.of(evidence), evidence);
        assertThat(stopped(read).message()).contains("there is no kubeconfig, and this is no pod of a cluster");
    }

    private KubernetesServer withAPod() throws IOException, InterruptedException {
        KubernetesServer server = KubernetesServer.http();
        server.put("Pod", "shop", object("{\"metadata\":{\"name\":\"shop-0\"}}"));
        return server;
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static String pods(String name, String next) {
        return "{\"kind\":\"PodList\",\"metadata\":{\"continue\":\"%s\"},\"items\":[{\"metadata\":{\"name\":\"%s\"}}]}"
                .formatted(next, name);
    }

    private Stream<String> names(RawServer.Behaviour behaviour) throws IOException {
        try (RawServer server = RawServer.that(behaviour)) {
            Files.writeString(kubeconfig, KubernetesServer.kubeconfig(server.url(), "shop"));
            return collect(END).cluster().pods().stream().map(PodState::pod);
        }
    }

    private static DataQuality stopped(Evidence read) {
        assertThat(read.dataQuality()).hasSize(1);
        assertThat(read.dataQuality().get(0).severity()).isEqualTo(DataQuality.Level.ERROR);
        return read.dataQuality().get(0);
    }

    private static List<String> ids(Evidence read) {
        return read.dataQuality().stream().map(DataQuality::id).sorted().toList();
    }

    private Evidence ask(KubernetesServer server, Instant now) throws IOException {
        server.kubeconfig(kubeconfig, "shop");
        return collect(now);
    }

    private Evidence collect(Instant now) {
        return collect(kubeconfig, "", now);
    }

    private Evidence collect(Path config, String context, Instant now) {
        return new KubernetesSource(
                        Recorded.settings(true, config.toString(), context, ""),
                        Map.of(),
                        Clock.fixed(now, ZoneOffset.UTC))
                .collect(BEGIN, END, List.of(evidence), evidence);
    }

    /** From what was recorded, asking nobody. */
    private Evidence again() {
        return Recorded.read(List.of(evidence), BEGIN, END);
    }
}
