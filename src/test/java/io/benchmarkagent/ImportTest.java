package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What k6 measured becomes a run, and is reported on like any other. */
class ImportTest {
    private static final String[] ENDPOINTS = {"cart", "checkout", "home"};

    private final Path tmp;
    private final Imported runs;

    ImportTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.runs = new Imported(tmp.resolve("runs"));
    }

    @Test
    void aSummaryIsARunWithK6sUnits() {
        runs.run(K6File.HTTP, "a", 1).isDone();
        JsonNode run = runs.json("a");
        JsonNode metrics = run.path("metrics");
        assertThat(metrics.path("latency").path("p95_ms").doubleValue()).isEqualTo(30.0256841);
        assertThat(metrics.path("latency").path("p50_ms").doubleValue()).isEqualTo(20.090773);
        assertThat(metrics.path("request_rate_rps").doubleValue()).isEqualTo(35.94634922417172);
        assertThat(metrics.path("error_rate_pct").doubleValue()).isCloseTo(39.7494305239180, within(1e-9));
        assertThat(metrics.path("checks_ratio").doubleValue()).isEqualTo(0.60250569476082);
        assertThat(metrics.path("data_received_mb_per_sec").doubleValue())
                .isCloseTo(195178.97322943222 / 1048576, within(1e-12));
        assertThat(run.path("load_profile").path("users_count").intValue()).isEqualTo(20);
        assertThat(run.path("load_profile").path("duration_seconds").doubleValue())
                .isEqualTo(24.425);
        assertThat(run.path("load_profile").path("start_time").asString("")).isEqualTo("2026-03-01T09:59:35.575Z");
        assertThat(run.path("load_profile").path("end_time").asString("")).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(run.path("imported").path(0).path("sha256").asString("")).hasSize(64);
    }

    @Test
    void anExportTellsTheSameWithoutTypes() {
        runs.run(K6File.HTTP, "a", 1).isDone();
        runs.run(K6File.exported().write(tmp.resolve("export.json")), "b", 2).isDone();
        assertThat(runs.json("b").path("metrics")).isEqualTo(runs.json("a").path("metrics"));
        assertThat(runs.json("b").path("load_profile").path("duration_seconds"))
                .isEqualTo(runs.json("a").path("load_profile").path("duration_seconds"));
    }

    @Test
    void aTestsOwnMetricsKeepTheirNames() {
        runs.run(Imported.FILES.resolve("k6-grpc.json"), "grpc", 1).isDone();
        JsonNode metrics = runs.json("grpc").path("metrics");
        assertThat(metrics.path("fake_rate_ratio").doubleValue()).isEqualTo(0.4998439937597504);
        assertThat(metrics.path("fake_gauge").doubleValue()).isEqualTo(35.06111527257939);
        assertThat(metrics.path("p95_fake_trend").doubleValue()).isEqualTo(948.0369835185951);
        assertThat(metrics.path("latency_grpc").path("p95_ms").doubleValue()).isEqualTo(2.5228431999999996);

        runs.run(Imported.FILES.resolve("k6-own-metrics.json"), "own", 2).isDone();
        assertThat(runs.json("own").path("metrics").path("biz_fail_reqs_count").doubleValue(-1))
                .isZero();
    }

    @Test
    void anEndpointWhoseP95DoubledIsAnAlertOfTheLastOfSixRuns() {
        for (int day = 1; day <= 5; day++) {
            runs.run(K6File.ofDay(day, ENDPOINTS).write(tmp.resolve("summary.json")), "day-" + day, day)
                    .isDone();
        }
        K6File slow = K6File.ofDay(6, ENDPOINTS).times("checkout", 2, "p(95)", "p(99)");
        Ran last = runs.run(slow.write(tmp.resolve("summary.json")), "day-6", 6).isDone();
        assertThat(last.out()).contains("day-6.json", "of 3 subjects", "5 earlier runs are comparable");

        Written report = runs.report("day-6", tmp.resolve("reports"));
        JsonNode p95 = report.observations()
                .filter(o -> o.path("subject").asString("").equals("checkout"))
                .filter(o -> o.path("metric").asString("").equals("latency_ms"))
                .filter(o -> o.path("statistic").asString("").equals("p95"))
                .findFirst()
                .orElseThrow();
        assertThat(p95.path("unit").asString("")).isEqualTo("ms");
        assertThat(p95.path("verdict").asString("")).isEqualTo("regression");
        assertThat(report.anomalies())
                .anyMatch(a -> a.path("subject").asString("").equals("checkout")
                        && a.path("metric").asString("").equals("latency_ms")
                        && a.path("status").asString("").equals("alert")
                        && a.path("verdict").asString("").equals("regression"));
        assertThat(report.anomalies()
                        .filter(a -> a.path("status").asString("").equals("alert"))
                        .map(a -> a.path("subject").asString("")))
                .containsOnly("checkout");
        assertThat(report.dataQuality()).noneMatch(line -> line.contains("the pipeline"));
    }

    @Test
    void withoutTheMachinesFactsOnlyRunsThatLackThemAreComparable() {
        Path file = K6File.ofDay(1).write(tmp.resolve("summary.json"));
        runs.run(file, "known", 1).isDone();
        String[] second = {"--run-id", "second", "--timestamp", "2026-03-02T10:00:00"};
        Ran ran = runs.run(file, second).isDoneSaying("unknown: cloud, machine_type", "--machine-type", "--rps");
        assertThat(ran.out()).contains("0 earlier runs are comparable");
        Ran third = runs.run(file, "--run-id", "third", "--timestamp", "2026-03-03T10:00:00");
        assertThat(third.out()).contains("1 earlier run is comparable");
    }

    @Test
    void theSameFileGivesTheSameBytes() throws IOException {
        Imported again = new Imported(tmp.resolve("again"));
        runs.run(K6File.HTTP, "a", 1).isDone();
        again.run(K6File.HTTP, "a", 1).isDone();
        assertThat(again.folder().resolve("a.json"))
                .hasSameBinaryContentAs(runs.folder().resolve("a.json"));
        assertThat(Folder.files(runs.folder())).hasSize(1);
    }

    @Test
    void aRunThatIsThereIsNeverOverwritten() throws IOException {
        runs.run(K6File.HTTP, "a", 1).isDone();
        var before = Folder.state(runs.folder());
        runs.run(K6File.HTTP, "a", 2).isRefused(2, "has a run a already", "another --run-id");
        Files.move(runs.folder().resolve("a.json"), runs.folder().resolve("renamed.json"));
        runs.run(K6File.HTTP, "a", 2).isRefused(2, "has a run a already");
        assertThat(before).hasSize(2);
    }

    @Test
    void moreFiguresOfARunGoBesideWhatItHas() throws IOException {
        var before = Folder.state(SAMPLE);
        Path file = K6File.ofDay(1, "frontend").write(tmp.resolve("summary.json"));
        runs.run(file, "--into", INCIDENT, "--archive", SAMPLE.toString())
                .isDoneSaying("left out: request_rate_rps (the run has it)");
        assertThat(Folder.state(SAMPLE)).isEqualTo(before);

        JsonNode run = runs.json(INCIDENT);
        JsonNode pipelines = new Imported(SAMPLE).json(INCIDENT);
        assertThat(run.path("pods")).isEqualTo(pipelines.path("pods"));
        assertThat(run.path("metrics").path("cpu"))
                .isEqualTo(pipelines.path("metrics").path("cpu"));
        assertThat(run.path("metrics").path("latency").has("p95_ms")).isTrue();
        assertThat(run.path("services").path("frontend").path("latency").has("p95_ms"))
                .isTrue();
        Ran report = Agent.bare().report(INCIDENT, runs.folder(), tmp.resolve("reports"));
        assertThat(report.exit()).isZero();
    }

    @Test
    void anArchiveIsNeverWrittenTo() throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        var before = Folder.state(archive);
        Imported into = new Imported(archive);
        into.run(K6File.HTTP, "a", 1).isRefused(2, "--out", "holds runs that were not imported", "a folder of its own");
        into.run(K6File.HTTP, "--into", INCIDENT, "--archive", archive.toString())
                .isRefused(2, "--out", "is within the archive");
        new Imported(archive.resolve("more"))
                .run(K6File.HTTP, "--into", INCIDENT, "--archive", archive.toString())
                .isRefused(2, "--out", "is within the archive");
        assertThat(Folder.state(archive)).isEqualTo(before);
    }
}
