package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.OpenAiServer.Behaviour;
import io.benchmarkagent.fixtures.RawServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class NarrativeOfARunTest {
    private static final String GOOD =
            "checkoutservice's mean latency rose to 117 ms. A container of checkoutservice was"
                    + " OOMKilled at 14:26:12.";

    private final Path out;
    private final Path offline;

    NarrativeOfARunTest(@TempDir Path tmp) {
        out = tmp.resolve("out");
        offline = tmp.resolve("offline");
    }

    @Test
    void aGoodAnswerIsInAllThreeFilesUnderTheModelsName() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says(GOOD))) {
            keyed(server).latest(SAMPLE, out, "--llm", "required").isDone();
        }
        Written written = written(out);
        assertThat(narrative(written).path("source").asString("")).isEqualTo("llm");
        assertThat(narrative(written).path("model").asString("")).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(narrative(written).path("text").asString("")).isEqualTo(GOOD);
        assertThat(written.markdown()).contains("rose to 117 ms", "gpt-4o-mini-2024-07-18");
        assertThat(written.html()).contains("rose to 117 ms", "gpt-4o-mini-2024-07-18");
        assertThat(written.computed()).isEqualTo(offline());
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of(OpenAiServer.fails(500), "HTTP 500"),
                Arguments.of(OpenAiServer.refusesTheKey(), "refused the key"),
                Arguments.of(OpenAiServer.hangs(), "did not answer within 1 s"),
                Arguments.of(OpenAiServer.stallsMidBody(), "did not answer within 1 s"),
                Arguments.of(OpenAiServer.isBusy("1"), "HTTP 429"),
                Arguments.of(OpenAiServer.isCutOffAfter(GOOD), "cut off at 1000 tokens"),
                Arguments.of(OpenAiServer.saysToAnyone(" \n"), "is empty"),
                Arguments.of(OpenAiServer.callsATool(), "is empty"),
                Arguments.of(OpenAiServer.hasNoChoices(), "no chat completion"),
                Arguments.of(OpenAiServer.hidesAnErrorUnder200(), "no chat completion"),
                Arguments.of(OpenAiServer.sends("application/json", ""), "no chat completion"),
                Arguments.of(OpenAiServer.says("word ".repeat(2_000_000)), "no chat completion"),
                Arguments.of(OpenAiServer.says(GOOD + " The key is " + OpenAiServer.KEY), "repeats the key"),
                Arguments.of(OpenAiServer.closesMidBody(), "broke off"),
                Arguments.of(OpenAiServer.sendsHtml(), "no chat completion"),
                Arguments.of(OpenAiServer.says("It took 999 ms. The moon did it."), "not used"));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void whateverTheModelDoesTheFindingsAreTheSame(Behaviour behaviour, String note) {
        try (OpenAiServer server = OpenAiServer.that(behaviour)) {
            keyed(server).latest(SAMPLE, out).isDoneSaying(note);
        }
        Written written = written(out);
        assertThat(narrative(written).path("source").asString("")).isEqualTo("offline");
        assertThat(narrative(written).path("notes").path(0).asString("")).contains(note);
        assertThat(written.computed()).isEqualTo(offline());
        assertThat(narrative(written).path("text"))
                .isEqualTo(narrative(written(offline)).path("text"));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void whereAModelIsRequiredThereIsNoReportWithoutOne(Behaviour behaviour, String note) {
        try (OpenAiServer server = OpenAiServer.that(behaviour)) {
            keyed(server).latest(SAMPLE, out, "--llm", "required").isRefused(1, "--llm required", note);
        }
        assertThat(out).doesNotExist();
    }

    static Stream<Arguments> brokenServers() {
        return Stream.of(
                Arguments.of(RawServer.drips(), "did not answer within 1 s"),
                Arguments.of((RawServer.Behaviour) (asked, to) -> {}, "out of reach"),
                Arguments.of(RawServer.packsGigabytesOf("{", " "), "answer"),
                Arguments.of(RawServer.says("403 Forbidden", "no"), "refused the key"),
                Arguments.of(RawServer.says("502 Bad Gateway", "<html>"), "HTTP 502"));
    }

    @ParameterizedTest
    @MethodSource("brokenServers")
    void aServerThatSpeaksNoHttpToSpeakOfCostsTheModelsWordsOnly(RawServer.Behaviour behaviour, String note) {
        try (RawServer server = RawServer.that(behaviour)) {
            keyed(server.url() + "/v1").latest(SAMPLE, out).isDoneSaying(note);
        }
        assertThat(narrative(written(out)).path("source").asString("")).isEqualTo("offline");
        assertThat(written(out).computed()).isEqualTo(offline());
    }

    @Test
    void aModelThatIsNotThereIsTold() {
        keyed("http://127.0.0.1:1/v1").latest(SAMPLE, out).isDoneSaying("127.0.0.1:1 is out of reach");
    }

    @Test
    void theKeyIsNotTakenToAnotherHost() {
        try (RawServer other = RawServer.that(RawServer.hangs());
                RawServer server = RawServer.that(RawServer.says(
                        "307 Temporary Redirect", "", "Location: " + other.url() + "/v1/chat/completions"))) {
            keyed(server.url() + "/v1").latest(SAMPLE, out).isDoneSaying("HTTP 307");
            assertThat(server.asked()).hasSize(1);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void whatAModelWritesIsWordsAndNothingElse() {
        String attack = GOOD + " checkoutservice @everyone see #12 and 3f786850e387550fdab836ed7e6dc881de23001b."
                + " A container of checkoutservice <b>was</b> OOMKilled. [checkoutservice](http://evil.example) regressed."
                + "\n\n![x](http://evil.example/x.png)\n\n<script>alert(1)</script>\n\n# checkoutservice\n\n</details>"
                + "\n\ncheckoutservice \u001b[31m\u202eregressed. **checkoutservice www.evil.example** regressed. ${7*7} `{{7}}`";
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says(attack))) {
            assertThat(keyed(server).latest(SAMPLE, out).exit()).isZero();
        }
        Written written = written(out);
        Agent.bare().latest(SAMPLE, offline, "--llm", "off").isDone();
        new Inertness(written(offline)).of(written);
    }

    @Test
    void whereAModelIsRequiredAndNoneIsConfiguredTheMendIsTold() {
        Agent.bare().latest(SAMPLE, out, "--llm", "required").isRefused(1, "OPENAI_API_KEY", "OPENAI_BASE_URL");
        assertThat(out).doesNotExist();
    }

    @Test
    void anEarlierReportStaysWhenAModelIsRequiredAndFails() {
        Agent.bare().latest(SAMPLE, out).isDone();
        String before = written(out).json();
        Agent.bare().latest(SAMPLE, out, "--llm", "required").isRefused(1, "OPENAI_API_KEY");
        assertThat(written(out).isComplete().json()).isEqualTo(before);
    }

    @Test
    void offMeansThatNobodyIsAsked() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says(GOOD))) {
            keyed(server).latest(SAMPLE, out, "--llm", "off").isDone();
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void offLoadsNothingOfWhatAsksAModel(@TempDir Path tmp) throws Exception {
        Path log = tmp.resolve("classes.log");
        List<String> command = AgentProcess.command(
                List.of("-Xlog:class+load:file=" + log),
                Agent.arguments(SAMPLE, out, List.of("--latest"), "--llm", "off"));
        assertThat(AgentProcess.ran(new ProcessBuilder(command)).exit()).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            assertThat(lines.filter(line -> line.contains("dev.langchain4j")
                            || line.contains("okhttp3")
                            || line.contains("narrative.ModelNarrator")
                            || line.contains("benchmarkagent.llm.Door")))
                    .isEmpty();
        }
    }

    @Test
    void theStepsThatWereTakenToHaveAnAnswerAreNamedInTheReport() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says(GOOD))) {
            keyed(server)
                    .with("LLM_MODEL", "gpt-4o")
                    .with("LLM_SMALLMODEL", "gpt-4o-mini")
                    .with("LLM_BUDGET_USDPERREPORT", "0.005")
                    .latest(SAMPLE, out)
                    .isDoneSaying("Asked gpt-4o-mini in place of gpt-4o");
        }
        assertThat(narrative(written(out)).path("source").asString("")).isEqualTo("llm");
        assertThat(written(out).markdown()).contains("Asked gpt-4o-mini in place of gpt-4o");
        assertThat(written(out).html()).contains("Asked gpt-4o-mini in place of gpt-4o");
    }

    @Test
    void theKeyIsNowhere() {
        for (Behaviour behaviour :
                new Behaviour[] {OpenAiServer.says(GOOD), OpenAiServer.fails(500), refusesWithTheKey()}) {
            try (OpenAiServer server = OpenAiServer.that(behaviour)) {
                Ran ran = keyed(server).latest(SAMPLE, out, "-v", "--format", "json");
                assertThat(server.asked())
                        .extracting(OpenAiServer.Asked::authorization)
                        .containsOnly("Bearer " + OpenAiServer.KEY);
                assertThat(ran.out() + ran.err()).doesNotContain(OpenAiServer.KEY);
            }
            assertThat(Folder.files(out))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(file -> assertThat(Folder.text(file)).doesNotContain(OpenAiServer.KEY));
        }
    }

    @Test
    void aReportThatIsMadeAgainCostsNothingAndSaysTheSame() throws Exception {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says(GOOD), OpenAiServer.says("Something else."))) {
            keyed(server).latest(SAMPLE, out).isDone();
            Files.delete(out.resolve(INCIDENT).resolve("findings.json"));
            keyed(server).latest(SAMPLE, out, "--llm", "required").isDone();
            assertThat(server.asked()).hasSize(1);
        }
        assertThat(narrative(written(out)).path("source").asString("")).isEqualTo("cache");
        assertThat(narrative(written(out)).path("text").asString("")).isEqualTo(GOOD);
        assertThat(narrative(written(out)).path("model").asString("")).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(narrative(written(out)).path("tokens").asInt(-1)).isZero();
    }

    @Test
    void anAnswerThatIsNotBorneOutIsNeverToldAgain() {
        Behaviour bad = OpenAiServer.says("It took 999 ms. The moon did it.");
        try (OpenAiServer server = OpenAiServer.that(bad, bad, OpenAiServer.says(GOOD))) {
            keyed(server).latest(SAMPLE, out).isDoneSaying("not used");
            keyed(server).latest(SAMPLE, out).isDone();
            assertThat(server.asked()).as("asked, asked to mend it, asked anew").hasSize(3);
        }
        assertThat(narrative(written(out)).path("source").asString("")).isEqualTo("llm");
    }

    @Test
    void withoutBudgetTheWordsAreTheOfflineOnesAndTheLimitIsNamed() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says(GOOD))) {
            keyed(server)
                    .with("LLM_BUDGET_USDPERDAY", "0")
                    .latest(SAMPLE, out)
                    .isDoneSaying("llm.budget.usd-per-day", "not even gpt-4o-mini with a shorter prompt");
            assertThat(server.asked()).isEmpty();
        }
    }

    private static Behaviour refusesWithTheKey() {
        return OpenAiServer.refusesTheKey();
    }

    private static Agent keyed(OpenAiServer server) {
        return keyed(server.baseUrl());
    }

    private static Agent keyed(String url) {
        return Agent.bare()
                .with("OPENAI_BASE_URL", url)
                .with("OPENAI_API_KEY", OpenAiServer.KEY)
                .with("LLM_TIMEOUT", "1s");
    }

    private String offline() {
        Agent.bare().latest(SAMPLE, offline, "--llm", "off").isDone();
        return written(offline).computed();
    }

    private static JsonNode narrative(Written written) {
        return written.findings().path("narrative");
    }

    private static Written written(Path out) {
        return new Written(out.resolve(INCIDENT)).isComplete();
    }
}
