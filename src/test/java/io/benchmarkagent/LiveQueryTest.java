package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.live.LiveSettings;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.tool.prometheus.PrometheusTools;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.comparison.Comparing;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.fixtures.RawServer;
import io.benchmarkagent.pipeline.ArchiveDoor;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.pipeline.ReportRequest;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.PriceFile;
import io.benchmarkagent.source.prometheus.LivePrometheus;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions that a live Prometheus answers: typed as PromQL, and by each of its tools. */
@SuppressWarnings("NullAway.Init")
class LiveQueryTest {
    private static final String THEN = " @ 1661144400";
    private static final String MEMORY = "promql: sum(container_memory_working_set_bytes" + THEN + ")";
    private static final Span HOUR =
            new Span(Instant.parse("2022-08-22T05:00:00Z"), Instant.parse("2022-08-22T06:00:00Z"), "from five to six");

    private static PrometheusServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PrometheusServer.nezha();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anExpressionIsAnsweredWithWhatWasSent() {
        JsonNode answer = json(MEMORY, "--prometheus-url", server.url());
        assertThat(answer.path("outcome").asString()).isEqualTo("answered");
        assertThat(answer.at("/sources/0/type").asString()).isEqualTo("prometheus");
        assertThat(answer.at("/sources/0/query").asString())
                .startsWith("sum(container_memory_working_set_bytes{namespace=\"default\"} @ 1661144400)");
        assertThat(answer.at("/tables/0/rows").size()).isEqualTo(1);
    }

    @Test
    void whoGivesASpanIsToldWhichMomentWasTaken() {
        String[] span = {
            "--prometheus-url", server.url(), "--from", "2022-08-22T05:00:00Z", "--to", "2022-08-22T06:00:00Z"
        };
        assertThat(json("promql: sum(container_memory_working_set_bytes)", span)
                        .path("response")
                        .asString())
                .contains("one moment, 2022-08-22T06:00:00Z, the end of", "--from 2022-08-22T05:00:00Z --to")
                .endsWith("\"range: sum(container_memory_working_set_bytes)\" tells its course over all of it.");
        assertThat(json("range: sum(container_memory_working_set_bytes)", span)
                        .path("response")
                        .asString())
                .doesNotContain("one moment");
        assertThat(json(
                                "promql: sum(container_memory_working_set_bytes)",
                                "--prometheus-url",
                                server.url(),
                                "--to",
                                span[5])
                        .path("response")
                        .asString())
                .doesNotContain("one moment");
    }

    @Test
    void whoWaitsIsToldForWhom() {
        try (RawServer hanging = RawServer.that(RawServer.hangs())) {
            Ran ran = ask("promql: up", "--prometheus-url", hanging.url(), "--deadline", "2s", "-v");
            assertThat(ran.err().lines()).contains("asking Prometheus at " + hanging.url());
        }
    }

    @Test
    void noSeriesIsNoDataAndNoServerIsAFailure() {
        JsonNode none = json(MEMORY, "--prometheus-url", server.url(), "--namespace", "elsewhere");
        assertThat(none.path("outcome").asString()).isEqualTo("no_data");
        assertThat(none.path("response").asString())
                .contains("which is not to say that it was 0", "namespace=\"elsewhere\"");
        JsonNode failed = json(MEMORY);
        assertThat(failed.path("outcome").asString()).isEqualTo("failed");
        assertThat(failed.path("response").asString()).isEqualTo("no Prometheus is configured: give --prometheus-url");
    }

    @Test
    void anotherNamespaceIsRefusedBeforeAnythingIsSent() {
        try (RawServer untouched = RawServer.that(RawServer.hangs())) {
            JsonNode answer = json("range: up{namespace=\"kube-system\"}", "--prometheus-url", untouched.url());
            assertThat(answer.path("outcome").asString()).isEqualTo("failed");
            assertThat(answer.path("response").asString()).contains("is not the namespace default");
            assertThat(untouched.asked()).isEmpty();
        }
    }

    @Test
    void aPrometheusThatHangsIsWaitedForNoLongerThanTheDeadline() {
        try (RawServer hanging = RawServer.that(RawServer.hangs())) {
            Ran ran = ask("promql: up", "--prometheus-url", hanging.url(), "--deadline", "2s");
            assertThat(ran.out()).contains("did not answer");
            assertThat(ran.exit()).isEqualTo(Exit.FAILED);
            assertThat(hanging.asked()).hasSizeLessThan(3);
        }
    }

    @Test
    void aRangeIsToldWithItsCourse() {
        Found.Data data =
                data(find("prometheus_range", "sum by (pod) (container_memory_working_set_bytes)", server.url()));
        assertThat(data.says()).contains("the highest of", "a point every");
        assertThat(data.tables().get(0).head()).contains("P95", "MAX AT", "POINTS");
        assertThat(data.tables().get(0).rows()).hasSizeGreaterThan(8);
        assertThat(data.confidence().value()).isGreaterThan(0.9);
        assertThat(data.sources()).extracting(Source::type).containsOnly(Source.Type.PROMETHEUS);
    }

