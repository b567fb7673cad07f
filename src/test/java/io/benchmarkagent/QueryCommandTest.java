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
    void aServiceThatNobodyKnowsIsNotTakenForAllOfThem() {
        JsonNode answer = json("memory of carservice");
        assertThat(answer.path("outcome").asString()).isEqualTo("declined");
        assertThat(answer.path("response").asString()).contains("'carservice'", "nearest: cartservice");
    }

    @Test
    void whatIsOutOfReachIsDeclinedWithWhatCanBeAsked() {
        assertThat(ask("what's the weather like in Berlin?").isDone().out())
                .startsWith("I cannot answer that without a model.")
                .contains("Which services use most memory?")
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
        ask(" ").isRefused(Exit.BAD_INPUT, "the question is empty");
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
