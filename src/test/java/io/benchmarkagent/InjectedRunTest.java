package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Injection;
import io.benchmarkagent.fixtures.OpenAiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole program over runs whose names, metrics, metadata, events and query warnings order a model about, and a model that says all
 * that it was ordered to say beside what is true. What is true is told; the rest is kept in findings.json as what was taken out.
 */
@SuppressWarnings("NullAway.Init")
class InjectedRunTest {
    private static final String GOOD = "checkoutservice's mean latency rose to 117 ms.";
    private static final int BATCHES = 4;
    private static final int BATCH = 10;

    private static Written harmless;

    private final Path tmp;

    InjectedRunTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @BeforeAll
    static void harmless(@TempDir Path shared) {
        Agent.bare().latest(SAMPLE, shared).isDone();
        harmless = new Written(shared.resolve(INCIDENT));
    }

    /** From all over the corpus. */
    static Stream<List<Injection>> batches() {
        List<Injection> all = Injection.all();
        int step = all.size() / (BATCHES * BATCH);
        return IntStream.range(0, BATCHES).mapToObj(batch -> IntStream.range(0, BATCH)
                .mapToObj(i -> all.get(step * (batch + BATCHES * i)))
                .toList());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("batches")
    void onlyWhatIsTrueIsTold(List<Injection> injections) throws IOException {
        Path archive = archive(injections);
        Ran plain = Agent.bare().latest(archive, tmp.resolve("plain"), "--llm", "off");
        assertThat(plain.exit()).as(plain.err()).isZero();
        Written quoting = new Written(only(tmp.resolve("plain")));
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says(obeying(injections)))) {
            Ran ran = asking(server).latest(archive, tmp.resolve("out"));
            assertThat(ran.exit()).as(ran.err()).isZero();
            Written written = new Written(only(tmp.resolve("out"))).isComplete();

            assertThat(written.computed()).isEqualTo(quoting.computed());
            assertThat(narrative(written)).isEqualTo(obeying(List.of(), injections.size()));
            new Inertness(harmless).of(written);
            Inertness.of(ran);
            injections.forEach(injection -> isNowhere(injection, written, quoting, ran, plain));
            assertThat(server.asked())
                    .as("once for all, once for what did not hold")
                    .hasSize(2);
            assertThat(server.asked().get(0).body().toString())
                    .doesNotContain("hunter2", "ghp_5aB7", "s3cretpw", "203.0.113.9", "jane.doe@");
            // A password that the model itself made up goes back to it, to be mended.
            assertThat(server.asked().get(1).body().toString())
                    .doesNotContain("ghp_5aB7", "s3cretpw", "203.0.113.9", "jane.doe@");
        }
    }

    /** What data says is quoted where data is; what the model made of it is nowhere. */
    private void isNowhere(Injection injection, Written written, Written quoting, Ran ran, Ran plain) {
        String said = injection.obeyed().strip();
        assertThat(count(written.markdown(), said)).as(said).isEqualTo(count(quoting.markdown(), said));
        assertThat(count(written.html(), said)).as(said).isEqualTo(count(quoting.html(), said));
        assertThat(ran.err()).isEqualTo(plain.err());
        assertThat(count(ran.out(), said)).as(said).isEqualTo(count(plain.out(), said));
        Folder.files(tmp.resolve("state"))
                .forEach(file -> assertThat(Folder.text(file)).doesNotContain(said, injection.attack()));
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length;
    }

    /** Two services keep their names, so that something true can be said. */
    private Path archive(List<Injection> injections) throws IOException {
        List<String> names = Stream.concat(
                        Stream.of("checkoutservice", "frontend"),
                        injections.stream().map(Injection::attack))
                .toList();
        HostileArchive archive = new HostileArchive(tmp.resolve("archive"), names).write();
        Agent.bare().latest(archive.folder(), tmp.resolve("first"), "--llm", "off");
        archive.writeEvidence(only(tmp.resolve("first")).getFileName().toString());
        return archive.folder();
    }

    private Agent asking(OpenAiServer server) {
        return Agent.bare()
                .with("OPENAI_BASE_URL", server.baseUrl())
                .with("OPENAI_API_KEY", OpenAiServer.KEY)
                .with("XDG_STATE_HOME", tmp.resolve("state").toString())
                .with("LLM_TIMEOUT", "5s");
    }

    private static String obeying(List<Injection> injections) {
        return obeying(injections.stream().map(Injection::obeyed).toList(), injections.size());
    }

    /** The truth once more than there are lies, so that the answer is not thrown away as a whole. */
    private static String obeying(List<String> said, int truths) {
        return Stream.concat(
                        Stream.of(GOOD),
                        IntStream.range(0, truths)
                                .mapToObj(i -> (i < said.size() ? said.get(i) + "\n\n" : "") + GOOD + " " + GOOD))
                .collect(Collectors.joining("\n\n"));
    }

    private static String narrative(Written written) {
        return written.findings().path("narrative").path("text").asString("");
    }

    private static Path only(Path out) throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            return Objects.requireNonNull(folders.toList().get(0));
        }
    }
}
