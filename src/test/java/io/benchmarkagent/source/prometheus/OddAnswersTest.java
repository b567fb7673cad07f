package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.source.prometheus.ScriptedServer.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Against a server that answers everything but what is hoped for. */
@SuppressWarnings("NullAway.Init")
class OddAnswersTest {
    private static final Window RUN =
            new Window("default", Instant.parse("2026-01-01T00:10:00Z"), Instant.parse("2026-01-01T00:15:00Z"));
    private static final long MINUTE = Instant.parse("2026-01-01T00:10:00Z").getEpochSecond();
    private static final String EMPTY = matrix("");
    private static final String PROBE =
            matrix("{\"metric\":{},\"values\":[[0,\"1\"],[60,\"1\"],[120,\"1\"],[180,\"1\"]]}");
    private static final String POINTS = matrix(series("a", "1", "2", "3", "4", "5", "6"));

    @TempDir
    Path temp;

    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aServerThatIsBusyIsAskedAgainWhenItSays() throws IOException {
        Evidence evidence = one(
                (asked, n) -> n == 1 ? Reply.status(429, "slow down").with("Retry-After", "7") : answer(asked, POINTS));

        assertThat(outcome(evidence)).isEqualTo("ok");
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aWaitThatIsTooLongIsCut() throws IOException {
        one((asked, n) -> n == 1 ? Reply.status(429, "").with("Retry-After", "86400") : answer(asked, POINTS));

        assertThat(waits).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void aFailingServerIsAskedAgainAfterTwiceTheTime() throws IOException {
        Evidence evidence = one((asked, n) -> n <= 2 ? Reply.status(500, "oops") : answer(asked, POINTS));

        assertThat(outcome(evidence)).isEqualTo("ok");
        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void aWrongQueryIsNotAskedAgainAndSaysWhy() throws IOException {
        String body = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:5: parse error\"}";
        try (ScriptedServer server =
                ScriptedServer.answering((asked, n) -> isProbe(asked) ? Reply.ok(PROBE) : Reply.status(400, body))) {
            Evidence evidence = collect(server.url(), Map.of());

            assertThat(outcome(evidence)).isEqualTo("error: HTTP 400 bad_data: 1:5: parse error");
            assertThat(ids(evidence)).contains("prometheus/a/error");
            assertThat(server.asked())
                    .filteredOn(asked -> asked.path().endsWith("query_range"))
                    .hasSize(1);
            assertThat(temp.resolve("recorded")).doesNotExist();
        }
    }

    @Test
    void anErrorUnderStatusTwoHundredIsAnError() throws IOException {
        Evidence evidence = one((asked, n) ->
                answer(asked, "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"query timed out\"}"));

        assertThat(outcome(evidence)).isEqualTo("error: timeout: query timed out");
    }

    @Test
    void anAnswerOfHalfTheBytesIsAskedAgainAndThenAnError() throws IOException {
        Evidence evidence = one((asked, n) -> isProbe(asked) ? Reply.ok(PROBE) : new Reply(200, Map.of(), POINTS, 100));

        assertThat(outcome(evidence)).startsWith("error: the answer breaks off");
        assertThat(waits).hasSize(2);
    }

    @Test
    void anAnswerCutShortByAProxyIsAnError() throws IOException {
        Evidence evidence = one((asked, n) -> answer(asked, POINTS.substring(0, POINTS.length() - 30)));

        assertThat(outcome(evidence)).startsWith("error: the answer breaks off after");
    }

    @Test
    void aPageInPlaceOfAnAnswerEndsTheAskingWithOneLine() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering((asked, n) -> Reply.ok("<html><body>Sign in</body></html>"))) {
            Evidence evidence = collect(server.url(), Map.of());

            assertThat(ids(evidence)).containsExactly("prometheus/not-prometheus");
            assertThat(outcome(evidence)).startsWith("not asked: ");
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void aServerOutOfReachIsOneLineHoweverManyQueries() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        PrometheusSource source = new PrometheusSource(
                QueryCatalogue.standard(),
                PrometheusSettings.at("http://127.0.0.1:" + port),
                Map.of(),
                waits::add,
                11_000);

        Evidence evidence = source.collect(RUN, List.of(), temp.resolve("recorded"));

        assertThat(ids(evidence)).containsExactly("prometheus/unreachable");
        assertThat(evidence.queries())
                .hasSameSizeAs(QueryCatalogue.standard().queries())
                .allMatch(asked -> asked.outcome().startsWith("not asked: "));
        assertThat(waits).hasSize(2);
    }

    @Test
    void aServerThatHangsIsLeftAfterTheTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            PrometheusSettings settings =
                    settings("http://127.0.0.1:" + silent.getLocalPort(), "200ms", 2, 1_000_000, "", "", "");

            Evidence evidence = collect(settings, Map.of());

            assertThat(ids(evidence)).containsExactly("prometheus/timeout");
        }
    }

