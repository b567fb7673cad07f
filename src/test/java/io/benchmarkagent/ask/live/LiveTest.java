package io.benchmarkagent.ask.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PrometheusProxy;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.fixtures.RawServer;
import io.benchmarkagent.source.prometheus.LivePrometheus;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import io.benchmarkagent.source.prometheus.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** A real Prometheus with the day of Nezha, and servers that misbehave. */
@SuppressWarnings("NullAway.Init")
class LiveTest {
    private static final Instant FROM = Instant.parse("2022-08-22T05:00:00Z");
    private static final Instant TO = Instant.parse("2022-08-22T06:00:00Z");
    private static final String CPU = "sum by (pod) (rate(container_cpu_usage_seconds_total[2m]))";
    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";

    private static PrometheusServer server;

    @TempDir
    Path cache;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PrometheusServer.nezha();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRangeIsSummarisedBySeries() {
        Measured measured = told(live(server.url(), TO).range(CPU, FROM, TO));
        assertThat(measured.points().count()).isLessThanOrEqualTo(500).isGreaterThan(200);
        assertThat(measured.courses()).hasSizeGreaterThan(8);
        assertThat(measured.courses()).allSatisfy(course -> {
            Course.Figures figures = course.figures().orElseThrow();
            assertThat(figures.mean()).isBetween(figures.min(), figures.max());
            assertThat(figures.p95()).isBetween(figures.min(), figures.max());
            assertThat(figures.maxAt()).isBetween(FROM.minusSeconds(60), TO);
        });
        double[] highest =
                measured.courses().stream().mapToDouble(Course::highest).toArray();
        assertThat(Arrays.stream(highest).map(value -> -value).toArray()).isSorted();
    }

    @Test
    void noSeriesIsNoZero() {
        assertThat(told(live(server.url(), TO).range("no_such_metric", FROM, TO))
                        .courses())
                .isEmpty();
        assertThat(told(live(server.url(), TO).instant("vector(0)", TO)).courses())
                .singleElement()
                .satisfies(course -> assertThat(course.highest()).isZero());
    }

