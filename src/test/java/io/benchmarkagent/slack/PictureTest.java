package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.SlackServer;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.report.ChartSvg;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.report.Templates;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The worst metric of a report, as a picture in its channel. */
class PictureTest {
    private static final Report INCIDENT = ExampleReports.incident();

    private final SlackServer slack = new SlackServer();
    private final Outbox outbox = new Outbox(SlackKeys.of(slack.environment()), Duration.ofSeconds(10));

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void theWorstMetricIsShownBelowWhatIsSaidOfTheReport() throws IOException {
        JsonNode message = told(INCIDENT);
        JsonNode last = message.path("blocks").path(message.path("blocks").size() - 1);
        assertThat(last.path("type").asString()).isEqualTo("image");
        assertThat(last.at("/slack_file/id").asString()).isEqualTo("F0PICTURE1");
        assertThat(last.path("alt_text").asString())
                .startsWith("checkoutservice · ")
                .contains("this run ", "expected ", "Earlier runs, oldest first: ");
        assertThat(slack.uploads().stream().map(SlackServer.Upload::path))
                .containsExactly(
                        "/api/files.getUploadURLExternal",
                        "/upload/v1/F0PICTURE1",
                        "/api/files.completeUploadExternal");
        byte[] png = slack.uploads().get(1).body();
        assertThat(said(0)).contains("filename=history.png", "length=" + png.length);
        assertThat(said(2)).contains("F0PICTURE1");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isBetween(300, 420);
        assertThat(Stream.of(0xffffff, 0xcfe8d5, 0xad1f14))
                .as("paper, band, this run")
                .allMatch(shown(image)::contains);
    }

    @Test
    void theTokenStaysAtTheApi() {
        told(INCIDENT);
        assertThat(slack.uploads().stream().map(SlackServer.Upload::authorization))
                .containsExactly("Bearer " + SlackServer.TOKEN, "null", "Bearer " + SlackServer.TOKEN);
    }

    @Test
    void withoutTheScopeTheReportIsTold() {
        slack.refusing("files.getUploadURLExternal", "missing_scope");
        assertThat(told(INCIDENT)).isEqualTo(told(bare()));
        assertThat(slack.uploads()).hasSize(1);
    }

    @Test
    void aPictureThatSlackDoesNotTakeIsLeftOut() {
        slack.refusing("files.completeUploadExternal", "file_not_found");
        assertThat(told(INCIDENT)).isEqualTo(told(bare()));
    }

    @Test
    void aBlockThatSlackGoesOnRefusingIsLeftOut() {
        slack.refusing("slack_file", "invalid_blocks");
        Letter letter = Letters.report(INCIDENT);
        outbox.post("C1", Optional.empty(), letter);
        List<JsonNode> tried =
                Stream.generate(() -> slack.next().message()).limit(5).toList();
        assertThat(tried.subList(0, 4)).allMatch(message -> message.toString().contains("slack_file"));
        assertThat(tried.get(4)).isEqualTo(told(bare()));
        assertThat(slack.isQuiet()).isTrue();
    }

    @Test
    void aPictureGoesToNobodyElsesHost() {
        try (SlackServer other = new SlackServer()) {
            slack.takingFilesAt(other.api().replace("/api/", "/upload/v1/F0PICTURE1"));
            assertThat(told(INCIDENT)).isEqualTo(told(bare()));
            assertThat(other.uploads()).isEmpty();
        }
        SlackKeys keys = SlackKeys.of(Map.of("SLACK_SIGNING_SECRET", "s", "SLACK_BOT_TOKEN", "t"));
        assertThat(keys.isSlacksForFiles("https://files.slack.com/upload/v1/ABC"))
                .isTrue();
        assertThat(Stream.of(
                        "http://files.slack.com/upload/v1/ABC",
                        "https://hooks.slack.com/upload/v1/ABC",
                        "https://files.slack.com.evil.example/",
                        "https://files.slack.com@evil.example/",
                        "https://files.slack.com:8443/",
                        "https://evil.example/files.slack.com",
                        "http://169.254.169.254/latest/meta-data",
                        "null",
                        ""))
                .noneMatch(keys::isSlacksForFiles);
    }

