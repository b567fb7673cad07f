package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Micro-benchmarks: what github-action-benchmark remembers of commits, and what JMH wrote. */
class ImportMicroTest {
    private static final Path DATA_JS = Imported.FILES.resolve("data.js");
    private static final Path JMH = Imported.FILES.resolve("jmh.json");
    private static final String HELLO = "org.openjdk.jmh.samples.JMHSample_01_HelloWorld.wellHelloThere";
    private static final long FIRST = 1772359200000L;
    private static final long DAY = 86_400_000;

    private final Path tmp;
    private final Imported runs;

    ImportMicroTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.runs = new Imported(tmp.resolve("runs"));
    }

    @Test
    void everyCommitOfADataJsIsARun() {
        Ran ran = runs.run(DATA_JS, Imported.FACTS).isDone();
        assertThat(ran.out()).contains("20191128-074527-prevcom.json: 1 figure of");
        JsonNode run = runs.json("20191128-074527-prevcom");
        assertThat(run.path("timestamp").asString("")).isEqualTo("2019-11-28T07:45:27.603Z");
        assertThat(run.path("services")
                        .path("bench_fib_10")
                        .path("operation_time_ns")
                        .intValue())
                .isEqualTo(100);
    }

    @Test
    void aDataJsThatGrewAddsWhatIsNew() throws IOException {
        runs.run(dataJs("cargo", "ns/iter", 5, 1), Imported.FACTS).isDone();
        var before = Folder.state(runs.folder());
        Ran grown = runs.run(dataJs("cargo", "ns/iter", 6, 2), Imported.FACTS).isDone();
        assertThat(grown.out()).contains("1 new run, 5 were there");
        assertThat(Folder.state(runs.folder())).containsAllEntriesOf(without(before, ""));
        assertThat(alerts("20260306-100000-c5")).containsOnly("parse operation_time_ns regression");
    }

    @Test
    void theToolSaysWhatIsBetterWhereTheUnitDoesNot() throws IOException {
        runs.run(dataJs("customBiggerIsBetter", "points", 6, 2), Imported.FACTS).isDone();
        assertThat(alerts("20260306-100000-c5")).containsOnly("parse [points] higher_is_better improvement");
    }

    @Test
    void aRateIsBetterWhenHigherWhateverTheTool() throws IOException {
        runs.run(dataJs("cargo", "ops/sec", 6, 0.5), Imported.FACTS).isDone();
        assertThat(alerts("20260306-100000-c5")).containsOnly("parse throughput_rps regression");
    }

    @Test
    void oneOfSeveralSuitesIsChosen() throws IOException {
        Path two = Files.writeString(
                tmp.resolve("data.js"),
                "window.BENCHMARK_DATA = {\"entries\": {\"Go\": [" + entry("go", "ns/op", 0, 10)
                        + "], \"Rust\": []}};");
        runs.run(two).isRefused(2, "holds 2 suites", "give one with --suite: 'Go', 'Rust'");
        runs.run(two, "--suite", "Java").isRefused(2, "has no suite 'Java'", "known: 'Go', 'Rust'");
        runs.run(two, "--suite", "Rust").isRefused(2, "holds no measured commit");
        runs.run(two, "--timestamp", "2026-03-01T10:00:00", "--suite", "Go").isRefused(2, "leave --timestamp out");
        assertThat(runs.folder()).doesNotExist();
        runs.run(two, "--suite", "Go", "--run-id", "go");
        assertThat(runs.folder().resolve("go-20260301-100000-c0.json")).exists();
    }

    @Test
    void modeAndUnitOfJmhSayWhatIsBetter() throws IOException {
        runs.run(JMH, "thrpt", 1).isDone();
        JsonNode hello = runs.json("thrpt").path("services").path(HELLO);
        assertThat(hello.path("avg_throughput_rps").doubleValue()).isEqualTo(3.3762388731228185E9);

        String average = Folder.text(JMH).replace("\"thrpt\"", "\"avgt\"").replace("ops/s", "us/op");
        runs.run(written("jmh.json", average), "avgt", 2).isDone();
        assertThat(runs.json("avgt")
                        .path("services")
                        .path(HELLO)
                        .path("avg_operation_time_ns")
                        .doubleValue())
                .isEqualTo(3.3762388731228185E9 * 1e3);
    }

    @Test
    void aThroughputThatHalvedIsARegression() throws IOException {
        Random random = new Random(1);
        for (int day = 1; day <= 6; day++) {
            double score = 3e6 * Math.exp(0.01 * random.nextGaussian()) * (day == 6 ? 0.5 : 1);
            String text = Folder.text(JMH).replaceFirst("\"score\" : [^,]*", "\"score\" : " + score);
            runs.run(written("jmh.json", text), "day-" + day, day).isDone();
        }
        assertThat(alerts("day-6")).containsOnly(HELLO + " throughput_rps regression");
    }

    @Test
    void aModeThatContradictsItsUnitIsRefused() {
        runs.run(Imported.FILES.resolve("jmh-contradicting.json"), "a", 1)
                .isRefused(2, "has mode 'thrpt' with scoreUnit 's/op'", "thrpt goes with ops/s");
    }

    @Test
    void aScoreThatIsNoneAndFilesThatBreakOff() throws IOException {
        String none = Folder.text(JMH).replaceFirst("\"score\" : [^,]*", "\"score\" : \"NaN\"");
        runs.run(written("jmh.json", none), "a", 1).isRefused(2, "holds no number that was measured");
        runs.run(written("cut.json", none.substring(0, 300)), "a", 1).isRefused(2, "is not valid JSON: it breaks off");
        runs.run(written("data.js", Folder.text(DATA_JS).substring(0, 300)))
                .isRefused(2, "data.js", "is not valid JSON: it breaks off");
        runs.run(JMH, "a", 1, "--format", "data.js").isRefused(2, "it looks like JMH's JSON", "--format jmh");
    }

    private String[] alerts(String id) {
        return runs.report(id, tmp.resolve("reports"))
                .anomalies()
                .filter(a -> a.path("status").asString("").equals("alert"))
                .map(a ->
                        a.path("subject").asString("") + " " + a.path("metric").asString("") + " "
                                + a.path("verdict").asString(""))
                .toArray(String[]::new);
    }

    /** The folder itself has another time. */
    private static Map<String, String> without(Map<String, String> state, String name) {
        Map<String, String> files = new TreeMap<>(state);
        files.remove(name);
        return files;
    }

    private Path dataJs(String tool, String unit, int commits, double last) throws IOException {
        StringBuilder entries = new StringBuilder();
        Random random = new Random(3);
        for (int i = 0; i < commits; i++) {
            double value = 120.5 * Math.exp(0.01 * random.nextGaussian()) * (i == 5 ? last : 1);
            entries.append(i == 0 ? "" : ",\n").append(entry(tool, unit, i, value));
        }
        return written("data.js", "window.BENCHMARK_DATA = {\"entries\": {\"Suite\": [" + entries + "]}}");
    }

    private static String entry(String tool, String unit, int i, double value) {
        return String.format(
                Locale.ROOT,
                "{\"commit\": {\"id\": \"c%d\"}, \"date\": %d, \"tool\": \"%s\", \"benches\":"
                        + " [{\"name\": \"parse\", \"value\": %.6f, \"unit\": \"%s\"}]}",
                i,
                FIRST + i * DAY,
                tool,
                value,
                unit);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(tmp.resolve(name), text);
    }
}
