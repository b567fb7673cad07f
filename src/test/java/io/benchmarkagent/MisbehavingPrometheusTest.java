package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.RawServer;
import io.benchmarkagent.fixtures.RawServer.Behaviour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever Prometheus does, the report is there in time, says what is missing and what to do, and one line tells whoever watches. */
@SuppressWarnings("NullAway.Init")
class MisbehavingPrometheusTest {
    private static final String TOKEN = "tok-3b1f09d2aa";
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";
    private static final String MATRIX = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[";

    @TempDir
    static Path without;

    private final Path archive;
    private final Path out;

    MisbehavingPrometheusTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
        out = tmp.resolve("out");
    }

    @BeforeAll
    static void aReportWithoutEvidence() throws IOException {
        Path archive = Folder.copy(SAMPLE, without.resolve("archive"));
        Agent.bare().latest(archive, without).isDone();
    }

    @BeforeEach
    void anArchiveWithoutEvidence() throws IOException {
        Folder.copy(SAMPLE, archive);
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                misbehaviour("401", RawServer.says("401 Unauthorized", "no"), "HTTP 401", "PROMETHEUS_TOKEN"),
                misbehaviour("403", RawServer.says("403 Forbidden", "no"), "HTTP 403", "PROMETHEUS_TOKEN"),
                misbehaviour("429", RawServer.says("429 Too Many", "no"), "HTTP 429", "concurrency"),
                misbehaviour("429, in 1 s", busy("1"), "HTTP 429", "concurrency"),
                misbehaviour("429, in ages", busy("999999999"), "HTTP 429", "concurrency"),
                misbehaviour("429, in ages and ages", busy("9".repeat(40)), "HTTP 429", "concurrency"),
                misbehaviour("429, by date", busy("Sun, 01 Mar 2099 14:30:22 GMT"), "HTTP 429", "concurrency"),
                misbehaviour("500", RawServer.says("500 Oops", "<html>"), "HTTP 500", "later"),
                misbehaviour("hangs", RawServer.hangs(), "did not answer", "timeout"),
                misbehaviour("drips", RawServer.drips(), "did not answer", "timeout"),
                misbehaviour("closes", (asked, out) -> {}, "did not answer", "prometheus.url"),
                misbehaviour(
                        "no HTTP",
                        (asked, out) -> out.write("SSH-2.0-x\r\n".getBytes(StandardCharsets.UTF_8)),
                        "did not answer",
                        ""),
                misbehaviour("broken off", RawServer.breaksOff(EMPTY), "breaks off", "again"),
                misbehaviour("broken chunks", RawServer.breaksOffInChunks(EMPTY), "breaks off", "again"),
                misbehaviour("a page", RawServer.says("200 OK", "<html>Sign in</html>"), "no JSON", "log-in page"),
                misbehaviour("nothing", RawServer.says("200 OK", ""), "empty", "log-in page"),
                misbehaviour("null", RawServer.says("200 OK", "null"), "no JSON object", "proxy"),
                misbehaviour("a list", RawServer.says("200 OK", "[]"), "no JSON object", "proxy"),
                misbehaviour(
                        "a vector", RawServer.says("200 OK", EMPTY.replace("matrix", "vector")), "vector", "proxy"),
                misbehaviour("no data", RawServer.says("200 OK", "{\"status\":\"success\"}"), "no matrix", "proxy"),
                misbehaviour("odd points", RawServer.says("200 OK", points("[1]")), "no number", "proxy"),
                misbehaviour("text points", RawServer.says("200 OK", points("[1,\"x\"]")), "no number", "proxy"),
                misbehaviour("labels of lists", RawServer.says("200 OK", series("{\"a\":[]}")), "no text", "proxy"),
                misbehaviour("zeros", RawServer.packsGigabytesOf("", "\0"), "max-answer", "max-answer"),
                misbehaviour("blanks", RawServer.packsGigabytesOf("{", " "), "max-answer", "max-answer"),
                misbehaviour("points", RawServer.packsGigabytesOf(MATRIX, "{},"), "max-answer", "max-answer"),
                misbehaviour("itself", moved("/api/v1/query"), "redirects", "log-in page"),
                misbehaviour("nowhere", moved("gopher://x"), "redirects to nowhere", "log-in page"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviours")
    void theReportIsThereInTimeAndSaysWhatIsMissing(String name, Behaviour behaviour, String what, String mend) {
        Instant begun = Instant.now();
        try (RawServer server = RawServer.that(behaviour)) {
            hurried().latest(archive, out, "--prometheus-url", server.url()).isDoneSaying(what);
            assertThat(server.asked()).isNotEmpty();
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE);
        assertThat(lost()).anySatisfy(line -> {
            assertThat(line.path("message").asString("")).contains(what);
            assertThat(line.path("remedy").asString("")).contains(mend);
        });
        isAsWithout();
    }

    @Test
    void aServerThatIsNotThereIsTold() {
        hurried()
                .latest(archive, out, "--prometheus-url", "http://127.0.0.1:1")
                .isDoneSaying("http://127.0.0.1:1 did not answer");
        hurried()
                .latest(archive, out, "--prometheus-url", "http://prometheus.invalid:9090")
                .isDoneSaying("prometheus.invalid:9090 did not answer");
        isAsWithout();
    }

    @Test
    void whatIsLostIsSaidWhereItIsSeenAndOnceMoreAmongTheDataQuality() {
        hurried().latest(archive, out, "--prometheus-url", "http://127.0.0.1:1");
        String[] folds = written().markdown().split("<details><summary>Data quality", -1);
        assertThat(folds).hasSize(2).allSatisfy(part -> assertThat(part).containsOnlyOnce("did not answer"));
    }

    @Test
    void aTokenThatAServerRepeatsIsNotPassedOn() {
        String error = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"no user " + TOKEN + "\"}";
        try (RawServer server = RawServer.that(RawServer.says("400 Bad Request", error))) {
            Ran ran = hurried()
                    .with("PROMETHEUS_TOKEN", TOKEN)
                    .latest(archive, out, "--prometheus-url", server.url())
                    .isDoneSaying("no user ***");
            assertThat(ran.out() + ran.err() + written().json() + written().html())
                    .doesNotContain(TOKEN);
        }
    }

    @Test
    void credentialsGoToNoOtherHost() {
        try (RawServer other = RawServer.that(RawServer.says("200 OK", EMPTY));
                RawServer server = RawServer.that(RawServer.says("302 Found", "", "Location: " + other.url() + "/"))) {
            hurried()
                    .with("PROMETHEUS_TOKEN", TOKEN)
                    .latest(archive, out, "--prometheus-url", server.url())
                    .isDoneSaying("redirects to 127.0.0.1", "no credentials");
            assertThat(server.asked()).allMatch(asked -> asked.authorization().equals("Bearer " + TOKEN));
            assertThat(other.asked()).isEmpty();
        }
        isAsWithout();
    }

    /** The probe is answered at once and each query just before it would be given up. */
    @Test
    void manyAnswersJustInTimeAreNotAllWaitedFor() {
        try (RawServer server = RawServer.that((asked, out) -> {
            Thread.sleep(asked.target().contains("query_range") ? 1500 : 0);
            RawServer.says("200 OK", EMPTY).answer(asked, out);
        })) {
            Instant begun = Instant.now();
            hurried()
                    .with("PROMETHEUS_TIMEOUT", "2s")
                    .with("PROMETHEUS_TOTALTIMEOUT", "4s")
                    .latest(archive, out, "--prometheus-url", server.url())
                    .isDoneSaying("the time for collecting was used up", "queries have no answer");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(12));
        }
        assertThat(outcomes()).contains("empty", "not asked: the time for collecting was used up");
        assertThat(lost()).anySatisfy(line -> assertThat(line.path("remedy").asString(""))
                .contains("prometheus.total-timeout", "--deadline"));
    }

    @Test
    void aDeadlineBoundsTheWholeReport() {
        Instant begun = Instant.now();
        try (RawServer server = RawServer.that(RawServer.hangs());
                RawServer model = RawServer.that(RawServer.hangs())) {
            Ran ran = Agent.bare()
                    .with("OPENAI_BASE_URL", model.url() + "/v1")
                    .latest(archive, out, "--prometheus-url", server.url(), "--deadline", "5s");
            assertThat(ran.exit()).isZero();
            assertThat(ran.err().lines()).hasSize(2).anyMatch(line -> line.contains("time for collecting"));
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
        isAsWithout();
    }

    @Test
    void aHundredThousandSeriesAreNotNamedOneByOne() {
        String many = IntStream.range(0, 100_000)
                .mapToObj(i -> "{\"metric\":{\"workload\":\"w" + i + "\",\"pod\":\"w" + i + "\",\"container\":\"c" + i
                        + "\"},\"values\":[[1772375400,\"1\"]]}")
                .collect(Collectors.joining(","));
        try (RawServer server = RawServer.that(answering("container_cpu_usage", MATRIX + many + "]}}"))) {
            Agent.bare().latest(archive, out, "--prometheus-url", server.url()).isDone();
        }
        assertThat(written().dataQuality()).allSatisfy(line -> assertThat(line).hasSizeLessThan(5_000));
        assertThat(written().markdown()).hasSizeLessThan(65_536);
    }

    @Test
    void anEndlessRecordedAnswerIsLeftAside() throws IOException {
        Path recorded = Files.createDirectories(archive.resolve("evidence/" + INCIDENT + "/prometheus"));
        try (GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(recorded.resolve("cpu.json.gz")))) {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 256; i++) {
                packed.write(blanks);
            }
        }
        Agent.bare().latest(archive, out).isDone();
        assertThat(String.join("\n", written().dataQuality())).contains("max-answer");
        isAsWithout();
    }