    @Test
    void whoeverSendsThePictureOnIsNotFollowed() {
        try (SlackServer other = new SlackServer()) {
            slack.movingFilesTo(other.api().replace("/api/", "/upload/v1/F0PICTURE1"));
            assertThat(told(INCIDENT)).isEqualTo(told(bare()));
            assertThat(slack.uploads()).hasSize(2);
            assertThat(other.uploads()).isEmpty();
        }
    }

    @Test
    void aPictureThatCannotBeDrawnIsLeftOut() {
        Letter whole = Letters.report(INCIDENT);
        Chart.OfRuns chart = whole.chart().orElseThrow();
        Chart.OfRuns nowhere = new Chart.OfRuns(chart.findings(), withoutPlace(chart.observation()));
        assertThat(told(new Letter(whole.fallback(), whole.blocks(), true, Optional.of(nowhere))))
                .isEqualTo(told(bare()));
        assertThat(slack.uploads()).isEmpty();
    }

    @Test
    void whatNoEarlierRunMeasuredIsNotDrawn() {
        List<Anomaly> events = INCIDENT.findings().anomalies().stream()
                .filter(anomaly -> anomaly.members().isEmpty())
                .toList();
        Report report = ExampleReports.with(INCIDENT.findings().headline(), INCIDENT, events);
        assertThat(events).isNotEmpty();
        assertThat(Worst.of(report.findings())).isEmpty();
    }

    @Test
    void whereNothingIsAnAlertThereIsNoPicture() {
        Stream<Report> calm = ExampleReports.all().stream()
                .filter(report -> report.findings().headline().status() != Headline.Status.ALERT);
        assertThat(calm.map(report -> Worst.of(report.findings()).isEmpty()))
                .isNotEmpty()
                .allMatch(none -> none);
        outbox.post("C1", Optional.empty(), bare());
        assertThat(slack.next().message().toString()).doesNotContain("slack_file");
        assertThat(slack.uploads()).isEmpty();
    }

    @Test
    void aHostileNameIsDrawnAsText() throws IOException {
        String attack = "</text><image href=\"http://127.0.0.1/\"/><script>&x;";
        Chart.OfRuns chart =
                Worst.of(ExampleReports.attacked(attack).findings()).orElseThrow();
        ChartSvg.Plain plain = new ChartSvg(Templates.packed()).plain(chart).orElseThrow();
        assertThat(plain.svg()).contains("&lt;").doesNotContain("<image", "<script", "&x;", "</text><i");
        assertThat(ImageIO.read(new ByteArrayInputStream(Png.of(plain.svg()))).getWidth())
                .isEqualTo(640);
    }

    @Test
    void itsColoursAreThoseOfThePagesByDay() throws IOException {
        String pages = Files.readString(Path.of("templates/pictures.css.ftl"));
        String day = pages.substring(0, pages.indexOf("@media"));
        String picture = Files.readString(Path.of("templates/history.svg.ftl"));
        List<String> colours = Pattern.compile("#[0-9a-f]{6}")
                .matcher(picture)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(colours).hasSizeGreaterThan(8).allMatch(day::contains);
    }

    private JsonNode told(Report report) {
        return told(Letters.report(report));
    }

    private JsonNode told(Letter letter) {
        outbox.post("C1", Optional.empty(), letter);
        return slack.next().message();
    }

    private static Letter bare() {
        Letter letter = Letters.report(INCIDENT);
        return new Letter(letter.fallback(), letter.blocks(), letter.open());
    }

    private static Observation withoutPlace(Observation o) {
        return new Observation(
                o.key(),
                o.spec(),
                o.unit(),
                o.instrument(),
                Double.NaN,
                o.baseline(),
                o.rawSigma(),
                o.sigma(),
                o.expected(),
                o.changePct(),
                o.floor(),
                o.minimumDetectableChangePct(),
                o.pValue(),
                o.qValue(),
                o.why(),
                o.verdict(),
                o.history(),
                o.series(),
                o.course());
    }

    private String said(int call) {
        return URLDecoder.decode(
                new String(slack.uploads().get(call).body(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Set<Integer> shown(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .map(colour -> colour & 0xffffff)
                .boxed()
                .collect(Collectors.toSet());
    }
}
