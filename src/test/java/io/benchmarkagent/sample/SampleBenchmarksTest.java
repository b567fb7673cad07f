package io.benchmarkagent.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleBenchmarksTest {
    private static final Path CHECKED_IN = Path.of("sample-benchmarks");
    private static final String INCIDENT = "gcp-amd-20260301-143022";

    @Test
    void whatIsCheckedInIsWhatTheSimulatorWrites(@TempDir Path folder) throws IOException {
        SampleBenchmarks.write(folder);

        Map<String, byte[]> expected = contents(folder);
        Map<String, byte[]> actual = contents(CHECKED_IN);
        actual.keySet().removeIf(name -> name.equals("README.md") || name.contains("/prometheus/"));
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        assertThat(actual.keySet().stream().filter(name -> !Arrays.equals(actual.get(name), expected.get(name))))
                .as("files that differ; ci/sample-benchmarks writes them anew")
                .isEmpty();
    }

    @Test
    void thereAreSixteenRunsOfTwoMachineTypesAndTheFirstTwoOfEachAreFlat() {
        assertThat(SampleRun.all().stream()
                        .filter(SampleRun::kept)
                        .collect(Collectors.groupingBy(
                                run -> run.machine().vendor() + (run.flat() ? " v1" : " v2"), Collectors.counting())))
                .containsExactlyInAnyOrderEntriesOf(Map.of("amd v1", 2L, "amd v2", 6L, "intel v1", 2L, "intel v2", 6L));
    }

    @Test
    void theIncidentIsTheNewestRunAndShowsInItsFigures() throws IOException {
        JsonNode run = JsonMapper.shared().readTree(CHECKED_IN.resolve(INCIDENT + ".json"));

        JsonNode checkout = pod(run, "checkoutservice");
        assertThat(checkout.at("/metrics/memory/max_usage_mb").asDouble()).isEqualTo(128.0);
        assertThat(checkout.at("/metrics/cpu_throttling/throttled_percentage").asDouble())
                .isBetween(35.0, 42.0);
        assertThat(run.at("/services/checkoutservice/p95_latency_ms").asDouble())
                .isBetween(370.0, 430.0);
        assertThat(run.at("/load_profile/start_time").asString()).startsWith("2026-03-01T14:20:00");
        assertThat(SampleRun.all()).last().extracting(SampleRun::runId).isEqualTo(INCIDENT);
    }

    @Test
    void anAmdMachineNeedsATenthLessCpuForTheSameLoad() throws IOException {
        double ratio = meanCpu("gcp-amd-") / meanCpu("gcp-intel-");

        assertThat(ratio).isBetween(0.87, 0.93);
    }

    private static double meanCpu(String prefix) throws IOException {
        return SampleBenchmarks.files().entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith(prefix) && !file.getKey().contains(INCIDENT))
                .map(file -> JsonMapper.shared().readTree(file.getValue()))
                .map(run -> run.at("/metrics/cpu/avg_utilization_pct"))
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .average()
                .orElseThrow();
    }

    private static JsonNode pod(JsonNode run, String workload) {
        return run.get("pods")
                .valueStream()
                .filter(pod -> pod.get("pod_name").asString().startsWith(workload))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                contents.put(name, Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
