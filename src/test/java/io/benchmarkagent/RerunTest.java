package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A suspected regression asks for one more run, and that one answers. */
class RerunTest {
    private static final int EARLIER = 15;
    private static final String SUSPECT = LevelArchive.id(EARLIER);
    private static final String MORE = LevelArchive.id(EARLIER + 1);

    private final Path tmp;
    private final Path out;

    RerunTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.out = tmp.resolve("out");
    }

    /** Fifteen as ever, the suspect, and then these. */
    private Path archive(double... last) throws IOException {
        double[] levels = DoubleStream.concat(DoubleStream.generate(() -> 1).limit(EARLIER), Arrays.stream(last))
                .toArray();
        return new LevelArchive(tmp.resolve("archive")).write(levels).folder();
    }

    private Path rerun() {
        return out.resolve(SUSPECT).resolve("rerun.json");
    }

    private Ran suspected(Path archive) {
        return Agent.bare().report(SUSPECT, archive, out, "--fail-on", "medium", "--on-suspect", "rerun");
    }

    private Ran confirmed(Path archive, String... more) {
        String[] all = Stream.concat(
                        Stream.of("--fail-on", "medium", "--confirms", rerun().toString()), Stream.of(more))
                .toArray(String[]::new);
        return Agent.bare().report(MORE, archive, out, all);
    }

    private JsonNode gate(String run) {
        return new Written(out.resolve(run)).findings().path("gate");
    }

    @Test
    void whatNoLongerAsksForARunLeavesNoFileThatDoes() throws IOException {
        Path archive = archive(1.5);
        suspected(archive);
        assertThat(rerun()).exists();
        assertThat(suspected(archive).exit()).isEqualTo(11);
        assertThat(rerun()).exists();
        assertThat(Agent.bare()
                        .report(SUSPECT, archive, out, "--fail-on", "medium")
                        .exit())
                .isEqualTo(10);
        assertThat(rerun()).doesNotExist();
    }

    @Test
    void theSuspectAsksForARunAndWritesWhichOneAndHowItIsJudged() throws IOException {
        Ran ran = suspected(archive(1.5));
        assertThat(ran.exit()).as(ran.toString()).isEqualTo(11);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("gate: asks for one more run (medium)", "rerun.json says which run to make");
        JsonNode asked = JsonMapper.builder().build().readTree(Files.readString(rerun()));
        assertThat(asked.at("/confirms/run_id").asString("")).isEqualTo(SUSPECT);
        assertThat(asked.at("/run/cloud").asString("")).isEqualTo("gcp");
        assertThat(asked.at("/run/duration_seconds").asInt()).isEqualTo(600);
        assertThat(asked.path("baseline").size()).isEqualTo(EARLIER);
        assertThat(asked.path("suspects").toString()).contains("service/" + LevelArchive.SUBJECT);
        assertThat(asked.path("judge").asString(""))
                .contains("--run-id NEW_RUN_ID", "--confirms " + rerun(), "--fail-on medium");
    }

    @Test
    void theNextRunLikeItConfirmsAgainstTheBaselineOfTheFirst() throws IOException {
        Path archive = archive(1.5, 1.5);
        suspected(archive);
        Ran ran = confirmed(archive);
        assertThat(ran.exit()).as(ran.toString()).isEqualTo(10);
        String words = "confirms " + SUSPECT + ": 1 of 1 anomaly seen again";
        assertThat(ran.out()).contains("gate: failed (medium); " + words);
        Written report = new Written(out.resolve(MORE));
        assertThat(report.markdown()).contains(words);
        assertThat(report.html()).contains(words);
        assertThat(gate(MORE).at("/confirmation/outcome").asString("")).isEqualTo("confirms");
        assertThat(report.findings().at("/baseline/runs").toString())
                .contains(LevelArchive.id(0), LevelArchive.id(EARLIER - 1))
                .doesNotContain(SUSPECT);
    }

    @Test
    void aRunThatIsBackWithdraws() throws IOException {
        Path archive = archive(1.5, 1);
        suspected(archive);
        Ran ran = confirmed(archive).isDone();
        assertThat(ran.out()).contains("gate: passed; withdraws " + SUSPECT + ": 0 of 1 anomaly seen again");
        assertThat(new Written(out.resolve(MORE)).markdown()).contains("withdraws " + SUSPECT);
    }

    @Test
    void withoutASuspicionNoRunIsAsked() throws IOException {
        assertThat(suspected(archive(1)).isDone().out()).contains("gate: passed");
        assertThat(rerun()).doesNotExist();
    }

    @Test
    void whoAsksForOneMoreRunMeansEveryRegression() throws IOException {
        assertThat(Agent.bare()
                        .report(SUSPECT, archive(1.5), out, "--on-suspect", "rerun")
                        .exit())
                .isEqualTo(11);
    }

    @Test
    void theRunThatWasMadeStaysTheOneThatAnswersThoughTheSuspectIsInTheArchive() throws IOException {
        Path archive = archive(1.5, 1.5);
        suspected(archive);
        confirmed(archive);
        String first = new Written(out.resolve(MORE)).computed();
        confirmed(archive);
        assertThat(new Written(out.resolve(MORE)).computed()).isEqualTo(first);
    }

    @Test
    void aRunOfAnotherLoadIsNoAnswer() throws IOException {
        Path archive = archive(1.5, 1.5);
        suspected(archive);
        Path more = archive.resolve(MORE + ".json");
        Files.writeString(
                more, Files.readString(more).replace("\"duration_seconds\": 600", "\"duration_seconds\": 30"));
        Ran ran = confirmed(archive);
        assertThat(ran.exit()).isEqualTo(11);
        assertThat(ran.out())
                .contains("gate: asks for one more run", "no answer about " + SUSPECT)
                .contains("this run has duration_seconds 30 and not 600");
    }

    @Test
    void theSuspectDoesNotConfirmItself() throws IOException {
        Path archive = archive(1.5, 1.5);
        suspected(archive);
        Agent.bare()
                .report(SUSPECT, archive, out.resolve("again"), "--confirms", rerun().toString())
                .isRefused(2, "is the suspected run itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "{\"confirms\": {\"run_id\": \"a\", \"timestamp\": \"soon\"}}", "\u0000"})
    void aFileThatAsksForNothingIsRefusedWithTheMend(String text) throws IOException {
        Path archive = archive(1.5, 1.5);
        Files.createDirectories(rerun().getParent());
        Files.writeString(rerun(), text);
        confirmed(archive).isRefused(2, "--confirms: ", "rerun.json asks for no run", "--on-suspect rerun");
    }

    @Test
    void aBaselineThatIsGoneIsNamed() throws IOException {
        Path archive = archive(1.5, 1.5);
        suspected(archive);
        Files.delete(archive.resolve(LevelArchive.id(3) + ".json"));
        confirmed(archive).isRefused(2, "--confirms: ", LevelArchive.id(3));
    }

    @Test
    void onlyOneOfTheTwoChoosesTheBaseline() throws IOException {
        Path archive = archive(1.5, 1.5);
        suspected(archive);
        confirmed(archive, "--baseline", LevelArchive.id(2)).isRefused(2, "--baseline", "--confirms");
        assertThat(List.of(rerun())).allMatch(Files::exists);
    }
}
