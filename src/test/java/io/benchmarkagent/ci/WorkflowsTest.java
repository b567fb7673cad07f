package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The workflows that users copy. What of them is GitHub's language is checked by actionlint, in {@code ci/test}. */
class WorkflowsTest {
    private static final Path FOLDER = Path.of("ci/github/workflows");
    private static final String OURS = "your-org/benchmark-agent/ci/github@v0";
    private static final List<String> OTHERS =
            List.of("actions/checkout@v4", "actions/upload-artifact@v4", "actions/download-artifact@v4");
    /** Answers as {@code gh} does, out of a folder for each run that left something. */
    private static final String GH =
            """
            #!/usr/bin/env bash
            case "$1 $2" in
              "run list") cat "$LEFT/runs" ;;
              "run download") cp -R "$LEFT/$3/." "$7" 2> /dev/null ;;
              *) exit 64 ;;
            esac
            """;

    private final Path tmp;

    WorkflowsTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @ParameterizedTest
    @ValueSource(strings = {"benchmark.yml", "report-again.yml", "comment-from-fork.yml"})
    void grantsWhatItNeedsAndHandsOnNothingThatIsNoInput(String name) throws IOException {
        JsonNode workflow = Yaml.read(FOLDER.resolve(name));
        JsonNode inputs = Yaml.read(Path.of("ci/github/action.yml")).path("inputs");
        assertThat(workflow.path("permissions").toString()).isIn("{}", "{\"contents\":\"read\"}");
        for (JsonNode job : workflow.path("jobs")) {
            assertThat(job.path("timeout-minutes").asInt()).isPositive();
            assertThat(job.path("permissions")
                            .propertyStream()
                            .filter(one -> one.getValue().asString().equals("write")))
                    .singleElement()
                    .satisfies(one -> assertThat(one.getKey()).isEqualTo("pull-requests"));
            for (JsonNode step : job.path("steps")) {
                String uses = step.path("uses").asString("");
                assertThat(uses)
                        .isIn(Stream.concat(OTHERS.stream(), Stream.of("", OURS))
                                .toList());
                assertThat(step.path("run").asString("")).doesNotContain("${{");
                if (uses.equals(OURS)) {
                    assertThat(step.path("with").propertyNames()).allMatch(inputs::has);
                }
            }
        }
    }

    @Test
    void theJobThatMayCommentRunsNothingOfTheForks() throws IOException {
        JsonNode job = Yaml.read(FOLDER.resolve("comment-from-fork.yml")).at("/jobs/comment");
        assertThat(job.path("steps").valueStream().map(step -> step.path("uses").asString("a script")))
                .containsExactly("actions/download-artifact@v4", OURS);
        assertThat(job.at("/steps/0/with/path")).isEqualTo(job.at("/steps/1/with/from"));
        assertThat(job.at("/steps/0/with/name"))
                .isEqualTo(Yaml.read(Path.of("ci/github/action.yml")).at("/inputs/artifact/default"));
    }

    @Test
    void whatARunOfMainMeasuredIsThereForTheNextThoughOneBetweenLeftNothing() throws IOException, InterruptedException {
        Path first = Files.createDirectories(tmp.resolve("first"));
        Files.createDirectories(first.resolve("benchmarks"));
        Files.writeString(first.resolve("benchmarks/a.json"), "{}");
        Files.createDirectories(first.resolve("reports/a/evidence"));
        Files.writeString(first.resolve("reports/a/observations.json"), "{}");
        Files.writeString(first.resolve("reports/a/report.md"), "#");
        script(first, "benchmark.yml", "Gather the archive");
        Path left = Files.createDirectories(tmp.resolve("left"));
        Files.writeString(left.resolve("runs"), "103\n102\n101\n");
        Files.move(first.resolve("kept"), left.resolve("102"));

        for (String workflow : List.of("benchmark.yml", "report-again.yml")) {
            Path next = Files.createDirectories(tmp.resolve("next-" + workflow));
            script(next, workflow, "Earlier runs");
            assertThat(files(next)).containsExactly("benchmarks/a.json", "reports/a/observations.json");
        }
    }

    @Test
    void theFirstRunHasNoEarlierOnesAndGoesOn() throws IOException, InterruptedException {
        Files.createDirectories(tmp.resolve("left"));
        Files.writeString(tmp.resolve("left/runs"), "");
        Path work = Files.createDirectories(tmp.resolve("work"));
        script(work, "benchmark.yml", "Earlier runs");
        script(work, "benchmark.yml", "Gather the archive");
        assertThat(work.resolve("kept/benchmarks")).isEmptyDirectory();
    }

    private void script(Path work, String workflow, String name) throws IOException, InterruptedException {
        Path gh = Files.createDirectories(tmp.resolve("bin")).resolve("gh");
        Files.writeString(gh, GH);
        assertThat(gh.toFile().setExecutable(true)).isTrue();
        Map<String, String> variables = Map.of(
                "PATH",
                gh.getParent() + ":" + System.getenv("PATH"),
                "LEFT",
                tmp.resolve("left").toString());
        JsonNode job =
                Yaml.read(FOLDER.resolve(workflow)).path("jobs").iterator().next();
        String run = job.path("steps")
                .valueStream()
                .filter(step -> step.path("name").asString("").equals(name))
                .map(step -> step.path("run").asString())
                .findFirst()
                .orElseThrow();
        Ran ran = new Shell(work, variables).bash(run);
        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
