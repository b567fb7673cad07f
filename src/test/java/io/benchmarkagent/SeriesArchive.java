package io.benchmarkagent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample's runs with one recorded answer each, made by hand: the latency of one call, which no run JSON tells. */
record SeriesArchive(Path folder) {
    static final String EDGE = "frontend->cartservice";
    static final List<String> EARLIER = List.of(
            "gcp-amd-20260216-094118",
            "gcp-amd-20260217-150847",
            "gcp-amd-20260219-093055",
            "gcp-amd-20260220-153820",
            "gcp-amd-20260223-144629",
            "gcp-amd-20260225-095237",
            "gcp-amd-20260227-151214");

    private static final String QUERY = "edge-latency-p50";
    private static final int STEP = 15;

    /** Earlier runs at about 5 ms, the incident at this. */
    static SeriesArchive in(Path folder, double incident) throws IOException {
        Folder.copy(Folder.SAMPLE, folder);
        SeriesArchive archive = new SeriesArchive(folder);
        for (int i = 0; i < EARLIER.size(); i++) {
            double level = 5 + 0.1 * (i % 3);
            archive.record(EARLIER.get(i), point -> level + 0.01 * (point % 4));
        }
        archive.record(Folder.INCIDENT, point -> incident);
        return archive;
    }

    /** @param values one for each point, NaN as Prometheus writes it */
    void record(String runId, IntToDoubleFunction values) throws IOException {
        JsonNode load =
                JsonMapper.shared().readTree(folder.resolve(runId + ".json")).path("load_profile");
        long from = Math.floorDiv(epoch(load, "start_time"), STEP) * STEP;
        long points = (epoch(load, "end_time") - from) / STEP + 2;
        String all = IntStream.range(0, (int) points)
                .mapToObj(i -> "[" + (from + (long) STEP * i) + ",\"" + values.applyAsDouble(i) + "\"]")
                .collect(Collectors.joining(","));
        Path answers = Files.createDirectories(evidence(runId).resolve("prometheus"));
        Files.writeString(
                answers.resolve(QUERY + ".json"),
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":"
                        + "{\"source_workload\":\"frontend\",\"destination_workload\":\"cartservice\"},\"values\":["
                        + all + "]}]}}");
    }

    Path evidence(String runId) {
        return folder.resolve("evidence").resolve(runId);
    }

    void forgetEvidence(List<String> runs) throws IOException {
        for (String run : runs) {
            for (Path file : Folder.files(evidence(run))) {
                Files.delete(file);
            }
        }
    }

    private static long epoch(JsonNode load, String field) {
        Instant time = LocalDateTime.parse(load.path(field).asString()).toInstant(ZoneOffset.UTC);
        return time.getEpochSecond();
    }
}
