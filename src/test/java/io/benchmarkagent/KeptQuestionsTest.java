package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static io.benchmarkagent.ScriptedAsker.call;
import static io.benchmarkagent.ScriptedAsker.looks;
import static io.benchmarkagent.ScriptedAsker.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ScriptedAsker.Said;
import io.benchmarkagent.fixtures.OpenAiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered before is told again, until anything that it rests on has changed. */
class KeptQuestionsTest {
    private static final String QUESTION = "which services use most memory?";
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-03-02T00:00:00Z"));
    private static final String TRUE = "services: 156";
    private static final String KEPT = "services: 777";

    private final Path home;
    private final Path archive;

    KeptQuestionsTest(@TempDir Path home) {
        this.home = home;
        archive = home.resolve("archive");
    }

    @BeforeEach
    void anArchiveOfLongAgo() throws IOException {
        Folder.copy(SAMPLE, archive);
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, LONG_AGO);
            }
        }
    }

    @Test
    void theSameIsSaidInTheSameBytes() {
        Ran first = ask(QUESTION);
        assertThat(ask(QUESTION)).isEqualTo(first);
        assertThat(ask(QUESTION, "--format", "json"))
                .isEqualTo(agent().with("XDG_CACHE_HOME", "").run(words(QUESTION, "--format", "json")));
    }

    @Test
    void nothingIsLookedUpForIt() throws IOException {
        kept(QUESTION);
        assertThat(ask(QUESTION).isDone().out()).contains(KEPT);
        assertThat(ask("Please tell me which services use most memory").isDone().out())
                .as("the same in other words")
                .contains(KEPT);
        assertThat(ask("which services use most cpu?").isDone().out()).doesNotContain(KEPT);
        assertThat(ask("which services use least memory?").out()).doesNotContain(KEPT);
    }

    @Test
    void whatIsNowIsNotToldFromBefore() throws IOException {
        kept(QUESTION);
        assertThat(ask("which services use most memory now?").isDone().out()).doesNotContain(KEPT);
        assertThat(ask("which services currently use most memory?").isDone().out())
                .doesNotContain(KEPT);
    }

    @Test
    void whoeverWantsItFreshLooksAgain() throws IOException {
        kept(QUESTION);
        assertThat(ask(QUESTION, "--fresh").isDone().out()).contains(TRUE);
        assertThat(ask(QUESTION).isDone().out()).as("which is kept then").contains(TRUE);
    }

    @Test
    void anArchiveThatHasChangedIsLookedAtAgain() throws IOException {
        kept(QUESTION);
        Files.setLastModifiedTime(
                archive.resolve(INCIDENT + ".json"), FileTime.from(Instant.parse("2026-03-02T00:00:01Z")));
        assertThat(ask(QUESTION).isDone().out()).contains(TRUE);
    }

    @Test
    void soIsOneWithARunMoreAndOneWhoseRunWasReported() throws IOException {
        kept(QUESTION);
        Files.delete(archive.resolve("gcp-intel-20260217-101936.json"));
        assertThat(ask(QUESTION).isDone().out()).contains(TRUE);
        anArchiveOfLongAgo();
        kept(QUESTION);
        Path report = Files.createDirectories(home.resolve("reports").resolve(INCIDENT));
        Files.setLastModifiedTime(report, LONG_AGO);
        assertThat(ask(QUESTION).isDone().out()).contains(TRUE);
    }

    @Test
    void otherSettingsAndOptionsAreAnotherQuestion() throws IOException {
        kept(QUESTION);
        assertThat(ask(QUESTION, "--run-id", INCIDENT).isDone().out()).contains(TRUE);
        assertThat(ask(QUESTION, "--timezone", "Europe/Berlin").isDone().out()).contains(TRUE);
        Path settings = Files.writeString(home.resolve("agent.yaml"), "baseline: {size: 4}\n");
        assertThat(ask(QUESTION, "--config", settings.toString()).isDone().out())
                .doesNotContain(KEPT);
    }

    @Test
    void aFileThatTheSettingsNameIsLookedAtToo() throws IOException {
        Path prices = Files.copy(
                Path.of("src/main/resources/io/benchmarkagent/llm/spend/llm-prices.csv"), home.resolve("prices.csv"));
        Files.setLastModifiedTime(prices, LONG_AGO);
        Path settings = Files.writeString(home.resolve("agent.yaml"), "llm: {prices: '" + prices + "'}\n");
        Files.setLastModifiedTime(settings, LONG_AGO);
        kept(QUESTION, "--config", settings.toString());
        assertThat(ask(QUESTION, "--config", settings.toString()).isDone().out())
                .contains(KEPT);
        Files.writeString(prices, "\n", StandardOpenOption.APPEND);
        Files.setLastModifiedTime(prices, LONG_AGO);
        assertThat(ask(QUESTION, "--config", settings.toString()).isDone().out())
                .contains(TRUE);
    }

    @Test
    void whatIsDamagedIsAsIfItWereNotThere() throws IOException {
        kept(QUESTION);
        for (Path file : answers()) {
            Files.writeString(file, Files.readString(file).replace("outcome", "outcomf"));
        }
        assertThat(ask(QUESTION).isDone().out()).contains(TRUE);
    }

    @Test
    void whatWasJustWrittenMayBeWrittenAgainInTheSameMoment() throws IOException {
        Files.setLastModifiedTime(archive.resolve(INCIDENT + ".json"), FileTime.from(Instant.now()));
        ask(QUESTION).isDone();
        assertThat(answers()).isEmpty();
    }

    @Test
    void whatWasNotAnsweredOrMovesWithTheClockOrHoldsASecretIsNotKept() throws IOException {
        ask("what is the meaning of life?").isDone();
        ask("cpu of frontend", "--from", "2026-03-01", "--to", "2026-03-02").isDone();
        ask("which services use most memory, password=hunter2?").isDone();
        ask("which services used most memory 2 hours ago?");
        assertThat(answers())
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(file -> assertThat(file).content().contains("cpu of frontend"));
    }

    @Test
    void withoutATimeToKeepThemNoneAreKept() throws IOException {
        Path settings = Files.writeString(home.resolve("agent.yaml"), "llm: {cache: {ttl: 0s}}\n");
        ask(QUESTION, "--config", settings.toString()).isDone();
        assertThat(answers()).isEmpty();
    }

    @Test
    void aModelIsNotAskedAgainAndThatIsWrittenDown() throws IOException {
        String told = "adservice had the highest mean memory: 156 MiB.";
        try (OpenAiServer server = OpenAiServer.that(
                OpenAiServer.says(looks(call("ranking", "memory"))), OpenAiServer.says(tells(new Said(told, "r1"))))) {
            Agent agent = agent().with("OPENAI_API_KEY", OpenAiServer.KEY).with("OPENAI_BASE_URL", server.baseUrl());
            assertThat(agent.run(words(QUESTION)).isDone().out()).contains(told);
            assertThat(server.asked()).hasSize(2);
            assertThat(agent.run(words(QUESTION, "--format", "json")).isDone().out())
                    .contains(told, "\"calls\" : 0", "\"tokens\" : 0");
            assertThat(server.asked()).hasSize(2);
        }
        assertThat(Folder.text(home.resolve("state/benchmark-agent/audit.jsonl")))
                .contains("\"purpose\":\"question\"", "\"outcome\":\"cached\"");
        assertThat(ask(QUESTION).isDone().out()).as("without a model").contains("12 services");
    }

    /** The answer is kept, and then is another one, so that it is known for what it is. */
    private void kept(String question, String... more) throws IOException {
        ask(question, more).isDone();
        for (Path file : answers()) {
            Files.writeString(file, Files.readString(file).replace(TRUE, KEPT));
        }
        assertThat(answers()).anySatisfy(file -> assertThat(file).content().contains(KEPT));
    }

    private List<Path> answers() throws IOException {
        Path folder = home.resolve("cache/benchmark-agent/questions");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private Ran ask(String question, String... more) {
        return agent().run(words(question, more));
    }

    private Agent agent() {
        return Agent.bare()
                .with("XDG_CACHE_HOME", home.resolve("cache").toString())
                .with("XDG_STATE_HOME", home.resolve("state").toString());
    }

    private String[] words(String question, String... more) {
        List<String> words = new ArrayList<>(List.of("query", question, "--archive", archive.toString()));
        words.addAll(List.of("--out", home.resolve("reports").toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }
}
