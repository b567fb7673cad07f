package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.pipeline.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code query --chart}: the picture of an answer, in a file. */
class ChartTest {
    private static final String RANKING = "which services use most memory?";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    which services use most memory?                               | recommendationservice
                    which services are throttled?                                 | productcatalogservice
                    compare memory of frontend and cartservice                    | cartservice
                    how did p95 latency of checkoutservice develop over the runs? | expected 171
                    what was checkoutservice's memory?                            | before the load
                    cpu of frontend between 14:21 and 14:26 on 2026-03-01         | 14:23
                    what happened between 14:24 and 14:28 on 2026-03-01?          | checkoutservice OOMKilled
                    why was checkoutservice slow?                                 | checkoutservice · latency
                    was anything OOM-killed?                                      | checkoutservice OOMKilled
                    compare Intel and AMD                                         | CPU per request
                    """)
    void whatHasACourseOrAnOrderIsDrawn(String question, String word, @TempDir Path tmp) throws Exception {
        Path file = tmp.resolve("out.svg");
        assertThat(ask(question, file).isDone().out()).endsWith("  chart: " + file + "\n");
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getTextContent()).contains(word);
    }

    @Test
    void theSameAnswerIsTheSamePictureAndFitsLightAndDark(@TempDir Path tmp) throws IOException {
        ask(RANKING, tmp.resolve("a.svg")).isDone();
        ask(RANKING, tmp.resolve("b.svg")).isDone();
        assertThat(tmp.resolve("a.svg"))
                .hasSameBinaryContentAs(tmp.resolve("b.svg"))
                .content()
                .contains("prefers-color-scheme: dark")
                .doesNotContain("<script", "http://www.w3.org/1999");
        assertThat(Folder.files(tmp)).hasSize(2);
    }

    @Test
    void asManyBarsAreDrawnAsServicesAreTold(@TempDir Path tmp) throws IOException {
        ask("top 3 services by p95 latency", tmp.resolve("out.svg")).isDone();
        assertThat(tmp.resolve("out.svg")).content().contains("frontend").doesNotContain("adservice", "emailservice");
    }

    @Test
    void aFolderThatIsNotThereIsNotMade(@TempDir Path tmp) {
        ask(RANKING, tmp.resolve("a/b/out.svg"))
                .isRefused(Exit.BAD_INPUT, "--chart", "there is no folder " + tmp.resolve("a/b"), "make it first");
        assertThat(tmp).isEmptyDirectory();
    }

    @Test
    void oneThatIsThereIsReplaced(@TempDir Path tmp) throws IOException {
        Path file = Files.writeString(tmp.resolve("out.svg"), "old");
        ask(RANKING, file).isDone();
        assertThat(file).content().startsWith("<svg ").endsWith("</svg>\n");
    }

    @Test
    void whereNothingCanBeDrawnThereIsALineAndNoFile(@TempDir Path tmp) {
        Path file = tmp.resolve("out.svg");
        assertThat(ask("which runs are there?", file)
                        .isDoneSaying("--chart", "no course over time or runs and no ranking")
                        .out())
                .startsWith("The archive holds 17 runs")
                .doesNotContain("chart:");
        ask("what's the weather?", file).isDoneSaying("is not written");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenCostsTheExitCodeAndNotTheAnswer(@TempDir Path tmp) throws IOException {
        Path folder = Files.createDirectory(tmp.resolve("out.svg"));
        Ran ran = ask(RANKING, folder);
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.err().lines()).singleElement().asString().contains("out.svg: cannot be written");
        assertThat(ran.out()).startsWith("In run " + INCIDENT).doesNotContain("chart:");
        Path within = Files.writeString(tmp.resolve("file"), "").resolve("out.svg");
        ask(RANKING, within).isRefused(Exit.BAD_INPUT, "there is no folder " + tmp.resolve("file"));
        assertThat(Folder.files(tmp)).containsExactly(tmp.resolve("file"));
    }

    @Test
    void anotherKindOfFileAndTheArchiveAreRefusedBeforeAnythingIsAsked(@TempDir Path tmp) {
        ask(RANKING, tmp.resolve("out.png")).isRefused(Exit.BAD_INPUT, "out.png", "written as SVG", "out.svg");
        ask(RANKING, SAMPLE.resolve("out.svg")).isRefused(Exit.BAD_INPUT, "within the archive", "only read");
    }

    @Test
    void jsonNamesTheFile(@TempDir Path tmp) {
        Path file = tmp.resolve("out.svg");
        assertThat(json(RANKING, file).path("chart").asString()).isEqualTo(file.toString());
        Ran none = Agent.bare().run(arguments("which runs are there?", file, "--format", "json"));
        assertThat(JsonMapper.shared().readTree(none.out()).path("chart").isNull())
                .isTrue();
    }

    private static JsonNode json(String question, Path file) {
        return JsonMapper.shared()
                .readTree(Agent.bare()
                        .run(arguments(question, file, "--format", "json"))
                        .isDone()
                        .out());
    }

    private static Ran ask(String question, Path file) {
        return Agent.bare().run(arguments(question, file, "--format", "text"));
    }

    private static String[] arguments(String question, Path file, String... more) {
        return new String[] {
            "query", "--archive", SAMPLE.toString(), question, "--chart", file.toString(), more[0], more[1]
        };
    }
}
