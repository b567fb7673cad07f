package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What Locust, the load generator of Online Boutique, wrote with {@code --csv}. */
class ImportLocustTest {
    private static final Path REAL = Imported.FILES.resolve("locust_stats.csv");
    private static final String HEAD = "Type,Name,Request Count,Failure Count,Median Response Time,"
            + "Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
            + "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%\n";
    private static final long BEGUN = 1772359200;

    private final Path tmp;
    private final Imported runs;

    ImportLocustTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.runs = new Imported(tmp.resolve("runs"));
    }

    @Test
    void everyEndpointIsASubjectWithItsLatencyRateAndErrors() {
        runs.run(REAL, "a", 1, "--users", "300").isDone();
        JsonNode big = runs.json("a").path("services").path("POST big");
        assertThat(big.path("latency").path("avg_ms").doubleValue()).isEqualTo(370.51828915662696);
        assertThat(big.path("latency").path("p95_ms").doubleValue()).isEqualTo(580);
        assertThat(big.path("request_rate_rps").doubleValue()).isEqualTo(1.07917812740814);
        assertThat(big.path("error_rate_pct").doubleValue()).isCloseTo(100 * 10 / 638.0, within(1e-12));
        JsonNode run = runs.json("a");
        assertThat(run.path("services").size()).isEqualTo(4);
        assertThat(run.path("metrics").path("latency").path("max_ms").doubleValue())
                .isEqualTo(1993.676199999999);
        assertThat(run.path("load_profile").path("duration_seconds").doubleValue())
                .isCloseTo(71464 / 119.31462305156911, within(0.001));
    }

    @Test
    void itsHistoryTellsWhenTheTestWasAndWithHowManyUsers() throws IOException {
        Path stats = stats(1, 1);
        history(stats, 600);
        runs.run(stats, "--run-id", "dated", "--cloud", "gcp");
        JsonNode run = runs.json("dated");
        assertThat(run.path("timestamp").asString("")).isEqualTo("2026-03-01T10:10:00Z");
        assertThat(run.path("load_profile").path("start_time").asString("")).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(run.path("load_profile").path("users_count").intValue()).isEqualTo(40);
        assertThat(run.path("load_profile").path("duration_seconds").intValue()).isEqualTo(600);
    }

    @Test
    void anEndpointWhoseP95DoubledIsAnAlertOfTheLastOfSixRuns() throws IOException {
        for (int day = 1; day <= 5; day++) {
            runs.run(stats(day, 1), "day-" + day, day, "--users", "40", "--duration", "600")
                    .isDone();
        }
        runs.run(stats(6, 2), "day-6", 6, "--users", "40", "--duration", "600").isDone();
        Written report = runs.report("day-6", tmp.resolve("reports"));
        assertThat(report.anomalies()
                        .filter(a -> a.path("status").asString("").equals("alert"))
                        .map(a -> a.path("subject").asString("") + " "
                                + a.path("metric").asString("") + " "
                                + a.path("verdict").asString("")))
                .containsOnly("GET /cart latency_ms regression");
    }

    @Test
    void whatIsNoNumberIsLeftOutAndSaid() throws IOException {
        String text = HEAD + row("GET", "/", "N/A", "nan") + row("", "Aggregated", "N/A", "10");
        runs.run(written(text), "a", 1, "--users", "40").isDoneSaying("left out: GET / latency.p95_ms (nan)");
        JsonNode latency = runs.json("a").path("services").path("GET /").path("latency");
        assertThat(latency.has("p95_ms")).isFalse();
        assertThat(latency.has("p99_ms")).isFalse();
        assertThat(latency.has("avg_ms")).isTrue();
    }

    @Test
    void aFileThatBreaksOff() throws IOException {
        String whole = Folder.text(REAL);
        runs.run(written(whole.substring(0, 700)), "a", 1)
                .isRefused(2, "_stats.csv", "row ", " below the names has ", "columns and not 22", "did the tool end");
        runs.run(written(whole.substring(0, whole.indexOf(",Aggregated"))), "a", 1)
                .isRefused(2, "has no row 'Aggregated'");
        assertThat(runs.folder()).doesNotExist();
    }

    @Test
    void otherFilesOfLocustAndOtherFormats() throws IOException {
        runs.run(written("Method,Name,Error,Occurrences\n"), "a", 1).isRefused(2, "Locust's failures", "*_stats.csv");
        runs.run(written("Timestamp,User Count,Type,Name\n"), "a", 1).isRefused(2, "Locust's history", "*_stats.csv");
        runs.run(written("Type,Name,# requests\nGET,/,1\n"), "a", 1)
                .isRefused(2, "a CSV with the columns Type,Name,# requests", "known: a k6 summary, Locust's");
        runs.run(REAL, "a", 1, "--format", "k6")
                .isRefused(2, "is not a k6 summary, it looks like Locust's *_stats.csv", "--format locust");
        runs.run(K6File.HTTP, "a", 1, "--format", "locust")
                .isRefused(2, "is not Locust's *_stats.csv, it looks like a k6 summary", "--format k6");
        assertThat(runs.folder()).doesNotExist();
    }

    private Path stats(int day, double cart) throws IOException {
        Random random = new Random(day);
        StringBuilder text = new StringBuilder(HEAD);
        for (String name : List.of("/", "/cart", "/cart/checkout", "/product/0PUK6V6EV0")) {
            text.append(row("GET", name, varied(90, random), varied(60 * (name.equals("/cart") ? cart : 1), random)));
        }
        return written(text + row("", "Aggregated", varied(90, random), varied(60, random)));
    }

    private Path written(String text) throws IOException {
        return Files.writeString(tmp.resolve("boutique_stats.csv"), text);
    }

    private static void history(Path stats, int seconds) throws IOException {
        StringBuilder text = new StringBuilder("Timestamp,User Count,Type,Name,Requests/s\n");
        for (int second = 0; second <= seconds; second++) {
            text.append(Instant.ofEpochSecond(BEGUN + second).getEpochSecond())
                    .append(',')
                    .append(Math.min(40, second))
                    .append(",,Aggregated,10\n");
        }
        Files.writeString(stats.resolveSibling("boutique_stats_history.csv"), text);
    }

    private static String row(String type, String name, String p99, String p95) {
        return String.join(
                        ",", type, name, "6000", "0", "20", "25.5", "9.25", "612.5", "1042", "10", "0", "20", "22",
                        "25", "28", "40", p95, "80", p99, "500", "600", "612")
                + "\n";
    }

    private static String varied(double value, Random random) {
        return String.format(Locale.ROOT, "%.2f", value * Math.exp(0.02 * random.nextGaussian()));
    }
}
