package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.BucketProxy;
import io.benchmarkagent.fixtures.BucketServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and reports in a bucket, over a socket: the same as in folders. */
class BucketTest {
    private static final String SECRET = "hunter2-of-the-bucket";
    private static final String RUNS = "s3://bench/shop/runs";
    private static final int RUNS_THERE = 17;

    private static BucketServer server;

    private final Path tmp;

    BucketTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @BeforeAll
    static void fill(@TempDir Path shared) throws IOException, InterruptedException {
        server = BucketServer.start(shared);
        server.makeBucket("bench");
        server.putAll("bench", "shop/runs/", SAMPLE);
        server.put("bench", "shop/other.json", "{}".getBytes(StandardCharsets.UTF_8));
        server.put("bench", "shop/runs/logs/k6.json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aReportFromABucketIsTheOneFromAFolderToTheByte() {
        Ran far = agent().run(report(RUNS, tmp.resolve("far").toString())).isDone();
        Ran near = agent().run(report(SAMPLE.toString(), tmp.resolve("near").toString()))
                .isDone();
        assertThat(far.out()).isEqualTo(near.out().replace("/near/", "/far/"));
        sameFiles(tmp.resolve("far"), tmp.resolve("near"));
    }

    @Test
    void aBackfillFromABucketIntoABucketIsTheOneOfFolders() throws IOException {
        server.makeBucket("backfilled");
        SortedMap<String, String> before = server.state("bench");
        Ran far = agent().run("backfill", "--archive", RUNS, "--out", "s3://backfilled/all")
                .isDone();
        assertThat(far.out()).endsWith("17 reports written to s3://backfilled/all, 0 were there\n");
        Path near = tmp.resolve("near");
        agent().run("backfill", "--archive", SAMPLE.toString(), "--out", near.toString())
                .isDone();

        Path down = tmp.resolve("down");
        List<String> keys = server.keys("backfilled");
        for (String key : keys) {
            Path file = down.resolve(key.substring("all/".length()));
            Files.createDirectories(file.getParent());
            Files.write(file, server.get("backfilled", key));
        }
        assertThat(keys).as("no job's metadata, no lock").noneMatch(key -> key.contains("/."));
        sameFiles(down, near);
        assertThat(server.state("bench")).as("the archive").isEqualTo(before);

        assertThat(elsewhere()
                        .run("backfill", "--archive", RUNS, "--out", "s3://backfilled/all")
                        .isDone()
                        .out())
                .as("on a machine that has nothing yet")
                .isEqualTo("0 reports written to s3://backfilled/all, 17 were there\n");
    }

    @Test
    void findingsAreSentAfterTheRestOfTheirReportAndThePageAfterAll() throws IOException {
        server.makeBucket("marked");
        try (BucketProxy proxy = BucketProxy.before(server.url())) {
            Agent behind = agent().with("AWS_ENDPOINT_URL", proxy.url());
            behind.run("backfill", "--archive", RUNS, "--out", "s3://marked").isDone();
            List<String> written = proxy.written();
            assertThat(written).hasSizeGreaterThan(4 * RUNS_THERE).allMatch(one -> one.startsWith("PUT /marked/"));
            assertThat(written.get(written.size() - 1)).isEqualTo("PUT /marked/index.html");
            for (String report : reportsOf(written)) {
                assertThat(written.stream()
                                .filter(one -> one.startsWith(report))
                                .toList())
                        .last()
                        .isEqualTo(report + "findings.json");
            }
        }
    }

    private static Set<String> reportsOf(List<String> written) {
        Set<String> reports = written.stream()
                .filter(one -> one.endsWith("/findings.json"))
                .map(one -> one.replace("findings.json", ""))
                .collect(Collectors.toSet());
        assertThat(reports).hasSize(RUNS_THERE);
        return reports;
    }

    @Test
    void whatAReportNamesIsTheBucketAndNeverItsMirror() {
        server.makeBucket("named");
        Ran ran = agent().run(report(RUNS, "s3://named/reports", "--format", "json"));
        assertThat(ran.exit()).isZero();
        assertThat(ran.err())
                .contains("s3://named/reports/" + INCIDENT + "/report.html")
                .doesNotContain(tmp.toString());
        assertThat(ran.out()).contains(RUNS + "/" + INCIDENT, "--archive " + RUNS, "--out s3://named/reports");
        for (String key : server.keys("named")) {
            assertThat(new String(server.get("named", key), StandardCharsets.UTF_8))
                    .as(key)
                    .doesNotContain(tmp.toString(), "/files/", SECRET);
        }
    }

    @Test
    void runsThatCameChangedOrWentAreNoticed() throws IOException {
        server.makeBucket("lively");
        server.putAll("lively", "", Folder.copy(SAMPLE, tmp.resolve("copy")));
        String first = runs("s3://lively").isDone().out();
        assertThat(runs("s3://lively/").isDone().out()).isEqualTo(first);

        String key = INCIDENT + ".json";
        byte[] incident = server.get("lively", file(INCIDENT));
        server.put(
                "lively",
                "later.json",
                text(incident).replace(INCIDENT, "later-run").getBytes(StandardCharsets.UTF_8));
        assertThat(runs("s3://lively").out()).contains("later-run");
        server.put(
                "lively",
                "later.json",
                text(incident).replace(INCIDENT, "other-run").getBytes(StandardCharsets.UTF_8));
        assertThat(runs("s3://lively").out()).contains("other-run").doesNotContain("later-run");
        server.delete("lively", "later.json");
        assertThat(runs("s3://lively").out()).as(key).isEqualTo(first);
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws IOException {
        runs(RUNS).isDone();
        SortedMap<String, String> before = Folder.state(tmp.resolve("cache/benchmark-agent/buckets"));
        runs(RUNS).isDone();
        SortedMap<String, String> after = Folder.state(tmp.resolve("cache/benchmark-agent/buckets"));
        before.keySet().removeIf(name -> !name.contains("/files/"));
        after.keySet().removeIf(name -> !name.contains("/files/"));
        assertThat(after).isEqualTo(before).hasSizeGreaterThan(RUNS_THERE);
        assertThat(after.keySet()).noneMatch(name -> name.contains("k6") || name.contains("other"));
    }

    /** The mirror is a cache: whatever becomes of it, the bucket is what counts. */
    @Test
    void aMirrorThatWasTamperedWithIsMended() throws IOException {
        String first = runs(RUNS).isDone().out();
        Path mirror = Folder.files(tmp.resolve("cache")).stream()
                .filter(file -> file.endsWith(file(INCIDENT)))
                .findFirst()
                .orElseThrow();
        Files.writeString(mirror, "{}");
        Files.writeString(mirror.resolveSibling("forged.json"), "{}");
        assertThat(runs(RUNS).isDone().out()).isEqualTo(first);
    }

    @Test
    void moreThanAThousandObjectsAreListedPageByPage() throws IOException {
        server.makeBucket("many");
        server.putAll("many", "runs/", Folder.copy(SAMPLE, tmp.resolve("copy")));
        for (int i = 0; i < 1200; i++) {
            server.put("many", "runs/aaa/" + i, new byte[] {1});
        }
        assertThat(runs("s3://many/runs").isDone().out())
                .isEqualTo(runs(tmp.resolve("copy").toString()).out());
    }

    @Test
    void namesThatAreNoPathsAreLeftOutAndSaid() {
        server.makeBucket("odd");
        server.put("odd", "runs/" + file(INCIDENT), server.get("bench", "shop/runs/" + file(INCIDENT)));
        server.put("odd", "runs/evidence//b.json", new byte[] {1});
        Ran ran = runs("s3://odd/runs");
        ran.isDoneSaying("s3://odd/runs: left out 1 object", "evidence//b.json", "rename or delete it");
        assertThat(ran.out()).contains(INCIDENT);
        assertThat(Folder.files(tmp)).noneMatch(file -> file.toString().contains("b.json"));
    }

    @Test
    void anObjectThatIsNoRunIsNamedAsInTheBucket() {
        server.makeBucket("broken");
        server.put("broken", "runs/cut.json", "{\"run_id\": ".getBytes(StandardCharsets.UTF_8));
        assertThat(runs("s3://broken/runs").err())
                .contains("s3://broken/runs/cut.json")
                .doesNotContain(tmp.toString());
        agent().run(
                        "report",
                        "--archive",
                        "s3://broken/runs",
                        "--latest",
                        "--out",
                        tmp.resolve("out").toString())
                .isRefused(2, "s3://broken/runs/cut.json");
    }

    @Test
    void mistakesAreOneLine() throws IOException {
        runs("s3://nowhere/runs").isRefused(2, "there is no bucket 'nowhere'", "AWS_ENDPOINT_URL");
        runs("s3://bench/else").isRefused(2, "s3://bench/else holds no run JSON", "give the prefix");
        runs("s3://bench/../x").isRefused(2, "--archive", "give s3://bucket/prefix");
        runs("s3://").isRefused(2, "no bucket's name");
        Agent.bare().run("runs", "--archive", RUNS).isRefused(2, "cache folder", "set HOME");
        without("AWS_SECRET_ACCESS_KEY")
                .run("runs", "--archive", RUNS)
                .isRefused(2, "set AWS_SECRET_ACCESS_KEY as well");
        nobody().run("runs", "--archive", RUNS).isRefused(2, "there is no key to the bucket", "AWS_PROFILE");
        agent().with("AWS_ENDPOINT_URL", "http://u:" + SECRET + "@host")
                .run("runs", "--archive", RUNS)
                .isRefused(2, "AWS_ENDPOINT_URL is no address of a server");
        agent().with("AWS_ENDPOINT_URL", closed())
                .run("runs", "--archive", RUNS)
                .isRefused(1, "cannot be reached", "check AWS_ENDPOINT_URL");
        agent().run(report(RUNS, RUNS + "/reports")).isRefused(2, "is within the archive", "only read");
        agent().run(report(RUNS, tmp.toString(), "--junit", "s3://bench/junit.xml"))
                .isRefused(2, "--junit", "give a file");
        agent().run("import", "x.json", "--out", "s3://bench/imported").isRefused(2, "copy it into the bucket");
    }

    @Test
    void aKeyMayBeThatOfAProfileOrInAFile() throws IOException {
        Path profiles = Files.writeString(
                tmp.resolve("credentials"), "[ci]\naws_access_key_id = id\naws_secret_access_key = " + SECRET + "\n");
        Path secret = Files.writeString(tmp.resolve("secret"), SECRET + "\n");
        nobody().with("AWS_SHARED_CREDENTIALS_FILE", profiles.toString())
                .with("AWS_PROFILE", "ci")
                .run("runs", "--archive", RUNS)
                .isDone();
        nobody().with("AWS_SHARED_CREDENTIALS_FILE", profiles.toString())
                .run("runs", "--archive", RUNS)
                .isRefused(2, "check AWS_PROFILE");
        nobody().with("AWS_ACCESS_KEY_ID", "id")
                .with("AWS_SECRET_ACCESS_KEY_FILE", secret.toString())
                .run("runs", "--archive", RUNS)
                .isDone();
    }

    @Test
    void aReportThatCannotBeSentStaysAndIsSentByTheNext() throws IOException {
        server.makeBucket("later");
        try (BucketProxy proxy = BucketProxy.readOnlyBefore(server.url())) {
            Agent behind = agent().with("AWS_ENDPOINT_URL", proxy.url());
            Ran ran = behind.run(report(RUNS, "s3://later/reports", "--fail-on", "high"));
            assertThat(ran.exit()).as(ran.toString()).isEqualTo(10);
            assertThat(ran.err())
                    .contains("not sent: s3://later/reports/", "access denied", "what was written is in " + tmp);
            assertThat(server.keys("later")).isEmpty();
            proxy.allow();
            behind.run("backfill", "--archive", RUNS, "--out", "s3://later/reports", "--last", "1h")
                    .isDone();
            assertThat(server.keys("later")).contains("reports/" + INCIDENT + "/findings.json");
        }
    }

    /** Its four jars are opened by no start that has no use for them. */
    @Test
    void whoNamesNoBucketLoadsNothingOfItsClient() throws IOException, InterruptedException {
        List<String> command =
                AgentProcess.command(List.of("-Xlog:class+load:stdout"), "runs", "--archive", SAMPLE.toString());
        assertThat(AgentProcess.ran(new ProcessBuilder(command)).out())
                .contains("io.benchmarkagent.Buckets", INCIDENT)
                .doesNotContain("io.minio.", "com.google.common.", "org.simpleframework.", "okhttp3.");
    }

    private static void sameFiles(Path one, Path other) {
        List<Path> files = reports(one);
        assertThat(files).isNotEmpty().isEqualTo(reports(other));
        for (Path file : files) {
            List<String> lines = alike(one.resolve(file), one);
            List<String> others = alike(other.resolve(file), other);
            assertThat(lines).as(file.toString()).hasSameSizeAs(others);
            assertThat(IntStream.range(0, lines.size())
                            .filter(i -> !lines.get(i).equals(others.get(i)))
                            .mapToObj(i -> lines.get(i) + "\n" + others.get(i)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static List<Path> reports(Path folder) {
        return Folder.files(folder).stream()
                .map(folder::relativize)
                .filter(file -> !file.toString().startsWith("."))
                .toList();
    }

    /** All but when and how fast it was made, where its folders were called what they are called. */
    private static List<String> alike(Path file, Path folder) {
        return Folder.text(file)
                .replace(RUNS, "ARCHIVE")
                .replace(SAMPLE.toString(), "ARCHIVE")
                .replace("s3://backfilled/all", "OUT")
                .replace(folder.toString(), "OUT")
                .replaceAll("\"generated_at\" : \"[^\"]*\"", "")
                .replaceAll("time taken[^\n]* ms[^\n]*", "")
                .replaceAll("<dt>time taken</dt>.*", "")
                .replaceAll("made \\d{4}-[^<\\n]*", "")
                .replaceAll("(?s)\"timings\" : \\{.*?\\}", "")
                .lines()
                .toList();
    }

    private static String file(String run) {
        return server.keys("bench").stream()
                .filter(key -> key.matches("shop/runs/[^/]*" + run + "[^/]*\\.json"))
                .findFirst()
                .orElseThrow()
                .substring("shop/runs/".length());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Ran runs(String archive) {
        Ran ran = agent().run("runs", "--archive", archive);
        assertThat(ran.toString()).doesNotContain(SECRET);
        return ran;
    }

    private static String[] report(String archive, String out, String... more) {
        return Stream.concat(
                        Stream.of("report", "--archive", archive, "--out", out, "--run-id", INCIDENT, "--llm", "off"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String closed() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + free.getLocalPort();
        }
    }

    private Agent agent() {
        return nobody().with("AWS_ACCESS_KEY_ID", "id").with("AWS_SECRET_ACCESS_KEY", SECRET);
    }

    private Agent elsewhere() {
        return agent().with("XDG_CACHE_HOME", tmp.resolve("cache-elsewhere").toString());
    }

    private Agent without(String variable) {
        return agent().with(variable, "");
    }

    private Agent nobody() {
        return Agent.bare()
                .with("XDG_CACHE_HOME", tmp.resolve("cache").toString())
                .with("AWS_ENDPOINT_URL", server.url());
    }
}
