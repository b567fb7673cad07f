package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a run ran on. */
class AsksNodesTest {
    private static final String TOOL = "nodes";

    @Test
    void theMachinesAreCountedAndNamed() {
        for (String question : List.of(
                "how many machines did the run use?",
                "which instance type was used?",
                "what hardware did the benchmark run on?",
                "list the nodes")) {
            assertThat(Asked.sample().told(question, TOOL))
                    .contains("ran on 3 nodes of type n2d-standard-4 (amd Milan).", "None was under pressure");
        }
    }

    @Test
    void aNodesVerdictIsThatOfItsAnomaly() {
        assertThat(Asked.sample().json("list the nodes").at("/tables/1/rows").toString())
                .contains("regression, on watch");
    }

    @Test
    void withoutObjectsThePoolIsStillKnown() {
        JsonNode answer = Asked.sample("gcp-amd-20260227-151214").json("how many nodes were there?");
        assertThat(answer.path("response").asString()).contains("3 nodes", "objects were not recorded");
        assertThat(answer.path("confidence").asDouble()).isZero();
    }

    @Test
    void otherQuestionsOfNodesAreDeclined() {
        Asked.sample().declines("how many nodes do I need?", "should I use bigger nodes?");
    }
}
