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
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INTEL = "cpu_vendor=intel";
    private static final String AMD = "cpu_vendor=amd";

    private final Path tmp;

    CompareCommandTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void theFirstLineIsWhatAPersonForwards() {
        String first = compare(INTEL, AMD).isDone().out().lines().findFirst().orElseThrow();
        assertThat(first)
                .startsWith("amd (n2d-standard-4, 8 runs) against intel (n2-standard-4, 9 runs), the same load: ")
                .contains("CPU per request", "% less (95", "frontend p95 latency", "% cheaper per million requests");
    }

    /** The simulated AMD machines take a tenth less CPU; the interval has to hold that. */
    @Test
    void amdTakesATenthLessCpuPerRequest() {
        JsonNode cpu =
                metric(json(compare(INTEL, AMD, "--format", "json")), "cluster/cluster/cpu_seconds_per_request/value");
        assertThat(cpu.path("verdict").asString()).isEqualTo("better");
        assertThat(cpu.path("interval").path("low").asDouble()).isBetween(0.8, 0.9);
        assertThat(cpu.path("interval").path("high").asDouble()).isBetween(0.9, 0.97);
        assertThat(cpu.path("first_runs").asInt()).isEqualTo(9);
    }

    /** .168984 against .194236 USD an hour, for the same requests to within a per cent. */
    @Test
    void whatAMillionRequestsCostFollowsThePrice() {
        JsonNode cost =
                metric(json(compare(INTEL, AMD, "--format", "json")), "cluster/cluster/usd_per_million_requests/value");
        assertThat(cost.path("interval").path("low").asDouble()).isLessThan(0.168984 / 0.194236);
        assertThat(cost.path("interval").path("high").asDouble()).isGreaterThan(0.168984 / 0.194236);
    }

    @Test
    void selectorsOfSeveralKeysTakeOnlyRunsThatAgreeInAll() {
        Ran ran = compare("cpu_vendor=intel,users_count=300,region=us-central1", "machine_type=n2d-standard-4");
        assertThat(ran.isDone().out()).startsWith("n2d-standard-4 (8 runs) against intel 300 us-central1 (n2-");
    }

    @Test
    void singleRunsAreComparedInPlainWordsWithoutAnInterval() {
        String out = compare(QUIET, INCIDENT).isDone().out();
        assertThat(out.lines().findFirst().orElseThrow())
                .startsWith(INCIDENT + " (n2d-standard-4, 1 run) against " + QUIET)
                .contains("in a single run (whether by chance: cannot tell)")
                .doesNotContain("(95");
    }

    @Test
    void eachFurtherGroupIsComparedWithTheFirst() {
        JsonNode all = json(compare(INTEL, AMD, INCIDENT, "--format", "json"));
        assertThat(all.path("comparisons").size()).isEqualTo(2);
        assertThat(all.path("comparisons").path(1).path("first").path("name").asString())
                .isEqualTo("intel");
        assertThat(all.path("comparisons").path(1).path("second").path("name").asString())
                .isEqualTo(INCIDENT);
    }

    @Test
    void groupsWithNoLoadInCommonCannotBeTold() throws IOException {
        Path archive = Files.createDirectories(tmp.resolve("archive"));
        run(archive, "short", "2026-01-01T00:00:00Z", 30);
        run(archive, "long", "2026-01-02T00:00:00Z", 600);
        Ran text = compareIn(archive, "short", "long").isDone();
        assertThat(text.out())
                .startsWith("cannot tell: long and short have no load in common\n")
                .contains("left out: ");
        JsonNode empty = json(compareIn(archive, "short", "long", "--format", "json"))
                .path("comparisons")
                .path(0);
        assertThat(empty.path("metrics").size()).isZero();
        assertThat(empty.path("left_out").size()).isEqualTo(2);
    }

    @Test
    void anUnknownKeyIsToldTheKnownOnes() {
        compare(INTEL, "vendor=amd")
                .isRefused(2, "unknown key 'vendor'", "known: cloud, region, machine_type, cpu_vendor, cpu_generation");
    }

    @Test
    void aValueThatNoRunHasIsToldThoseThereAre() {
        compare(INTEL, "cpu_vendor=arm").isRefused(2, "no run is 'cpu_vendor=arm'", "cpu_vendor: amd, intel");
    }

    @Test
    void anUnknownRunIdIsToldTheNearest() {
        compare(INTEL, INCIDENT + "1").isRefused(2, "unknown run id", INCIDENT);
    }

    @Test
    void aRunInBothGroupsIsRefused() {
        compare("cloud=gcp", AMD)
                .isRefused(2, "'cloud=gcp' and 'cpu_vendor=amd' share 8 runs", "give groups that share none");
        compare(INCIDENT, INCIDENT).isRefused(2, "share 1 run, " + INCIDENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu_vendor=", "=amd", "cpu_vendor=amd,", "cpu_vendor=amd,x"})
    void aSelectorThatIsNone(String selector) {
        compare(INTEL, selector).isRefused(2, "no key=value", "cpu_vendor=amd,users_count=300");
    }

    @Test
    void oneGroupIsNotEnough() {
        compare(INTEL).isRefused(2, "GROUP", "benchmark-agent compare --help");
    }

    @Test
    void pricesAreReplaceableAndAMachineWithoutOneIsSaidOnce() throws IOException {
        Path prices = Files.writeString(
                tmp.resolve("prices.csv"),
                "machine_type,vcpus,memory_gib,usd_per_hour,date,source\nn2-standard-4,4,16,1.0,2026-01-01,ours\n");
        Path config = Files.writeString(tmp.resolve("agent.yaml"), "comparison: {prices: " + prices + "}");
        String out = compare(INTEL, AMD, "--config", config.toString()).isDone().out();
        assertThat(out).containsOnlyOnce("no price for n2d-standard-4").doesNotContain("USD per million");
    }

    @Test
    void pricesThatAreNoneAreRefusedWithTheLine() throws IOException {
        Path prices = Files.writeString(
                tmp.resolve("prices.csv"),
                "machine_type,vcpus,memory_gib,usd_per_hour,date,source\nn2-standard-4,4,16,free,2026-01-01,ours\n");
        Path config = Files.writeString(tmp.resolve("agent.yaml"), "comparison: {prices: " + prices + "}");
        compare(INTEL, AMD, "--config", config.toString())
                .isRefused(2, "comparison.prices", "prices.csv:2", "write one");
    }

    @Test
    void aFigureOfPricesComesWithItsDayAndItsSource() {
        assertThat(compare(INTEL, AMD).isDone().out())
                .contains("n2-standard-4 0.194236 USD an hour (GCP us-central1 on demand, 2026-07-30)");
    }

    @Test
    void theSameRunsGiveTheSameBytesInAnyLocaleAndZone() {
        String json = compare(INTEL, AMD, "--format", "json").isDone().out();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(compare(INTEL, AMD, "--format", "json").isDone().out()).isEqualTo(json);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void markdownIsATableUnderTheSameLine() {
        List<String> lines = compare(INTEL, AMD, "--format", "markdown")
                .isDone()
                .out()
                .lines()
                .toList();
        assertThat(lines.get(0)).startsWith("**amd (n2d-standard-4, 8 runs)").endsWith("**");
        assertThat(lines).anyMatch(line -> line.startsWith("| ✅ | cluster | CPU per request |"));
    }

    @Test
    void thePageIsOneFileWithAPictureAndNothingFromTheNetwork() throws IOException {
        Path page = tmp.resolve("pages").resolve("compare.html");
        compare(INTEL, AMD, "--html", page.toString()).isDone();
        String html = Files.readString(page);
        assertThat(html).contains("<svg", "logarithmic axis", "</html>").doesNotContain("http:", "https:", "<script");
        assertThat(Folder.files(tmp)).containsExactly(page);
        compare(INTEL, AMD, "--html", page.toString()).isDone();
        assertThat(Files.readString(page)).isEqualTo(html);
    }

    @Test
    void aPageWithinTheArchiveIsRefused() throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        var before = Folder.state(archive);
        compareIn(archive, INTEL, AMD, "--html", archive.resolve("x.html").toString())
                .isRefused(2, "--html", "within the archive", "outside");
        assertThat(Folder.state(archive)).isEqualTo(before);
    }

    @Test
    void aPageThatCannotBeWrittenIsOneLine() throws IOException {
        Path file = Files.writeString(tmp.resolve("file"), "");
        compare(INTEL, AMD, "--html", file.resolve("x.html").toString()).isRefused(1, "--html", "cannot be written");
    }

    @Test
    void helpTeachesByExample() {
        assertThat(Agent.bare().run("compare", "--help").isDone().out())
                .contains("GROUP", "--html", "--format", "Exit codes: 0", "cpu_vendor=intel cpu_vendor=amd");
    }

    private static void run(Path archive, String id, String time, int seconds) throws IOException {
        Files.writeString(
                archive.resolve(id + ".json"),
                "{\"run_id\": \"" + id + "\", \"timestamp\": \"" + time + "\", \"load_profile\": {\"users_count\": 100,"
                        + " \"duration_seconds\": " + seconds + "}, \"metrics\": {\"request_rate_rps\": 50}}");
    }

    private static JsonNode metric(JsonNode all, String id) {
        for (JsonNode one : all.path("comparisons").path(0).path("metrics")) {
            if (one.path("id").asString().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no metric " + id);
    }

    private static JsonNode json(Ran ran) {
        return JSON.readTree(ran.isDone().out());
    }

    private static Ran compare(String... more) {
        return compareIn(SAMPLE, more);
    }

    private static Ran compareIn(Path archive, String... more) {
        List<String> all = new ArrayList<>(List.of("compare", "--archive", archive.toString()));
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }
}
