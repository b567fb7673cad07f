package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole reports of a sample run whose run JSON or evidence is not what it should be: one line for each, with what to do. */
class DataQualityTest {
    private static final String TYPE = "\"node.kubernetes.io/instance-type\": \"n2-standard-4\"";

    private final Path archive;
    private final Path out;

    DataQualityTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
        out = tmp.resolve("out");
    }

    @BeforeEach
    void copy() throws IOException {
        Folder.copy(SAMPLE, archive);
        for (Path file : Folder.files(SAMPLE.resolve("evidence").resolve(QUIET))) {
            Path to = archive.resolve(SAMPLE.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }

    private Written report() {
        Ran ran = Agent.bare().report(QUIET, archive, out);
        assertThat(ran.exit()).as(ran.toString()).isZero();
        return new Written(out.resolve(QUIET)).isComplete();
    }

    private void change(String file, String what, String by) throws IOException {
        Path path = archive.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(what);
        Files.writeString(path, before.replace(what, by));
    }

    private void changeRun(String what, String by) throws IOException {
        change(QUIET + ".json", what, by);
    }

    private void changeFirstNode() throws IOException {
        Path nodes = archive.resolve("evidence/" + QUIET + "/kubernetes/nodes.json");
        Files.writeString(nodes, Files.readString(nodes).replaceFirst(TYPE, TYPE.replace("n2-", "e2-")));
    }

    private static List<String> ids(Written written) {
        return written.findings()
                .path("data_quality")
                .valueStream()
                .map(line -> line.path("id").asString(""))
                .toList();
    }

    @Test
    void theQuietSampleHasNoneOfThese() {
        assertThat(ids(report()))
                .noneMatch(id -> id.matches("(nodes|load-generator|prometheus)/.*|throttling-formula"));
        Agent.bare().report(INCIDENT, SAMPLE, out).isDone();
        assertThat(ids(new Written(out.resolve(INCIDENT))))
                .noneMatch(id -> id.matches("(nodes|load-generator|prometheus)/.*|throttling-formula"));
    }

    @Test
    void aNodeOfAnotherTypeIsNamed() throws IOException {
        changeFirstNode();
        assertThat(report().dataQuality())
                .anyMatch(line ->
                        line.startsWith("the run's nodes are not of one machine type: e2-standard-4 (1 node: gke-")
                                && line.contains("n2-standard-4 (2 nodes)"));
    }

    @Test
    void aNodePoolThatSaysAnotherTypeThanTheNodesLeadsTheReport() throws IOException {
        changeRun("\"machine_type\": \"n2-standard-4\"", "\"machine_type\": \"n2-highcpu-4\"");
        Written written = report();
        assertThat(ids(written)).contains("nodes/other-machine-type");
        assertThat(written.markdown().split("<details>", 2)[0])
                .contains("says n2-highcpu-4, and the nodes are n2-standard-4 (3 nodes)");
    }

    @Test
    void aThrottledPercentageThatIsTheSecondsByPeriodsIsSaid() throws IOException {
        changeRun("\"throttled_percentage\": 3.097", "\"throttled_percentage\": 143.2");
        assertThat(report().dataQuality())
                .anyMatch(line -> line.contains("divide throttled seconds by periods: it is 143 % for frontend"));
    }

    /** Half of the requests asked for: frontend is busy with them, so nobody else is to blame, until it is the generator. */
    @Test
    void theGeneratorIsTheWorkloadThatTheSettingNames() throws IOException {
        changeRun("\"rps\": 50", "\"rps\": 100");
        assertThat(ids(report())).noneMatch(id -> id.startsWith("load-generator/"));

        Path config = Files.writeString(archive.resolveSibling("agent.yaml"), "detection: {load-generator: frontend}");
        Agent.bare().report(QUIET, archive, out, "--config", config.toString()).isDone();
        assertThat(new Written(out.resolve(QUIET)).dataQuality())
                .anyMatch(line -> line.contains("of 100 requests per second asked for, 51 were served")
                        && line.contains("the busiest service (currencyservice) used 48 % of its CPU limit"));
    }

    @Test
    void manyLinesAreGroupedByWhatTheyAreAbout() throws IOException {
        changeFirstNode();
        changeRun("\"throttled_percentage\": 3.097", "\"throttled_percentage\": 143.2");
        changeRun("\"rps\": 50", "\"rps\": 100");
        Written written = report();

        assertThat(written.markdown())
                .containsSubsequence("<summary>Data quality, ", "**The run itself**\n\n- ", "</details>")
                .contains("**Not measured**\n\n- ");
        assertThat(written.html()).contains("<h3>The run itself</h3><ul class=\"notes\"><li>", "<h3>Not measured</h3>");
    }
}
