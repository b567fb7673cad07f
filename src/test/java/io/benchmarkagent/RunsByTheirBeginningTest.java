package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.pipeline.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a run's id as much is typed as no other begins with. */
class RunsByTheirBeginningTest {
    private static final String BEGUN = "gcp-intel-20260301";
    private static final String[] CANDIDATES = {
        "run id 'gcp-amd-202602' is the beginning of 7: gcp-amd-20260227-151214, gcp-amd-20260225-095237",
        "gcp-amd-20260216-094118; give more of it"
    };

    private final Path tmp;

    RunsByTheirBeginningTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void ofAQuestion() {
        Ran ran = query("--run-id", BEGUN, "cpu of frontend");
        ran.isDoneSaying("--run-id " + BEGUN + " is taken for " + QUIET);
        assertThat(ran.out()).startsWith("In run " + QUIET);
        assertThat(query("--run-id", QUIET, "cpu of frontend").isDone().out()).isEqualTo(ran.out());
        query("--run-id", BEGUN, "cpu of frontend in " + QUIET).isDoneSaying("is taken for " + QUIET);
        query("--run-id", "gcp-amd-202602", "cpu of frontend").isRefused(Exit.BAD_INPUT, CANDIDATES);
    }

    @Test
    void ofAReport() {
        Ran ran = Agent.bare().report(BEGUN, SAMPLE, tmp.resolve("out"));
        ran.isDoneSaying("--run-id " + BEGUN + " is taken for " + QUIET);
        new Written(tmp.resolve("out").resolve(QUIET)).isComplete();
        Agent.bare().report("gcp-amd-202602", SAMPLE, tmp.resolve("out")).isRefused(Exit.BAD_INPUT, CANDIDATES);
    }

    @Test
    void ofAChat() {
        Ran ran = chat(List.of("--run-id", BEGUN), "/run", "/run gcp-amd-20260301", "cpu of frontend")
                .isDone();
        assertThat(ran.out())
                .contains("Questions are about " + QUIET + ", unless", "about " + INCIDENT + " from now on.")
                .contains("In run " + INCIDENT);
        chat(List.of("--run-id", "gcp-amd-202602"), "/run").isRefused(Exit.BAD_INPUT, CANDIDATES);
        chat(List.of(), "/run gcp-amd-202602").isDoneSaying(CANDIDATES);
    }

    @Test
    void ofACertainExecution() {
        assertThat(query("--run-id", BEGUN + "@20260301T091207", "cpu of frontend")
                        .out())
                .startsWith("In run " + QUIET);
        query("--run-id", BEGUN + "@20250101T000000", "cpu of frontend")
                .isRefused(
                        Exit.BAD_INPUT,
                        "unknown execution '" + QUIET + "@2025",
                        "known: " + QUIET + "@20260301T091207");
    }

    @Test
    void aWholeIdIsMeantThoughOthersBeginWithIt() throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        String longer = Folder.text(SAMPLE.resolve(QUIET + ".json")).replace(QUIET, QUIET + "-again");
        Files.writeString(archive.resolve(QUIET + "-again.json"), longer);
        Ran ran = Agent.bare().run("query", "--archive", archive.toString(), "--run-id", QUIET, "cpu of frontend");
        assertThat(ran.isDone().out()).startsWith("In run " + QUIET + " ");
    }

    @Test
    void aFileThatCannotBeReadMayBeTheOneThatIsMeant() throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        Files.writeString(archive.resolve("gcp-intel-20260301-120000.json"), "{");
        Agent.bare().report(BEGUN, archive, tmp.resolve("out")).isRefused(Exit.BAD_INPUT, "is the beginning of 2");
        Agent.bare()
                .report("gcp-intel-20260301-12", archive, tmp.resolve("out"))
                .isRefused(Exit.BAD_INPUT, "gcp-intel-20260301-120000.json");
    }

    private static Ran query(String... more) {
        List<String> all = new ArrayList<>(List.of("query", "--archive", SAMPLE.toString()));
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }

    private static Ran chat(List<String> more, String... lines) {
        List<String> all = new ArrayList<>(List.of("chat", "--archive", SAMPLE.toString()));
        all.addAll(more);
        return Agent.bare().hearing(List.of(lines), all.toArray(String[]::new));
    }
}