    @Test
    void refusedCredentialsAreOneLineAndNotTriedAgain() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> Reply.status(401, "who are you"))) {
            Evidence evidence = collect(server.url(), Map.of("PROMETHEUS_TOKEN", "s3cret"));

            assertThat(ids(evidence)).containsExactly("prometheus/unauthorized");
            assertThat(server.asked()).hasSize(1);
            assertThat(evidence.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void theTokenOfTheEnvironmentIsSent() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> answer(asked, POINTS))) {
            collect(server.url(), Map.of("PROMETHEUS_TOKEN", "s3cret\n"));

            assertThat(server.asked()).allMatch(asked -> asked.authorization().equals("Bearer s3cret"));
        }
    }

    @Test
    void theTokenOfAFileIsSent() throws IOException {
        Path file = Files.writeString(temp.resolve("token"), "from-file\n");
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> answer(asked, POINTS))) {
            collect(settings(server.url(), "30s", 1, 1_000_000, file.toString(), "", ""), Map.of());

            assertThat(server.asked()).allMatch(asked -> asked.authorization().equals("Bearer from-file"));
        }
    }

    @Test
    void userAndPasswordAreSent() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> answer(asked, POINTS))) {
            collect(settings(server.url(), "30s", 1, 1_000_000, "", "ann", ""), Map.of("PROMETHEUS_PASSWORD", "pw"));

            assertThat(server.asked()).allMatch(asked -> asked.authorization().equals("Basic YW5uOnB3"));
        }
    }

    @Test
    void aSecretThatCannotBeReadIsOneLineAndNothingIsAsked() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> answer(asked, POINTS))) {
            Evidence evidence = collect(
                    settings(
                            server.url(),
                            "30s",
                            1,
                            1_000_000,
                            temp.resolve("absent").toString(),
                            "",
                            ""),
                    Map.of());

            assertThat(ids(evidence)).containsExactly("prometheus/unauthorized");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void aTokenThatNoHeaderMayCarryIsNotSpelledOut() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> answer(asked, POINTS))) {
            Evidence evidence = collect(server.url(), Map.of("PROMETHEUS_TOKEN", "s3\ncret"));

            assertThat(ids(evidence)).containsExactly("prometheus/unauthorized");
            assertThat(evidence.toString()).doesNotContain("s3").doesNotContain("cret");
        }
    }

    @Test
    void credentialsAreNotTakenToAnotherHost() throws IOException {
        try (ScriptedServer other = ScriptedServer.answering((asked, n) -> answer(asked, POINTS));
                ScriptedServer server = ScriptedServer.answering((asked, n) ->
                        Reply.status(302, "").with("Location", "http://localhost:" + other.port() + "/api/v1/query"))) {
            Evidence evidence = collect(server.url(), Map.of("PROMETHEUS_TOKEN", "s3cret"));

            assertThat(other.asked()).isEmpty();
            assertThat(ids(evidence)).containsExactly("prometheus/not-prometheus");
        }
    }

    @Test
    void aRedirectOnTheSameHostIsFollowed() throws IOException {
        Evidence evidence = one((asked, n) -> asked.path().startsWith("/prom/")
                ? answer(asked, POINTS)
                : Reply.status(307, "")
                        .with("Location", "/prom" + asked.path() + "?" + (isProbe(asked) ? "time=1" : "")));

        assertThat(outcome(evidence)).isEqualTo("ok");
    }

    @Test
    void aPathBeforeTheApiIsKept() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> answer(asked, POINTS))) {
            collect(server.url() + "/prometheus/", Map.of());

            assertThat(server.asked()).allMatch(asked -> asked.path().startsWith("/prometheus/api/v1/query"));
        }
    }

    @Test
    void aServersOwnAuthorityIsTrustedWhenItsFileIsGiven() throws IOException {
        HeldCertificate held = new HeldCertificate.Builder()
                .commonName("prometheus")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(held)
                .build()
                .sslContext()));
        Path ca = Files.writeString(temp.resolve("ca.pem"), held.certificatePem());
        try (ScriptedServer server = ScriptedServer.on(https, (asked, n) -> answer(asked, POINTS))) {
            String url = "https://127.0.0.1:" + server.port();

            assertThat(outcome(collect(settings(url, "30s", 1, 1_000_000, "", "", ca.toString()), Map.of())))
                    .isEqualTo("ok");
            assertThat(ids(collect(settings(url, "30s", 1, 1_000_000, "", "", ""), Map.of())))
                    .containsExactly("prometheus/unreachable");
        }
    }

    @Test
    void anAnswerOverTheLimitIsAnError() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> answer(asked, POINTS))) {
            Evidence evidence = collect(settings(server.url(), "30s", 1, 150, "", "", ""), Map.of());

            assertThat(outcome(evidence)).startsWith("error: the answer has more than 150 bytes");
        }
    }

    @Test
    void pointsThatAreNotFiniteAreDroppedAndCounted() throws IOException {
        Evidence evidence = one((asked, n) -> answer(asked, matrix(series("a", "NaN", "+Inf", "-Inf", "4", "5", "6"))));

        Series series = evidence.series().get(0);
        assertThat(series.samples().size()).isEqualTo(3);
        assertThat(series.samples().dropped()).isEqualTo(3);
        assertThat(series.samples().value(0)).isEqualTo(4);
        assertThat(ids(evidence)).containsExactly("prometheus/a/not-finite", "prometheus/a/partial");
        assertThat(outcome(evidence)).isEqualTo("partial");
    }

    @Test
    void nothingIsFilledForwardOrWithZero() throws IOException {
        String gaps = "{\"metric\":{\"pod\":\"a\"},\"values\":[[" + MINUTE + ",\"4\"],[" + (MINUTE + 60) + ",\"NaN\"],["
                + (MINUTE + 240) + ",\"6\"]]}";
        Evidence evidence = one((asked, n) -> answer(asked, matrix(gaps)));

        Samples samples = evidence.series().get(0).samples();
        assertThat(samples.size()).isEqualTo(2);
        assertThat(samples.time(1) - samples.time(0)).isEqualTo(240_000);
        assertThat(List.of(samples.value(0), samples.value(1))).containsExactly(4.0, 6.0);
    }

    @Test
    void aSeriesWithFourOfSixPointsIsPartialAndOneWithFiveIsNot() throws IOException {
        Evidence evidence = one((asked, n) -> answer(
                asked, matrix(series("five", "1", "2", "3", "4", "5") + "," + series("four", "1", "2", "3", "4"))));

        assertThat(evidence.dataQuality()).singleElement().satisfies(line -> assertThat(line.message())
                .contains("four (4)")
                .doesNotContain("five"));
    }

    @Test
    void whatTheServerRemarksIsKept() throws IOException {
        String remarked = POINTS.replace(
                "\"status\"", "\"warnings\":[\"store 3 is down\"],\"infos\":[\"not a counter\"],\"status\"");

        Evidence evidence = one((asked, n) -> answer(asked, remarked));

        assertThat(evidence.queries().get(0).warnings()).containsExactly("store 3 is down", "not a counter");
        assertThat(ids(evidence)).containsExactly("prometheus/a/warnings", "prometheus/a/infos");
        assertThat(outcome(evidence)).isEqualTo("ok");
    }

    @Test
    void podsOfAWorkloadAreOneSeries() throws IOException {
        String pods = matrix(series("web-75d897db69-bnz99", "1", "NaN", "1", "1", "1", "1") + ","
                + series("web-75d897db69-x7k2p", "3", "3", "3", "3", "3", "3"));

        Evidence evidence = one((asked, n) -> answer(asked, pods));

        Series series = evidence.series().get(0);
        assertThat(evidence.series()).hasSize(1);
        assertThat(series.subject()).isEqualTo("web");
        assertThat(series.samples().value(0)).isEqualTo(2);
        assertThat(series.samples().value(1))
                .as("over the pods that have a value")
                .isEqualTo(3);
        assertThat(series.samples().dropped()).isEqualTo(1);
    }

    @Test
    void aSeriesWithoutItsLabelIsLeftOutAndCounted() throws IOException {
        Evidence evidence = one((asked, n) -> answer(asked, POINTS.replace("\"pod\"", "\"instance\"")));

        assertThat(evidence.series()).isEmpty();
        assertThat(ids(evidence)).containsExactly("prometheus/a/no-subject");
    }

    @Test
    void theFirstAlternativeWithDataIsTaken() throws IOException {
        Evidence evidence =
                one((asked, n) -> answer(asked, asked.has("first") ? EMPTY : POINTS), "first", "second", "third");

        assertThat(evidence.queries().get(0).promql()).isEqualTo("second");
    }

    @Test
    void anAlternativeThatFailsLeavesTheQuestionOpenWhereNoOtherHasData() throws IOException {
        String refused = "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"duplicate series\"}";

        Evidence evidence = one(
                (asked, n) -> isProbe(asked)
                        ? Reply.ok(PROBE)
                        : asked.has("first") ? Reply.status(422, refused) : Reply.ok(EMPTY),
                "first",
                "second");

        assertThat(outcome(evidence)).isEqualTo("error: HTTP 422 execution: duplicate series");
        assertThat(temp.resolve("recorded")).doesNotExist();
    }

    @Test
    void withoutRawSamplesTheConfiguredIntervalIsTakenAndSaidAlsoWhenRead() throws IOException {
        Evidence asked = one((request, n) -> Reply.ok(isProbe(request) ? EMPTY : POINTS));
        Evidence read = collect(PrometheusSettings.at(""), Map.of());

        assertThat(asked.scrapeSeconds()).isEmpty();
        assertThat(ids(asked)).contains("prometheus/scrape-interval");
        assertThat(read.dataQuality()).isEqualTo(asked.dataQuality());
        assertThat(read.scrapeSeconds()).isEmpty();
    }

    @Test
    void aRunShorterThanTheRateWindowIsSaid() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> answer(asked, POINTS))) {
            Window brief = new Window("default", RUN.start(), RUN.start().plusSeconds(90));
            Evidence evidence = source(PrometheusSettings.at(server.url()), Map.of(), "x")
                    .collect(brief, List.of(), temp.resolve("recorded"));

            assertThat(ids(evidence)).contains("prometheus/short-run");
        }
    }

    @Test
    void withoutAddressAndRecordedAnswersNothingIsAsked() {
        Evidence evidence = collect(PrometheusSettings.at(""), Map.of());

        assertThat(ids(evidence)).containsExactly("prometheus/not-asked");
        assertThat(evidence.queries()).isEmpty();
        assertThat(evidence.dataQuality()).allMatch(line -> line.severity() == DataQuality.Level.INFO);
    }

    @Test
    void anAnswerMadeByHandCountsWhenItCoversTheRun() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("recorded"));
        Files.writeString(folder.resolve("a.json"), POINTS);

        Evidence evidence = collect(PrometheusSettings.at("http://127.0.0.1:1"), Map.of());

        assertThat(outcome(evidence)).isEqualTo("ok");
        assertThat(evidence.scrapeSeconds()).hasValue(60);
        assertThat(evidence.series()).hasSize(1);
    }

    @Test
    void anAnswerMadeByHandOfAnotherTimeDoesNotCount() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("recorded"));
        Files.writeString(folder.resolve("a.json"), PROBE);

        Evidence evidence = collect(PrometheusSettings.at(""), Map.of());

        assertThat(evidence.series()).isEmpty();
        assertThat(ids(evidence)).containsExactlyInAnyOrder("prometheus/not-recorded", "prometheus/a/recorded");
    }

    @Test
    void aBrokenIndexHidesItsFolderAndIsSaid() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("recorded"));
        Files.writeString(folder.resolve("a.json"), POINTS);
        Files.writeString(folder.resolve("index.json"), "{\"a\": {\"start\": \"yesterday\"}}");

        Evidence evidence = collect(PrometheusSettings.at(""), Map.of());

        assertThat(evidence.series()).isEmpty();
        assertThat(ids(evidence)).containsExactlyInAnyOrder("prometheus/recorded-index", "prometheus/not-recorded");
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTheRecordingOnly() throws IOException {
        Path file = Files.writeString(temp.resolve("recorded"), "a file and no folder");
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> answer(asked, POINTS))) {
            Evidence evidence =
                    source(PrometheusSettings.at(server.url()), Map.of(), "x").collect(RUN, List.of(), file);

            assertThat(outcome(evidence)).isEqualTo("ok");
            assertThat(ids(evidence)).containsExactly("prometheus/recording");
        }
    }

    @Test
    void fourQueriesAreAskedAtOnceAndReportedInTheOrderOfTheCatalogue() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering((asked, n) -> Reply.ok(isProbe(asked) ? PROBE : EMPTY))) {
            Evidence evidence = new PrometheusSource(
                            QueryCatalogue.standard(), PrometheusSettings.at(server.url()), Map.of())
                    .collect(RUN, List.of(), temp.resolve("recorded"));

            assertThat(evidence.queries())
                    .extracting(AskedQuery::id)
                    .containsExactlyElementsOf(QueryCatalogue.standard().queries().stream()
                            .map(CatalogueQuery::id)
                            .toList());
        }
    }

    private Evidence one(ScriptedServer.Script script, String... promql) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(script)) {
            return source(
                            PrometheusSettings.at(server.url()),
                            Map.of(),
                            promql.length == 0 ? new String[] {"x"} : promql)
                    .collect(RUN, List.of(), temp.resolve("recorded"));
        }
    }

    private Evidence collect(String url, Map<String, String> environment) {
        return collect(PrometheusSettings.at(url), environment);
    }

    private Evidence collect(PrometheusSettings settings, Map<String, String> environment) {
        Path folder = temp.resolve("recorded");
        return source(settings, environment, "x")
                .collect(
                        RUN,
                        settings.url().isEmpty() || Files.exists(folder.resolve("a.json"))
                                ? List.of(folder)
                                : List.of(),
                        folder);
    }

    private PrometheusSource source(PrometheusSettings settings, Map<String, String> environment, String... promql) {
        String yaml =
                """
                probes: [probe]
                queries:
                  - {id: a, metric: m, label: M, unit: "%", better: lower, scope: service, subject: pod, pods: mean, promql: [PROMQL]}
                """
                        .replace("PROMQL", String.join(", ", promql));
        QueryCatalogue catalogue =
                CatalogueReader.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yaml");
        return new PrometheusSource(catalogue, settings, environment, waits::add, 11_000);
    }

    private static PrometheusSettings settings(
            String url, String timeout, int attempts, int bytes, String tokenFile, String username, String caFile) {
        return new PrometheusSettings(
                url,
                Duration.parse("PT" + (timeout.equals("200ms") ? "0.2S" : "30S")),
                Duration.ofSeconds(60),
                4,
                attempts,
                DataSize.ofBytes(bytes),
                tokenFile,
                username,
                "",
                caFile,
                "default",
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                4,
                "",
                "");
    }

    private static boolean isProbe(ScriptedServer.Asked asked) {
        return asked.path().endsWith("/query");
    }

    private static Reply answer(ScriptedServer.Asked asked, String range) {
        return Reply.ok(isProbe(asked) ? PROBE : range);
    }

    private static String outcome(Evidence evidence) {
        return evidence.queries().get(0).outcome();
    }

    private static List<String> ids(Evidence evidence) {
        return evidence.dataQuality().stream().map(DataQuality::id).toList();
    }

    private static String matrix(String series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series + "]}}";
    }

    /** A value a minute from the start of the run. */
    private static String series(String pod, String... values) {
        List<String> points = new ArrayList<>();
        for (String value : values) {
            points.add("[" + (MINUTE + 60L * points.size()) + ",\"" + value + "\"]");
        }
        return "{\"metric\":{\"pod\":\"" + pod + "\"},\"values\":[" + String.join(",", points) + "]}";
    }
}
