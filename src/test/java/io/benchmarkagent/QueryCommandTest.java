package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.pipeline.Exit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions on the sample archive, with no model. */
class QueryCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theAnswerIsInItsFirstLineAndTellsWhereItWasRead() {
        assertThat(ask("which services use most memory?").isDone().out())
                .startsWith("In run " + INCIDENT
                        + ", adservice had the highest mean memory of 12 services: 156\u202fMiB.\n")
                .contains(
                        "SERVICE",
                        "confidence 1.00: 12 of 12 services were observed",
                        "source: archive, run " + INCIDENT);
    }

    @Test
    void aNumberOfRowsIsHeeded() {
        JsonNode table = json("top 3 services by p95 latency").at("/tables/0");
        assertThat(table.path("rows").size()).isEqualTo(3);
        assertThat(table.path("rows_left_out").asInt()).isEqualTo(7);
        assertThat(table.at("/rows/0/0").asString()).isEqualTo("frontend");
    }

    @Test
    void noErrorsAmongCountedRequestsWereObserved() {
        JsonNode answer = json("which service has the highest error rate?");
        assertThat(answer.path("confidence_basis").asString()).isEqualTo("10 of 12 services were observed");
        assertThat(answer.at("/tables/0/rows/2/4").asString()).isEqualTo("0 in every run");
        assertThat(json("what was the error rate of adservice?")
                        .path("response")
                        .asString())
                .isEqualTo("In run " + INCIDENT
                        + " adservice's errors were 0\u202f%. So it was in 5 like-for-like runs before.");
        assertThat(json("error rate of redis-cart").path("outcome").asString()).isEqualTo("no_data");
    }

    @Test
    void lessMemoryAfterARestartIsNoImprovement() {
        JsonNode answer = json("what was checkoutservice's memory?");
        assertThat(answer.path("response").asString())
                .contains("checkoutservice restarted (a fresh process has less memory)")
                .doesNotContain("an improvement");
        assertThat(answer.at("/tables/0/rows/0/5").asString()).isEqualTo("lower, restarted");
        assertThat(json("which services use most memory?").toString()).doesNotContain("\"improvement\"");
    }

    @Test
    void twoGroupsAreToldApartInAShortLine() {
        for (String question : List.of(
                "compare Intel and AMD",
                "compare latency of Intel and AMD",
                "compare gcp-amd-20260227-151214 and gcp-amd-20260301-143022")) {
            String lead = json(question)
                    .path("response")
                    .asString()
                    .lines()
                    .findFirst()
                    .orElse("");
            assertThat(lead).contains(" against ").hasSizeLessThanOrEqualTo(161);
        }
        assertThat(json("compare latency of Intel and AMD").path("response").asString())
                .startsWith("amd against intel: frontend p95 latency");
    }

    @Test
    void aNarrowTerminalIsHeeded() {
        Ran ran = Agent.bare()
                .with("BENCHMARK_AGENT_TTY", "1")
                .with("COLUMNS", "60")
                .run("query", "--archive", SAMPLE.toString(), "list the anomalies");
        assertThat(ran.out()).contains("In every row shown: RUN " + INCIDENT + "\n");
        assertThat(ran.out().lines().takeWhile(line -> !line.isEmpty()))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() <= 60);
    }

    @Test
    void whatIsPipedIsNotFitted() {
        Ran ran = Agent.bare().with("COLUMNS", "60").run("query", "--archive", SAMPLE.toString(), "list the anomalies");
        assertThat(ran.isDone().out()).isEqualTo(ask("list the anomalies").out());
    }

    @Test
    void anExpressionWithoutItsWordIsToldWhichWordIsMissing() {
        for (String typed : List.of(
                "sum(rate(http_requests_total[5m]))",
                "sum by (pod) (container_memory_working_set_bytes{namespace=\"shop\"})",
                "container_memory_working_set_bytes")) {
            JsonNode answer = json(typed);
            assertThat(answer.path("outcome").asString()).isEqualTo("declined");
            assertThat(answer.path("response").asString())
                    .isEqualTo("That is no question in words; did you mean \"promql: " + typed + "\"?");
        }
        for (String typed : List.of("cpu (mean) of frontend", "what did load_generator do?", "rate(x")) {
            assertThat(json(typed).path("response").asString()).doesNotContain("promql:");
        }
    }

    @Test
    void aServiceThatNobodyKnowsIsNotTakenForAllOfThem() {
        JsonNode answer = json("memory of carservice");
        assertThat(answer.path("outcome").asString()).isEqualTo("declined");
        assertThat(answer.path("response").asString()).contains("'carservice'", "nearest: cartservice");
    }

    @Test
    void whatIsOutOfReachIsDeclinedWithWhatCanBeAsked() {
        assertThat(ask("what's the weather like in Berlin?").isDone().out())
                .startsWith("I cannot answer that without a model: I do not know what 'weather', 'Berlin' mean here.")
                .contains("Nearest that I can:\n- ", "what can you do?")
                .doesNotContain("confidence");
    }

    @Test
    void aRunThatIsNotThereIsRefusedWithNearOnes() {
        ask("cpu of the cluster", "--run-id", "gcp-amd-20260301-143023")
                .isRefused(Exit.BAD_INPUT, "unknown run id", "nearest: gcp-amd-20260301-143022");
        ask("what was the cpu in run gcp-amd-20260301-143023?").isRefused(Exit.BAD_INPUT, "unknown run id");
    }

    @Test
    void whatIsNoQuestionIsRefused() {
        for (String wordless : List.of(" ", "?", "\ufffd", "\u0301", "\ud83d\udd25")) {
            ask(wordless).isRefused(Exit.BAD_INPUT, "the question has no word");
        }
        ask("a".repeat(1 << 20)).isRefused(Exit.BAD_INPUT, "the question has 1048576 characters");
        ask("cpu\u001b[2J of frontend").isRefused(Exit.BAD_INPUT, "control character U+001B at 4");
    }

    private static Ran ask(String question, String... more) {
        List<String> all = new ArrayList<>(List.of("query", "--archive", SAMPLE.toString(), question));
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }

    private static JsonNode json(String question) {
        return JSON.readTree(ask(question, "--format", "json").isDone().out());
    }
}