    private static Arguments misbehaviour(String name, Behaviour behaviour, String what, String mend) {
        return Arguments.of(name, behaviour, what, mend);
    }

    /** This to queries that name the metric, nothing to all others. */
    private static Behaviour answering(String metric, String body) {
        return (asked, out) -> RawServer.says("200 OK", asked.target().contains(metric) ? body : EMPTY)
                .answer(asked, out);
    }

    private static Behaviour busy(String retryAfter) {
        return RawServer.says("429 Too Many", "", "Retry-After: " + retryAfter, "Date: Sun, 01 Mar 2026 14:30:22 GMT");
    }

    private static Behaviour moved(String to) {
        return RawServer.says("302 Found", "", "Location: " + to);
    }

    private static String series(String labels) {
        return MATRIX + "{\"metric\":" + labels + ",\"values\":[]}]}}";
    }

    private static String points(String points) {
        return MATRIX + "{\"metric\":{},\"values\":[" + points + "]}]}}";
    }

    private static Agent hurried() {
        return Agent.bare()
                .with("PROMETHEUS_TIMEOUT", "1s")
                .with("PROMETHEUS_TOTALTIMEOUT", "10s")
                .with("PROMETHEUS_MAXATTEMPTS", "2")
                .with("PROMETHEUS_MAXANSWER", "4MB");
    }

    private List<JsonNode> lost() {
        return written()
                .findings()
                .path("data_quality")
                .valueStream()
                .filter(line -> line.path("severity").asString("").equals("error"))
                .toList();
    }

    private List<String> outcomes() {
        return written()
                .findings()
                .path("provenance")
                .path("queries")
                .valueStream()
                .map(query -> query.path("outcome").asString(""))
                .toList();
    }

    /** A report without the source differs in nothing but what it says of the source. */
    private void isAsWithout() {
        Written other = new Written(without.resolve(INCIDENT)).isComplete();
        assertThat(written().observations().toList())
                .isEqualTo(other.observations().toList());
        assertThat(written().anomalies().toList()).isEqualTo(other.anomalies().toList());
    }

    private Written written() {
        return new Written(out.resolve(INCIDENT)).isComplete();
    }
}
