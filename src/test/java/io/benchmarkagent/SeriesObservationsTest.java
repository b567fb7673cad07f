package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static io.benchmarkagent.SeriesArchive.EARLIER;
import static io.benchmarkagent.SeriesArchive.EDGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What only series tell is judged against the cohort like what the run JSON tells. */
class SeriesObservationsTest {
    private final Path tmp;
    private final Path out;

    SeriesObservationsTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.out = tmp.resolve("out");
    }

    @Test
    void aCallThatGotSlowIsAnAlertThoughNoRunJsonKnowsIt() throws IOException {
        Written report = report(archive(25));
        JsonNode edge = edge(report);
        assertThat(edge.path("source").asString()).isEqualTo("series");
        assertThat(edge.path("baseline").path("n").asInt()).isEqualTo(EARLIER.size());
        assertThat(edge.path("baseline").path("mean").asDouble()).isBetween(5.0, 5.3);
        assertThat(report.anomalies())
                .anyMatch(a -> a.path("subject").asString().equals(EDGE)
                        && a.path("status").asString().equals("alert")
                        && a.path("verdict").asString().equals("regression"));
    }

    @Test
    void aCallThatIsAsEverIsWithinWhatTheCohortVaries() throws IOException {
        assertThat(edge(report(archive(5.1))).path("verdict").asString()).isEqualTo("none");
    }

    @Test
    void whatTheRunJsonHasIsNotTakenFromSeriesAsWell() {
        Agent.bare().report(INCIDENT, SAMPLE, out).isDone();
        Written report = new Written(out.resolve(INCIDENT));
        List<String> keys = report.observations()
                .map(o -> o.path("scope").asString()
                        + o.path("subject").asString()
                        + o.path("metric").asString()
                        + o.path("statistic").asString())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(report.observations())
                .filteredOn(o -> o.path("metric").asString().equals("cpu.utilization_pct"))
                .isNotEmpty()
                .allMatch(o -> o.path("source").asString().equals("run"));
        assertThat(report.observations())
                .noneMatch(o -> o.path("metric").asString().equals("latency_p95_ms"));
    }

    @Test
    void keptFilesAreEnoughWhenTheEvidenceIsGone() throws IOException {
        SeriesArchive archive = archive(25);
        backfill(archive);
        String before = new Written(out.resolve(INCIDENT)).computed();
        archive.forgetEvidence(EARLIER);
        assertThat(report(archive).computed()).isEqualTo(before);
        assertThat(inputs()).contains(kept(EARLIER.get(0)).toString());
    }

    @Test
    void whatARunKeptOfItselfOutlivesItsEvidence() throws IOException {
        SeriesArchive archive = archive(25);
        backfill(archive);
        String before = Files.readString(kept(INCIDENT));
        archive.forgetEvidence(List.of(INCIDENT));
        assertThat(edge(report(archive)).path("baseline").path("n").asInt()).isEqualTo(EARLIER.size());
        assertThat(kept(INCIDENT)).hasContent(before);
    }

    @Test
    void figuresOfAnotherQueryAreLeftOutAndSaidInOneLine() throws IOException {
        SeriesArchive archive = archive(25);
        backfill(archive);
        archive.forgetEvidence(EARLIER);
        for (String run : EARLIER.subList(0, 2)) {
            change(run, "\"step\":15", "\"step\":30");
        }
        Written report = report(archive);
        assertThat(edge(report).path("baseline").path("n").asInt()).isEqualTo(EARLIER.size() - 2);
        assertThat(report.dataQuality())
                .filteredOn(line -> line.contains("another query, step or rule"))
                .singleElement()
                .asString()
                .contains("2 like-for-like runs", EARLIER.get(0), EARLIER.get(1));
    }

    @Test
    void figuresOfAnotherRuleAreMadeAnewFromEvidenceWhereThatIsThere() throws IOException {
        SeriesArchive archive = archive(25);
        backfill(archive);
        change(EARLIER.get(0), "\"rule\": \"", "\"rule\": \"another ");
        change(EARLIER.get(1), "\"rule\": \"", "\"rule\": \"another ");
        archive.forgetEvidence(List.of(EARLIER.get(0)));
        assertThat(edge(report(archive)).path("baseline").path("n").asInt()).isEqualTo(EARLIER.size() - 1);
    }

    @Test
    void brokenAndForeignFilesAreOneLineAndNeverCostTheReport() throws IOException {
        SeriesArchive archive = archive(25);
        backfill(archive);
        archive.forgetEvidence(EARLIER);
        Files.writeString(kept(EARLIER.get(0)), "{\"schema_version\": \"1.0\", ");
        Files.copy(kept(EARLIER.get(3)), kept(EARLIER.get(1)), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        change(EARLIER.get(2), "\"step\":15", "\"step\":\"often\"");
        Written report = report(archive);
        assertThat(edge(report).path("baseline").path("n").asInt()).isEqualTo(EARLIER.size() - 3);
        assertThat(report.dataQuality())
                .filteredOn(line -> line.contains("observations.json"))
                .singleElement()
                .asString()
                .contains("3 like-for-like runs", "is no JSON", "is of run " + EARLIER.get(3), "no usable 'step'");
    }

    @Test
    void withFewerThanThreeRunsThatHaveThemNothingIsJudgedAndOneLineSaysSo() throws IOException {
        SeriesArchive archive = archive(25);
        archive.forgetEvidence(EARLIER.subList(2, EARLIER.size()));
        Written report = report(archive);
        assertThat(edge(report).path("verdict").asString()).isEqualTo("too_few_runs");
        assertThat(report.dataQuality())
                .filteredOn(line -> line.contains("figures of series are not judged"))
                .singleElement()
                .asString()
                .contains("2 of 7 like-for-like runs");
        assertThat(report.findings().path("coverage").path("not_judged").propertyNames())
                .doesNotContain("without three like-for-like runs");
    }

    @Test
    void aSeriesWithGapsIsPartialAndEntersNoBaseline() throws IOException {
        SeriesArchive archive = archive(25);
        archive.record(EARLIER.get(4), point -> point % 3 == 0 ? Double.NaN : 500);
        JsonNode edge = edge(report(archive));
        assertThat(edge.path("baseline").path("n").asInt()).isEqualTo(EARLIER.size() - 1);
        assertThat(edge.path("baseline").path("mean").asDouble()).isLessThan(6);
    }

    @Test
    void aCallThatFellSilentIsSaid() throws IOException {
        SeriesArchive archive = archive(25);
        archive.record(INCIDENT, point -> Double.NaN);
        assertThat(report(archive).dataQuality())
                .anyMatch(line -> line.startsWith(EDGE) && line.contains("missing in this one"));
    }

    private SeriesArchive archive(double incident) throws IOException {
        return SeriesArchive.in(tmp.resolve("archive"), incident);
    }

    private void backfill(SeriesArchive archive) {
        Agent.bare()
                .run("backfill", "--archive", archive.folder().toString(), "--out", out.toString())
                .isDone();
    }

    private Written report(SeriesArchive archive) {
        Agent.bare().report(INCIDENT, archive.folder(), out).isDone();
        return new Written(out.resolve(INCIDENT)).isComplete();
    }

    private static JsonNode edge(Written report) {
        return report.observations()
                .filter(o -> o.path("subject").asString().equals(EDGE)
                        && o.path("statistic").asString().equals("p50"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> inputs() {
        return new Written(out.resolve(INCIDENT))
                .findings()
                .path("provenance")
                .path("inputs")
                .valueStream()
                .map(input -> input.path("path").asString())
                .toList();
    }

    private Path kept(String run) {
        return out.resolve(run).resolve("observations.json");
    }

    private void change(String run, String from, String to) throws IOException {
        String text = Files.readString(kept(run));
        assertThat(text).contains(from);
        Files.writeString(kept(run), text.replace(from, to));
    }
}
