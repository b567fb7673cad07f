package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AGAIN = "gcp-amd-20260302-143022";

    private final Path archive;
    private final Path out;

    AnalyzeCommandTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
        out = tmp.resolve("out");
    }

    @Test
    void theIncidentIsNewAgainstTheComparableRunBeforeIt() {
        JsonNode incident = JSON.readTree(
                        analyze(SAMPLE, "--format", "json").isDone().out())
                .path(0);
        assertThat(incident.path("name").asString()).isEqualTo(INCIDENT);
        assertThat(incident.path("before").path("run_id").asString()).isEqualTo("gcp-amd-20260227-151214");
        Written report = new Written(out.resolve(INCIDENT));
        Agent.bare().report(INCIDENT, SAMPLE, out);
        assertThat(both(incident))
                .isEqualTo(ids(report.findings().path("anomalies")))
                .isNotEmpty();
        assertThat(incident.path("new").valueStream())
                .anyMatch(a -> a.path("status").asString().equals("alert"));
    }

    @Test
    void whatIsThereAgainPersistsAndWhatIsNotIsGone() throws IOException {
        again();
        JsonNode all =
                JSON.readTree(analyze(archive, "--format", "json").isDone().out());
        Agent.bare().report(INCIDENT, archive, out);
        Agent.bare().report(AGAIN, archive, out);
        Set<String> then = ids(new Written(out.resolve(INCIDENT)).findings().path("anomalies"));
        Set<String> now = ids(new Written(out.resolve(AGAIN)).findings().path("anomalies"));
        assertThat(all.path(0).path("name").asString()).isEqualTo(AGAIN);
        assertThat(ids(all.path(0).path("persists")))
                .isEqualTo(common(now, then))
                .isNotEmpty();
        assertThat(ids(all.path(0).path("new"))).isEqualTo(without(now, then));
        assertThat(ids(all.path(0).path("gone"))).isEqualTo(without(then, now));
    }

    @Test
    void textNamesTheAlertsOfEachRunInAlignedRows() {
        Ran ran = analyze(SAMPLE).isDone();
        assertThat(ran.out())
                .startsWith("17 runs, ")
                .contains(" not judged; alerts: ")
                .doesNotContain("\u001b");
        assertThat(ran.out().lines())
                .anyMatch(line -> line.matches("RUN +WHAT +SEVERITY +VERDICT +SUBJECT +METRIC +SIGMA +BEFORE"))
                .anyMatch(line -> line.startsWith(INCIDENT + "  new  ") && line.contains("regression"))
                .noneMatch(line -> line.startsWith(QUIET + "  new  "));
    }

    @Test
    void markdownIsOneTable() {
        assertThat(analyze(SAMPLE, "--format", "markdown").isDone().out().lines())
                .anyMatch(line -> line.matches("\\|(---\\|){8}"))
                .anyMatch(line -> line.startsWith("| " + INCIDENT + " | new | high | regression |"));
    }

    @Test
    void aTimeSpanWithoutRunsIsSaid() {
        Ran ran = analyze(SAMPLE, "--last", "1m", "--format", "json");
        ran.isDoneSaying("no run in the last minute", "benchmark-agent runs");
        assertThat(ran.out().strip()).isEqualTo("[ ]");
    }

    @Test
    void aRunThatIsCutOffIsNamedAndLeftOut() throws IOException {
        again();
        Path file = archive.resolve(AGAIN + ".json");
        Files.writeString(file, Files.readString(file).substring(0, 3000));
        Ran ran = analyze(archive, "--format", "json");
        ran.isDoneSaying(AGAIN + ".json", "write it again");
        assertThat(JSON.readTree(ran.out()).path(0).path("name").asString()).isEqualTo(INCIDENT);
    }

    @Test
    void nothingIsWrittenAnywhere() throws IOException {
        Folder.copy(SAMPLE, archive);
        var before = Folder.state(archive);
        analyze(archive).isDone();
        assertThat(Folder.state(archive)).isEqualTo(before);
        assertThat(out).doesNotExist();
    }

    @Test
    void mistakesAreOneLine() {
        analyze(archive).isRefused(2, "no such folder", "--archive");
        analyze(SAMPLE, "--last", "soon").isRefused(2, "--last 'soon' is no time span", "30d");
        analyze(SAMPLE, "--format", "html").isRefused(2, "--format", "text, markdown, json");
    }

    @Test
    void helpTeachesByExample() {
        assertThat(Agent.bare().run("analyze-anomalies", "--help").isDone().out())
                .contains("--last", "--out", "Exit codes: 0", "--last 7d --format markdown");
    }

    /** The incident once more, a day later. */
    private void again() throws IOException {
        Folder.copy(SAMPLE, archive);
        Files.writeString(
                archive.resolve(AGAIN + ".json"),
                Files.readString(archive.resolve(INCIDENT + ".json"))
                        .replace(INCIDENT, AGAIN)
                        .replace("2026-03-01T", "2026-03-02T"));
    }

    private static Set<String> both(JsonNode run) {
        Set<String> both = new TreeSet<>(ids(run.path("new")));
        both.addAll(ids(run.path("persists")));
        return both;
    }

    private static Set<String> ids(JsonNode anomalies) {
        return anomalies.valueStream().map(a -> a.path("id").asString()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> common(Set<String> a, Set<String> b) {
        Set<String> common = new TreeSet<>(a);
        common.retainAll(b);
        return common;
    }

    private static Set<String> without(Set<String> a, Set<String> b) {
        Set<String> rest = new TreeSet<>(a);
        rest.removeAll(b);
        return rest;
    }

    private Ran analyze(Path folder, String... more) {
        List<String> all =
                new ArrayList<>(List.of("analyze-anomalies", "--archive", folder.toString(), "--out", out.toString()));
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }
}
