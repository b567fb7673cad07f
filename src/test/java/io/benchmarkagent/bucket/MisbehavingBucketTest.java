package io.benchmarkagent.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.benchmarkagent.fixtures.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that hang, break off, lie and refuse: one line each time, and nothing half in the folder. */
class MisbehavingBucketTest {
    private static final String SECRET = "hunter2-of-the-bucket";
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(1), Duration.ofMillis(600), Duration.ofMillis(1500));
    private static final String MD5_OF_HELLO = "5d41402abc4b2a76b9719d911017c592";

    private final Path cache;
    private final List<String> told = new ArrayList<>();

    MisbehavingBucketTest(@TempDir Path cache) {
        this.cache = cache;
    }

    @Test
    void anAnswerThatIsAsListedIsMirrored() throws Exception {
        try (RawServer server = RawServer.that(lists("run.json", 5, MD5_OF_HELLO, RawServer.says("200 OK", "hello")))) {
            Mirror mirror = mirror(server.url());
            assertThat(mirror.fetch(told::add)).isEqualTo(1);
            assertThat(mirror.folder().resolve("run.json")).hasContent("hello");
            assertThat(told).isEmpty();
        }
    }

    @Test
    void whatComesMustBeWhatWasListed() {
        refusedIn(lists("run.json", 5, MD5_OF_HELLO, RawServer.says("200 OK", "hallo")), "MD5 is not the ETag");
        refusedIn(lists("run.json", 7, "v2", RawServer.says("200 OK", "hello")), "5 bytes came of the 7");
        refusedIn(lists("run.json", 3, "v2", RawServer.says("200 OK", "hello")), "bytes came of the 3");
        refusedIn(lists("run.json", 105, "v2", RawServer.breaksOff("hello")), "broke off");
        refusedIn(lists("run.json", 5, "v2", RawServer.breaksOffInChunks("hello")), "broke off");
    }

    /** Of what is kept under a key of the server's, the ETag is no MD5. */
    @Test
    void encryptedObjectsAreNotHeldAgainstTheirETag() throws Exception {
        try (RawServer server = RawServer.that(lists(
                "run.json",
                5,
                MD5_OF_HELLO,
                RawServer.says("200 OK", "hallo", "x-amz-server-side-encryption: aws:kms")))) {
            assertThat(mirror(server.url()).fetch(told::add)).isEqualTo(1);
        }
    }

    @Test
    void aServerThatHangsOrDripsIsNotWaitedForLong() {
        long begun = System.nanoTime();
        refusedIn(RawServer.hangs(), "did not answer in time");
        refusedIn(RawServer.drips(), "did not answer in time");
        refusedIn(lists("run.json", 100_000, "v", RawServer.drips()), "did not answer in time");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void refusalsAreSaidWithTheMend() {
        refusedAs(true, error("403 Forbidden", "AccessDenied"), "access denied", "s3:ListBucket");
        refusedAs(true, error("404 Not Found", "NoSuchBucket"), "there is no bucket 'bench'");
        refusedAs(true, error("403 Forbidden", "SignatureDoesNotMatch"), "check AWS_ACCESS_KEY_ID");
        refusedAs(true, error("301 Moved", "PermanentRedirect"), "set AWS_REGION");
        refusedAs(false, error("503 Slow Down", "SlowDown"), "refuses (SlowDown)", "try again later");
        refusedAs(false, error("400 Bad", "In\u001bvalid"), "check AWS_ENDPOINT_URL");
        refusedIn(RawServer.says("200 OK", "<html>a portal</html>", "Content-Type: text/html"), "AWS_ENDPOINT_URL");
        refusedIn(RawServer.says("404 Not Found", "<html>", "Content-Type: text/html"), "does not answer as S3 does");
        refusedIn(RawServer.says("302 Found", "", "Location: http://127.0.0.1:1/"), "AWS_ENDPOINT_URL");
        refusedIn(lists("run.json", 5, "v", error("404 Not Found", "NoSuchKey")), "deleted while it was read");
    }

    @Test
    void namesThatLeadOutOfTheFolderAreNeverAskedFor() throws Exception {
        String objects = Stream.of(
                        "../out.json", "a/../../out.json", "/etc/x.json", "a//x.json", "a/./x.json", "x\u0007.json")
                .map(name -> entry(name, 1, "v"))
                .reduce("", String::concat);
        try (RawServer server = RawServer.that(RawServer.says("200 OK", listing(objects, ""), XML))) {
            assertThat(reports(server.url(), Limits.STANDARD).fetch(told::add)).isZero();
            assertThat(server.asked()).hasSize(1);
        }
        assertThat(told).hasSize(1).first().asString().contains("left out 6 objects", "../out.json");
        assertThat(files()).allMatch(file -> file.startsWith(cache.resolve("buckets")));
    }

    @Test
    void aListThatDoesNotEndIsGivenUp() {
        String many =
                IntStream.range(0, 20).mapToObj(i -> entry("r" + i, 1, "v")).reduce("", String::concat);
        try (RawServer endless = RawServer.that(RawServer.says("200 OK", listing(many, "again"), XML));
                RawServer empty = RawServer.that(RawServer.says("200 OK", listing("", "again"), XML))) {
            Limits few = new Limits(50, 1000, 20);
            assertThatExceptionOfType(BucketTrouble.class)
                    .isThrownBy(() -> reports(endless.url(), few).fetch(told::add))
                    .withMessageContaining("more than 50 objects");
            assertThatExceptionOfType(BucketTrouble.class)
                    .isThrownBy(() -> reports(empty.url(), few).fetch(told::add))
                    .withMessageContaining("more than 50 objects");
        }
    }

    /** Some servers look through much and find nothing of it in a page. */
    @Test
    void anEmptyPageIsNotTheLast() throws Exception {
        RawServer.Behaviour pages = (asked, out) -> {
            boolean second = asked.target().contains("continuation-token=more");
            String page = second ? listing(entry("run.json", 5, MD5_OF_HELLO), "") : listing("", "more");
            (asked.target().contains("list-type")
                            ? RawServer.says("200 OK", page, XML)
                            : RawServer.says("200 OK", "hello"))
                    .answer(asked, out);
        };
        try (RawServer server = RawServer.that(pages)) {
            assertThat(mirror(server.url()).fetch(told::add)).isEqualTo(1);
        }
    }

    @Test
    void moreThanIsMeantIsNotFetched() {
        try (RawServer server = RawServer.that(lists("run.json", 1001, "v", RawServer.says("200 OK", "")))) {
            assertThatExceptionOfType(BucketTrouble.class)
                    .isThrownBy(() ->
                            reports(server.url(), new Limits(10, 1000, 10)).fetch(told::add))
                    .withMessageContaining("give the prefix of the archive alone");
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void nothingThatIsToldHoldsTheSecret() {
        BucketTrouble trouble = trouble(error("403 Forbidden", "SignatureDoesNotMatch"));
        assertThat(trouble.line()).doesNotContain(SECRET, "AWS4-HMAC", "Signature=");
        assertThat(trouble).hasNoCause();
    }

    private static final String XML = "Content-Type: application/xml";

    private static RawServer.Behaviour error(String status, String code) {
        return RawServer.says(status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>", XML);
    }

    private static RawServer.Behaviour lists(String name, long size, String etag, RawServer.Behaviour object) {
        return (RawServer.Asked asked, OutputStream out) -> {
            boolean list = asked.target().contains("list-type");
            (list ? RawServer.says("200 OK", listing(entry(name, size, etag), ""), XML) : object).answer(asked, out);
        };
    }

    private static String listing(String objects, String next) {
        return "<ListBucketResult><Name>bench</Name><EncodingType>url</EncodingType><KeyCount>1</KeyCount>"
                + "<MaxKeys>1000</MaxKeys><IsTruncated>" + !next.isEmpty() + "</IsTruncated>"
                + (next.isEmpty() ? "" : "<NextContinuationToken>" + next + "</NextContinuationToken>") + objects
                + "</ListBucketResult>";
    }

    private static String entry(String name, long size, String etag) {
        return "<Contents><Key>" + java.net.URLEncoder.encode("runs/" + name, StandardCharsets.UTF_8)
                + "</Key><LastModified>2026-03-01T00:00:00.000Z</LastModified><ETag>&quot;" + etag
                + "&quot;</ETag><Size>" + size + "</Size><StorageClass>STANDARD</StorageClass></Contents>";
    }

    private void refusedIn(RawServer.Behaviour behaviour, String words) {
        assertThat(trouble(behaviour).line())
                .startsWith("s3://bench/runs")
                .contains(words)
                .doesNotContain("\n");
        assertThat(files()).as("half a file").noneMatch(file -> file.toString().contains("/files/"));
    }

    private void refusedAs(boolean mistake, RawServer.Behaviour behaviour, String... words) {
        BucketTrouble trouble = trouble(behaviour);
        assertThat(trouble.line()).contains(words).doesNotContain("\u001b");
        assertThat(trouble.isMistake()).as(trouble.line()).isEqualTo(mistake);
    }

    private BucketTrouble trouble(RawServer.Behaviour behaviour) {
        try (RawServer server = RawServer.that(behaviour)) {
            Mirror mirror = mirror(server.url());
            return assertThatExceptionOfType(BucketTrouble.class)
                    .isThrownBy(() -> mirror.fetch(told::add))
                    .actual();
        } catch (BucketTrouble early) {
            throw new AssertionError(early);
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Mirror mirror(String url) throws BucketTrouble {
        return Mirror.ofArchive(
                BucketAddress.of("s3://bench/runs"), name -> true, cache, variables(url), SHORT, Limits.STANDARD);
    }

    private Mirror reports(String url, Limits limits) throws BucketTrouble {
        return Mirror.ofReports(BucketAddress.of("s3://bench/runs"), cache, variables(url), SHORT, limits);
    }

    private static Map<String, String> variables(String url) {
        return Map.of("AWS_ENDPOINT_URL", url, "AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", SECRET);
    }
}