    @Test
    void aValueThatIsNoNumberIsCountedAndAGapIsTold() {
        Measured odd = told(live(server.url(), TO).range("sum(container_cpu_usage_seconds_total) * NaN", FROM, TO));
        assertThat(odd.courses()).singleElement().satisfies(course -> {
            assertThat(course.figures()).isEmpty();
            assertThat(course.odd()).isEqualTo(course.expected());
        });
        Measured torn = told(live(server.url(), TO)
                .range("sum(container_memory_working_set_bytes) and on() (minute() < 20 or minute() >= 40)", FROM, TO));
        assertThat(torn.courses()).singleElement().satisfies(course -> assertThat(
                        course.gap().orElseThrow().length())
                .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21)));
    }

    @Test
    void whatPrometheusCannotReadIsToldInItsWordsAndNotAsked() {
        assertThat(silent(live(server.url(), TO).range("rate(up)", FROM, TO)))
                .contains("expected type range vector")
                .doesNotContain("\n");
    }

    @Test
    void whatWouldReadTooMuchIsRefusedWithTheBound() {
        LiveSettings few = new LiveSettings(Duration.ofHours(24), Duration.ofDays(30), 1000);
        Live live = new Live(prometheus(settings(server.url()), TO), few);
        assertThat(silent(live.range(CPU, FROM, TO))).contains("points of", "at most 1,000 are read at once");
        assertThat(silent(live.range(CPU, FROM, FROM.plus(Duration.ofDays(31)))))
                .contains("the range is of 31 days; ask for at most 30");
        assertThat(silent(live.range(CPU, TO, FROM))).contains("before it begins");
    }

    @Test
    void aSubqueryCountsForWhatItReads() {
        String dear = "max_over_time(" + CPU + "[24h:1s])";
        assertThat(silent(live(server.url(), TO).range(dear, FROM, TO))).contains("at most 2,000,000 are read");
    }

    @Test
    void anAnswerIsKeptInTheFolderForAnotherProcessAndNoLongerThanItIsFresh() throws IOException {
        try (PrometheusProxy proxy = PrometheusProxy.before(server.url(), Duration.ZERO)) {
            assertThat(told(live(proxy.url(), TO).range(CPU, FROM, TO)).kept()).isFalse();
            assertThat(told(live(proxy.url(), TO.plusSeconds(299)).range(CPU, FROM, TO))
                            .kept())
                    .isTrue();
            assertThat(told(live(proxy.url(), TO.plusSeconds(301)).range(CPU, FROM, TO))
                            .kept())
                    .isFalse();
            Instant later = TO.plus(Duration.ofDays(30));
            assertThat(told(live(proxy.url(), later).range(CPU, FROM, TO)).kept())
                    .isFalse();
            assertThat(told(live(proxy.url(), later.plus(Duration.ofHours(23))).range(CPU, FROM, TO))
                            .kept())
                    .isTrue();
            assertThat(told(live(proxy.url(), later.plus(Duration.ofHours(25))).range(CPU, FROM, TO))
                            .kept())
                    .isFalse();
        }
    }

    @Test
    void aSpoiltFileIsAskedForAgain() throws IOException {
        told(live(server.url(), TO).range(CPU, FROM, TO));
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".answer")).toList()) {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
            }
        }
        assertThat(told(live(server.url(), TO).range(CPU, FROM, TO)).kept()).isFalse();
    }

    @Test
    void namesAreOfOurNamespace() {
        assertThat(live(server.url(), TO).values("__name__", FROM, TO))
                .isInstanceOfSatisfying(
                        Reply.Told.class,
                        told -> assertThat(told.value().toString()).contains("container_cpu_usage_seconds_total"));
        assertThat(silent(live(server.url(), TO).values("../admin", FROM, TO))).contains("is no label's name");
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of(RawServer.says("400 Bad Request", error("bad_data", "1:1: parse error")), "parse error"),
                Arguments.of(
                        RawServer.says("422 Unprocessable", error("execution", "too many samples")),
                        "too many samples"),
                Arguments.of(RawServer.says("503 Unavailable", error("timeout", "query timed out")), "query timed out"),
                Arguments.of(RawServer.says("429 Too Many", "slow down"), "HTTP 429"),
                Arguments.of(RawServer.says("401 Unauthorized", "no"), "PROMETHEUS_TOKEN"),
                Arguments.of(RawServer.says("200 OK", "<html>Sign in</html>"), "no JSON"),
                Arguments.of(
                        RawServer.says("302 Found", "", "Location: http://example.com/"), "redirects to example.com"),
                Arguments.of(RawServer.breaksOff(EMPTY), "breaks off"),
                Arguments.of(RawServer.hangs(), "timeout"),
                Arguments.of(RawServer.drips(), "timeout"),
                Arguments.of(RawServer.packsGigabytesOf("{\"status\":\"", "x"), "the answer has"));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void aServerThatMisbehavesIsOneLineAndIsNotKept(RawServer.Behaviour behaviour, String why) throws IOException {
        try (RawServer odd = RawServer.that(behaviour)) {
            long begun = System.nanoTime();
            assertThat(silent(live(odd.url(), TO).range(CPU, FROM, TO)))
                    .contains(why, odd.url())
                    .doesNotContain("\n");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(cache.resolve("prometheus-answers")).doesNotExist();
    }

    @Test
    void noServerAtAllIsOneLine() {
        assertThat(silent(live("http://127.0.0.1:1", TO).range(CPU, FROM, TO)))
                .contains("http://127.0.0.1:1", "check --prometheus-url");
    }

    private static String error(String type, String words) {
        return "{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"" + words + "\"}";
    }

    private Live live(String url, Instant now) {
        return new Live(prometheus(settings(url), now), LiveSettings.STANDARD);
    }

    private LivePrometheus prometheus(PrometheusSettings settings, Instant now) {
        return LivePrometheus.of(settings, Map.of(), Optional.of(cache), Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Two tries of at most two seconds, and answers of at most 4 MB. */
    private static PrometheusSettings settings(String url) {
        return new PrometheusSettings(
                url,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                4,
                2,
                DataSize.ofMegabytes(4),
                "",
                "",
                "",
                "",
                "default",
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                4,
                "",
                "");
    }

    private static Measured told(Reply<Measured> reply) {
        assertThat(reply).isInstanceOf(Reply.Told.class);
        return ((Reply.Told<Measured>) reply).value();
    }

    private static <T> String silent(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Silent.class);
        return ((Reply.Silent<T>) reply).line();
    }
}
