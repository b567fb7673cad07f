package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Prometheus that holds a day of Online Boutique. */
@SuppressWarnings("NullAway.Init")
class RealPrometheusTest {
    private static final Window FAULT =
            new Window("default", Instant.parse("2022-08-22T03:53:54Z"), Instant.parse("2022-08-22T03:58:54Z"));
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    Path temp;

    private static PrometheusServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PrometheusServer.nezha();
    }

    @AfterAll
    static void stop() {
        if (server != null) { // not started where its data is absent: the tests are then reported as not run
            server.close();
        }
    }

    @Test
    void theScrapeIntervalIsLearnedFromTheData() {
        assertThat(live(temp.resolve("a")).scrapeSeconds()).hasValue(60);
    }

    @Test
    void everyServiceHasCpuMemoryRequestRateAndLatency() {
        Evidence evidence = live(temp.resolve("a"));

        for (String query : List.of("cpu", "memory", "request-rate", "latency-p95")) {
            assertThat(subjects(evidence, query))
                    .as(query)
                    .hasSize(10)
                    .contains("frontend", "checkoutservice", "adservice");
        }
    }

    @Test
    void edgesAreNamedByCallerAndCallee() {
        assertThat(subjects(live(temp.resolve("a")), "edge-latency-p50"))
                .hasSize(14)
                .contains("frontend->checkoutservice", "checkoutservice->paymentservice");
    }

    @Test
    void nodesAreNamed() {
        Evidence evidence = live(temp.resolve("a"));

        assertThat(subjects(evidence, "node-cpu")).hasSize(8).contains("33.33.33.115");
        assertThat(subjects(evidence, "node-memory")).hasSize(8).contains("33.33.33.115");
        assertThat(evidence.series().stream().filter(one -> one.queryId().startsWith("node-")))
                .allMatch(one -> one.scope() == Scope.NODE);
    }

    @Test
    void aSeriesHasAPointPerScrapeFromHalfAnHourBeforeTheRun() {
        Samples cpu = series(live(temp.resolve("a")), "cpu", "frontend").samples();

        assertThat(cpu.time(cpu.size() - 1))
                .isEqualTo(Instant.parse("2022-08-22T03:58:00Z").toEpochMilli());
        for (int i = 1; i < cpu.size(); i++) {
            assertThat(cpu.time(i) - cpu.time(i - 1)).isEqualTo(60_000);
        }
    }

    /** As a ratio it would be under 1, of its limit of 0.2 cores over 20. */
    @Test
    void theCpuOfAServiceIsInPercentOfOneCore() {
        Samples cpu = series(live(temp.resolve("a")), "cpu", "frontend")
                .samples()
                .between(FAULT.start().toEpochMilli(), FAULT.end().toEpochMilli());

        assertThat(cpu.value(0)).isBetween(1.0, 20.0);
    }

    @Test
    void recordedAnswersGiveTheSameEvidenceWithNoServer() {
        Path folder = temp.resolve("recorded");
        Evidence asked = live(folder);

        Evidence read = source(NOWHERE, 11_000).collect(FAULT, List.of(folder), folder);

        assertThat(asked.queries()).extracting(AskedQuery::from).containsOnly("prometheus");
        assertThat(read.queries()).extracting(AskedQuery::from).containsOnly("recorded");
        assertThat(words(read)).isEqualTo(words(asked));
        assertThat(read.series()).hasSizeGreaterThan(100);
    }

    @Test
    void recordedAnswersNeedNoAddress() {
        Path folder = temp.resolve("recorded");
        Evidence asked = live(folder);

        Evidence read = source("", 11_000).collect(FAULT, List.of(temp.resolve("absent"), folder), temp);

        assertThat(words(read)).isEqualTo(words(asked));
    }

    @Test
    void aRangeAskedInPartsGivesTheSameSeries() {
        Evidence whole = live(temp.resolve("whole"));
        Evidence parts = source(server.url(), 7).collect(FAULT, List.of(), temp.resolve("parts"));

        assertThat(seriesWords(parts.series())).isEqualTo(seriesWords(whole.series()));
        assertThat(parts.dataQuality()).isEqualTo(whole.dataQuality());

        Evidence read = source("", 7).collect(FAULT, List.of(temp.resolve("parts")), temp.resolve("parts"));
        assertThat(words(read)).isEqualTo(words(parts));
    }

    @Test
    void recordingTwiceGivesTheSameBytes() throws IOException {
        live(temp.resolve("one"));
        live(temp.resolve("two"));

        assertThat(bytes(temp.resolve("two"))).isEqualTo(bytes(temp.resolve("one")));
    }

    @Test
    void aRecordedAnswerIsTheExactBodyOfTheApi() throws IOException, InterruptedException {
        Path folder = temp.resolve("recorded");
        AskedQuery cpu = live(folder).queries().get(0);
        String url = server.url() + "/api/v1/query_range?step=60s&start=" + cpu.start() + "&end=" + cpu.end()
                + "&query=" + java.net.URLEncoder.encode(cpu.promql(), java.nio.charset.StandardCharsets.UTF_8);

        byte[] body = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(url))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                .body();

        try (var packed = new java.util.zip.GZIPInputStream(Files.newInputStream(folder.resolve("cpu.json.gz")))) {
            assertThat(packed.readAllBytes()).isEqualTo(body);
        }
    }

    @Test
    void aWindowWithoutDataIsEmptyAndSaysSo() {
        Window later =
                new Window("default", Instant.parse("2023-08-22T03:53:54Z"), Instant.parse("2023-08-22T03:58:54Z"));

        Evidence evidence = source(server.url(), 11_000).collect(later, List.of(), temp.resolve("later"));

        assertThat(evidence.queries()).extracting(AskedQuery::outcome).containsOnly("empty");
        assertThat(evidence.dataQuality())
                .extracting(line -> line.id())
                .contains("prometheus/scrape-interval", "prometheus/cpu/empty")
                .doesNotContain("prometheus/oom-kills/empty");
        assertThat(words(source("", 11_000).collect(later, List.of(temp.resolve("later")), temp)))
                .isEqualTo(words(evidence));
    }

    @Test
    void whatIsNotCollectedIsALineThatNamesTheExporter() {
        assertThat(live(temp.resolve("a")).dataQuality())
                .filteredOn(line -> line.id().equals("prometheus/cpu-throttled/empty"))
                .singleElement()
                .satisfies(line -> assertThat(line.remedy()).contains("cAdvisor"));
    }

    @Test
    void anotherRunsRecordedAnswersDoNotCount() {
        Path folder = temp.resolve("recorded");
        live(folder);
        Window other = new Window(
                "default", FAULT.start().plus(Duration.ofHours(1)), FAULT.end().plus(Duration.ofHours(1)));

        Evidence evidence = source("", 11_000).collect(other, List.of(folder), folder);

        assertThat(evidence.series()).isEmpty();
        assertThat(evidence.dataQuality()).extracting(line -> line.id()).containsExactly("prometheus/not-recorded");
    }

    @Test
    void aCorruptRecordedAnswerIsAskedAgainAndMended() throws IOException {
        Path folder = temp.resolve("recorded");
        Evidence first = live(folder);
        Files.write(folder.resolve("memory.json.gz"), new byte[] {31, 41});

        Evidence again = source(server.url(), 11_000).collect(FAULT, List.of(folder), folder);

        assertThat(seriesWords(again.series())).isEqualTo(seriesWords(first.series()));
        assertThat(again.dataQuality()).extracting(line -> line.id()).contains("prometheus/memory/recorded");
        assertThat(again.queries().stream().filter(one -> one.from().equals("prometheus")))
                .extracting(AskedQuery::id)
                .containsExactly("memory");
        assertThat(words(source("", 11_000).collect(FAULT, List.of(folder), folder)))
                .isEqualTo(words(first));
    }

    @Test
    void aMissingRecordedAnswerIsAskedAndTheOthersAreNot() throws IOException {
        Path folder = temp.resolve("recorded");
        Evidence first = live(folder);
        Files.delete(folder.resolve("cpu.json.gz"));

        Evidence again = source(server.url(), 11_000).collect(FAULT, List.of(folder), folder);

        assertThat(seriesWords(again.series())).isEqualTo(seriesWords(first.series()));
        assertThat(again.queries().stream().filter(one -> one.from().equals("prometheus")))
                .extracting(AskedQuery::id)
                .containsExactly("cpu");
    }

    private Evidence live(Path recordInto) {
        return source(server.url(), 11_000).collect(FAULT, List.of(), recordInto);
    }

    private static PrometheusSource source(String url, int mostPoints) {
        return new PrometheusSource(
                QueryCatalogue.standard(), PrometheusSettings.at(url), Map.of(), pause -> {}, mostPoints);
    }

    private static Set<String> subjects(Evidence evidence, String query) {
        return evidence.series().stream()
                .filter(one -> one.queryId().equals(query))
                .map(Series::subject)
                .collect(Collectors.toSet());
    }

    private static Series series(Evidence evidence, String query, String subject) {
        return evidence.series().stream()
                .filter(one -> one.queryId().equals(query) && one.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    /** Everything of it but where it came from. */
    private static List<String> words(Evidence evidence) {
        List<String> words = new java.util.ArrayList<>(seriesWords(evidence.series()));
        words.add(evidence.scrapeSeconds().toString());
        evidence.queries().forEach(one -> words.add(one.toString().replaceFirst("from=\\w+", "")));
        evidence.dataQuality().forEach(line -> words.add(line.toString()));
        return words;
    }

    private static List<String> seriesWords(List<Series> series) {
        return series.stream().map(RealPrometheusTest::word).toList();
    }

    private static String word(Series series) {
        StringBuilder word = new StringBuilder();
        word.append(series.queryId())
                .append(' ')
                .append(series.scope())
                .append(' ')
                .append(series.subject());
        word.append(' ')
                .append(series.spec())
                .append(' ')
                .append(series.samples().dropped());
        for (int i = 0; i < series.samples().size(); i++) {
            word.append(' ')
                    .append(series.samples().time(i))
                    .append('=')
                    .append(series.samples().value(i));
        }
        return word.toString();
    }

    private static Map<String, List<Byte>> bytes(Path folder) throws IOException {
        Map<String, List<Byte>> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes.put(file.getFileName().toString(), boxed(Files.readAllBytes(file)));
            }
        }
        return bytes;
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> boxed = new java.util.ArrayList<>();
        for (byte one : bytes) {
            boxed.add(one);
        }
        return boxed;
    }
}