    @Test
    void namesAndValuesAreListedInPart() {
        assertThat(data(find("metric_names", "CPU", server.url()))
                        .tables()
                        .get(0)
                        .rows())
                .contains(List.of("container_cpu_usage_seconds_total"))
                .doesNotContain(List.of("http_requests_total"));
        assertThat(find("metric_names", "nothing-like-it", server.url())).isInstanceOf(Found.Nothing.class);
        assertThat(data(find("label_values", "container", server.url()))
                        .tables()
                        .get(0)
                        .rows())
                .contains(List.of("server"));
        assertThat(find("label_values", "no/label", server.url())).isInstanceOf(Found.Failed.class);
    }

    @Test
    void alertsAndTargetsAreThoseOfOurNamespaceAndOthersAreCounted() {
        String alerts =
                """
                {"status":"success","data":{"alerts":[
                {"labels":{"alertname":"Slow","namespace":"default","pod":"cart-1"},"annotations":{"summary":"p95 is high"},
                 "state":"firing","activeAt":"2022-08-22T05:00:00Z","value":"1e+00"},
                {"labels":{"alertname":"Secret","namespace":"other"},"annotations":{},"state":"firing","activeAt":"x"}]}}""";
        String targets =
                """
                {"status":"success","data":{"activeTargets":[
                {"labels":{"job":"kubelet","namespace":"default","pod":"cart-1"},"health":"down","lastError":"refused",
                 "lastScrape":"2022-08-22T05:00:00Z"},
                {"labels":{"job":"node"},"health":"up","lastError":"","lastScrape":"x"}]}}""";
        RawServer.Behaviour both =
                (asked, out) -> RawServer.says("200 OK", asked.target().contains("alerts") ? alerts : targets)
                        .answer(asked, out);
        try (RawServer lists = RawServer.that(both)) {
            assertThat(data(find("alerts", "", lists.url())).says())
                    .startsWith("1 alert is pending or firing in namespace default (1 of another namespace");
            assertThat(data(find("alerts", "", lists.url()))
                            .tables()
                            .get(0)
                            .rows()
                            .toString())
                    .contains("Slow", "cart-1", "p95 is high")
                    .doesNotContain("Secret");
            assertThat(data(find("targets", "", lists.url())).says()).startsWith("0 of 1 targets are up");
        }
        assertThat(data(find("alerts", "", server.url())).says()).startsWith("No alert is pending or firing");
        assertThat(find("targets", "", server.url())).isInstanceOf(Found.Nothing.class);
    }

    private static Found.Data data(Found found) {
        assertThat(found).isInstanceOf(Found.Data.class);
        return (Found.Data) found;
    }

    private static Found find(String name, String expression, String url) {
        Tool tool = PrometheusTools.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Desk desk = desk(url);
        Desk.Looking.At at = (Desk.Looking.At) desk.look(Optional.empty());
        return tool.find(Wanted.of(at.look()).asking(expression).during(HOUR), desk);
    }

    private static Desk desk(String url) {
        Variables none = new Variables(Map.of());
        Clock clock = Clock.fixed(HOUR.to(), ZoneOffset.UTC);
        Terminal terminal = Terminal.of(Map.of(), line -> line, System.out, System.err);
        ArchiveDoor.Opening.Opened archive = (ArchiveDoor.Opening.Opened)
                ArchiveDoor.open(SAMPLE, ZoneOffset.UTC, MetricCatalogue.standard(), Optional.empty());
        LivePrometheus prometheus = LivePrometheus.of(PrometheusSettings.at(url), Map.of(), Optional.empty(), clock);
        return new Desk(
                archive.archive(),
                new ArchiveCommands(none, terminal, clock)
                        .recorded(settings(none), MetricCatalogue.standard(), Progress.SILENT),
                new ReportRequest(
                        Optional.empty(),
                        SAMPLE,
                        Path.of("target", "no-reports"),
                        List.of(),
                        Optional.empty(),
                        ZoneOffset.UTC,
                        Optional.empty(),
                        io.benchmarkagent.source.accepted.AcceptedFile.beside(Path.of("benchmark-agent.yaml")),
                        Optional.empty(),
                        List.of()),
                new Desk.Aids(
                        CallGraph.of(List.of()),
                        new Comparing(
                                MetricCatalogue.standard(),
                                PriceFile.of(""),
                                settings(none).baseline()),
                        Optional.of(new Live(prometheus, LiveSettings.STANDARD)),
                        Optional.empty()));
    }

    private static Settings settings(Variables variables) {
        try {
            return new SettingsReader(variables).read(Map.of(), Optional.empty());
        } catch (SettingsReader.WrongSettings wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Whatever came of it, which its exit code tells as well. */
    private static JsonNode json(String question, String... more) {
        List<String> options = new ArrayList<>(List.of("--format", "json"));
        options.addAll(List.of(more));
        Ran ran = ask(question, options.toArray(String[]::new));
        assertThat(ran.err()).isEmpty();
        JsonNode answer = JsonMapper.shared().readTree(ran.out());
        boolean failed = answer.path("outcome").asString().equals("failed");
        assertThat(ran.exit()).isEqualTo(failed ? Exit.FAILED : Exit.DONE);
        return answer;
    }

    private static Ran ask(String question, String... more) {
        List<String> all = new ArrayList<>(List.of("query", "--archive", SAMPLE.toString(), question));
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }
}
