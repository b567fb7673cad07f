package io.benchmarkagent.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The folder {@code sample-benchmarks/} as texts by relative path; everything but what a real Prometheus must answer. */
final class SampleBenchmarks {
    private SampleBenchmarks() {}

    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        List<Course> courses = SampleRun.all().stream().map(Course::of).toList();
        courses.stream()
                .filter(course -> course.run().kept())
                .forEach(course -> files.put(course.run().runId() + ".json", new RunJson(course).text()));
        // Python's csv module ends its lines with CR LF
        files.put(
                "cluster_summary.csv",
                courses.stream()
                        .map(course -> new RunJson(course).summaryRow() + "\r\n")
                        .collect(Collectors.joining("", RunJson.SUMMARY_HEADER + "\r\n", "")));
        courses.stream()
                .filter(course -> SampleRun.newestTwo().contains(course.run()))
                .forEach(course -> new KubernetesLists(course)
                        .files()
                        .forEach((name, text) ->
                                files.put("evidence/" + course.run().runId() + "/kubernetes/" + name, text)));
        return files;
    }

    static void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** Where the recorded answers of Prometheus about an execution lie. */
    static Path prometheus(Path folder, SampleRun run) {
        return folder.resolve("evidence").resolve(run.runId()).resolve("prometheus");
    }
}
