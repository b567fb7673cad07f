package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CalibrateCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int RUNS = 80;
    private static final int SERVICES = 20;

    private final Path archive;

    CalibrateCommandTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
    }

    @Test
    void normalNoiseAlarmsAsOftenAsSigmaMeans() throws IOException {
        quiet(Random::nextGaussian);
        JsonNode check = json();
        assertThat(check.path("judged_runs").asInt()).isEqualTo(RUNS);
        // The request rate is the same in every run and has no σ.
        assertThat(check.path("observations").asInt()).isEqualTo(RUNS * SERVICES * 4);
        assertThat(check.path("over_2_sigma").path("share").asDouble()).isCloseTo(.0455, within(.009));
        assertThat(check.path("over_3_sigma").path("share").asDouble()).isCloseTo(.0027, within(.0018));
        assertThat(check.path("over_2_sigma").path("standard_error").asDouble()).isBetween(.0020, .0052);
        Ran ran = calibrate(archive).isDone();
        assertThat(ran.out()).contains("over 2σ: ", "over 3σ: ", " where 0.27 % is meant: as meant");
    }

    @Test
    void heavyTailsAreNamedWithTheKindThatHasThem() throws IOException {
        quiet(QuietArchive::withOutliers);
        JsonNode check = json();
        assertThat(check.path("over_3_sigma").path("share").asDouble()).isGreaterThan(.004);
        assertThat(calibrate(archive).isDone().out())
                .containsPattern("over 3σ: .* where 0.27 % is meant: this archive's noise has heavier tails .*"
                        + "most of all service latency_ms (mean|p95), ");
        assertThat(check.path("noisiest")
                        .valueStream()
                        .map(noisy -> -noisy.path("over_3_sigma").path("share").asDouble()))
                .hasSize(5)
                .isSorted();
    }

    /** Each run of a cohort of eight has one; the others have none to be judged by. */
    @Test
    void figuresOfSeriesThatReportsKeptAreJudgedAsWell(@TempDir Path out) throws IOException {
        SeriesArchive series = SeriesArchive.in(archive, 5.1);
        JsonNode without = JSON.readTree(
                calibrate(archive, "--out", out.toString(), "--format", "json").out());
        Agent.bare()
                .run("backfill", "--archive", archive.toString(), "--out", out.toString())
                .isDone();
        series.forgetEvidence(SeriesArchive.EARLIER);
        JsonNode with = JSON.readTree(
                calibrate(archive, "--out", out.toString(), "--format", "json").out());

        assertThat(kinds(without)).noneMatch(kind -> kind.contains("edge_latency_p50_ms"));
        assertThat(kinds(with)).anyMatch(kind -> kind.contains("edge_latency_p50_ms"));
        assertThat(with.path("judged_runs")).isEqualTo(without.path("judged_runs"));
        assertThat(with.path("observations").asInt())
                .isGreaterThan(without.path("observations").asInt());
    }

    private static List<String> kinds(JsonNode check) {
        return check.path("kinds").valueStream().map(JsonNode::toString).toList();
    }

    @Test
    void countsAddUpOverTheKinds() throws IOException {
        quiet(QuietArchive::withOutliers);
        JsonNode check = json();
        for (String limit : List.of("over_2_sigma", "over_3_sigma")) {
            assertThat(check.path("kinds")
                            .valueStream()
                            .mapToInt(kind -> kind.path(limit).path("count").asInt())
                            .sum())
                    .isPositive()
                    .isEqualTo(check.path(limit).path("count").asInt());
        }
    }

    @Test
    void aRunThatIsOutOfLineIsNamedAsTheOneThatMakesTheRate() {
        Ran ran = calibrate(SAMPLE).isDone();
        assertThat(ran.out())
                .startsWith("17 of 17 runs judged")
                .contains("farthest out: " + INCIDENT + " of 2026-03-01T14:30:22")
                .contains("KIND ", "NOISIEST METRIC ")
                .doesNotContain("\u001b");
    }

    @Test
    void againstEarlierRunsTheFirstThreeOfACohortAreNotJudged() {
        assertThat(calibrate(SAMPLE, "--against", "earlier").isDone().out())
                .startsWith("11 of 17 runs judged, each against the newest earlier runs of its cohort");
    }

    @Test
    void whereNothingCanBeJudgedItSaysSo() throws IOException {
        new QuietArchive(archive, 2, Random::nextGaussian, Random::nextGaussian).write(3);
        assertThat(calibrate(archive).isDone().out())
                .startsWith("0 of 3 runs judged")
                .contains("no run has 3 like-for-like others");
        assertThat(json().path("over_3_sigma").path("share").isNull()).isTrue();
    }

    @Test
    void aRunThatIsCutOffIsNamedAndLeftOut() throws IOException {
        quiet(Random::nextGaussian);
        Path file = archive.resolve("quiet-7.json");
        Files.writeString(file, Files.readString(file).substring(0, 400));
        Ran ran = calibrate(archive);
        ran.isDoneSaying("quiet-7.json", "is not valid JSON", "write it again");
        assertThat(ran.out()).contains((RUNS - 1) + " runs judged");
    }

    @Test
    void theSameArchiveGivesTheSameBytesAndIsOnlyRead() throws IOException {
        Folder.copy(SAMPLE, archive);
        var before = Folder.state(archive);
        assertThat(calibrate(archive, "--format", "json").out())
                .isEqualTo(calibrate(archive, "--format", "json").out());
        assertThat(Folder.state(archive)).isEqualTo(before);
    }

    @Test
    void mistakesAreOneLine() {
        calibrate(archive).isRefused(2, "no such folder", "--archive");
        calibrate(SAMPLE, "--against", "later").isRefused(2, "--against", "later", "others, earlier");
        calibrate(SAMPLE, "--timezone", "Mars").isRefused(2, "--timezone", "Mars");
        calibrate(SAMPLE, "--config", "none.yaml").isRefused(2, "none.yaml");
    }

    @Test
    void helpTeachesByExample() {
        assertThat(Agent.bare().run("calibrate", "--help").isDone().out())
                .contains(
                        "--against",
                        "4.55 %",
                        "Exit codes: 0",
                        "benchmark-agent calibrate --archive sample-benchmarks");
    }

    private void quiet(QuietArchive.Noise latency) throws IOException {
        new QuietArchive(archive, SERVICES, latency, Random::nextGaussian).write(RUNS);
    }

    private JsonNode json() {
        return JSON.readTree(calibrate(archive, "--format", "json").isDone().out());
    }

    private static Ran calibrate(Path archive, String... more) {
        List<String> all = new ArrayList<>(List.of("calibrate", "--archive", archive.toString()));
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }
}
