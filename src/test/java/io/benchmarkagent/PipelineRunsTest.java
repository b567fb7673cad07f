package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The two real runs of the pipeline, of which each was made twice; the first execution is known from the cluster summary alone. */
class PipelineRunsTest {
    private final Path out;

    PipelineRunsTest(@TempDir Path tmp) {
        out = tmp.resolve("out");
    }

    @ParameterizedTest
    @CsvSource({
        "gcp-intel-20260212-194607, 2026-02-12T20:18:43.994231Z, 2026-02-12T20:07:07.065150Z",
        "gcp-intel-20260214-025019, 2026-02-14T03:13:21.827061Z, 2026-02-14T03:06:53.099572Z"
    })
    void aRunIsComparedWithItsOwnEarlierExecution(String runId, String executed, String before) {
        Written written = reported(runId, runId);
        JsonNode findings = written.findings();
        assertThat(findings.path("timestamp").asString("")).isEqualTo(executed);
        JsonNode baseline = findings.path("baseline");
        assertThat(baseline.path("size").asInt()).isEqualTo(1);
        assertThat(baseline.path("runs").path(0).path("run_id").asString("")).isEqualTo(runId);
        assertThat(java.time.Instant.parse(
                        baseline.path("runs").path(0).path("timestamp").asString("")))
                .isEqualTo(java.time.Instant.parse(before));
        assertThat(baseline.path("known_executions").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"gcp-intel-20260212-194607, 300", "gcp-intel-20260214-025019, 600"})
    void theRunsOfTheOtherDurationAreNotComparableAndItIsSaidWhy(String runId, int other) {
        List<JsonNode> excluded = excluded(reported(runId, runId)).stream()
                .filter(run -> !run.path("run_id").asString("").equals(runId))
                .toList();
        assertThat(excluded)
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.path("reason").asString("")).contains("duration_seconds " + other));
    }

    @ParameterizedTest
    @CsvSource({"gcp-intel-20260212-194607, 6.5683, 5.5076", "gcp-intel-20260214-025019, 5.8666, 4.1662"})
    void oneEarlierRunGivesAPercentageAndNoSigma(String runId, double now, double before) {
        Written written = reported(runId, runId);
        JsonNode cpu = written.observations()
                .filter(o -> o.path("scope").asString("").equals("cluster"))
                .filter(o -> o.path("metric").asString("").equals("cpu.utilization_pct")
                        || o.path("value").asDouble() == now)
                .findFirst()
                .orElseThrow();
        assertThat(cpu.path("value").asDouble()).isEqualTo(now);
        assertThat(cpu.path("verdict").asString("")).isEqualTo("too_few_runs");
        assertThat(cpu.path("change_pct").asDouble()).isCloseTo(100 * (now / before - 1), within());
        assertThat(written.observations()).isNotEmpty().allSatisfy(o -> {
            assertThat(o.path("sigma").isNull()).isTrue();
            assertThat(o.path("raw_sigma").isNull()).isTrue();
            assertThat(o.path("verdict").asString("")).isIn("too_few_runs", "not_collected", "not_comparable", "none");
        });
        assertThat(written.anomalies()).isEmpty();
        assertThat(written.findings().path("coverage").path("judged").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"gcp-intel-20260212-194607", "gcp-intel-20260214-025019"})
    void whatWasNotCollectedIsNamedAndNotMeasuredAsZero(String runId) {
        Written written = reported(runId, runId);
        assertThat(String.join("\n", written.dataQuality()))
                .contains("request_rate", "throttled", "nodes have empty metrics", "services is empty");
        assertThat(written.observations()
                        .filter(o -> o.path("metric").asString("").contains("request_rate"))
                        .map(o -> o.path("verdict").asString("")))
                .isNotEmpty()
                .containsOnly("not_collected");
        assertThat(written.markdown()).contains("Not comparable yet").contains("not collected");
    }

    @ParameterizedTest
    @CsvSource({
        "gcp-intel-20260212-194607, 20260212T200707, 5.5076",
        "gcp-intel-20260214-025019, 20260214T030653, 4.1662"
    })
    void theEarlierExecutionIsReportedByItsTimeInAFolderOfItsOwn(String runId, String stamp, double cpu) {
        String execution = runId + "@" + stamp;
        Written written = reported(execution, execution);
        assertThat(written.findings().path("run_id").asString("")).isEqualTo(runId);
        assertThat(written.findings().path("baseline").path("size").asInt()).isZero();
        assertThat(written.observations().map(o -> o.path("value").asDouble())).contains(cpu);
        assertThat(out.resolve(runId)).doesNotExist();
    }

    @Test
    void theLatestExecutionByItsTimeIsTheRunItself() {
        Written written = reported("gcp-intel-20260214-025019@20260214T031321", "gcp-intel-20260214-025019");
        assertThat(written.findings().path("baseline").path("size").asInt()).isEqualTo(1);
    }

    @Test
    void theGateDoesNotJudgeIt() {
        Ran ran = Agent.bare()
                .latest(DataDir.of("pipeline"), out, "--fail-on", "medium")
                .isDone();
        assertThat(ran.out()).contains("gate: not judged", "Not comparable yet");
    }

    @Test
    void anotherTimeZoneMovesTheTimesAndNotTheFigures() {
        String runId = "gcp-intel-20260214-025019";
        List<String> utc = figures(reported(runId, runId));
        Agent.bare()
                .report(runId, DataDir.of("pipeline"), out, "--timezone", "Asia/Kolkata")
                .isDone();
        Written india = new Written(out.resolve(runId)).isComplete();
        assertThat(india.findings().path("timestamp").asString("")).isEqualTo("2026-02-13T21:43:21.827061Z");
        assertThat(india.markdown()).contains("03:13").doesNotContain("21:43");
        assertThat(figures(india)).isEqualTo(utc);
    }

    private static List<String> figures(Written written) {
        return written.observations()
                .map(o ->
                        o.path("subject") + " " + o.path("metric") + " " + o.path("value") + " " + o.path("change_pct"))
                .toList();
    }

    private Written reported(String asked, String folder) {
        Agent.bare().report(asked, DataDir.of("pipeline"), out).isDone();
        return new Written(out.resolve(folder)).isComplete();
    }

    private static List<JsonNode> excluded(Written written) {
        return written.findings()
                .path("baseline")
                .path("excluded")
                .valueStream()
                .toList();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-9);
    }
}
