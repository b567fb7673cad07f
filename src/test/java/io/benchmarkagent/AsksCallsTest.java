package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who calls whom. */
class AsksCallsTest {
    private static final String TOOL = "calls";

    @Test
    void bothDirectionsAreToldAndWhatIsIndirectIsMarked() {
        for (String question : List.of(
                "who calls cartservice?",
                "what are the upstream services of cartservice?",
                "dependencies of cartservice",
                "which services use cartservice?")) {
            assertThat(Asked.sample().told(question, TOOL))
                    .startsWith(
                            "cartservice calls redis-cart, and is called by checkoutservice and frontend (indirectly loadgenerator).")
                    .contains("2 of 3 direct calls were seen", "the rest is configured");
        }
    }

    @Test
    void whatWasSeenIsToldApartFromWhatIsConfigured() {
        JsonNode answer = Asked.sample().json("what depends on cartservice?");
        assertThat(answer.at("/tables/0/rows").toString())
                .contains("[\"frontend\",\"calls it\",\"direct\",\"seen\"]")
                .contains("[\"loadgenerator\",\"calls it\",\"indirect\",\"through others\"]")
                .contains("[\"redis-cart\",\"is called\",\"direct\",\"configured\"]");
        assertThat(answer.path("confidence").asDouble()).isBetween(0.66, 0.67);
    }

    @Test
    void withoutSeriesEverythingIsConfigured() {
        JsonNode answer = Asked.sample("gcp-amd-20260227-151214").json("what does frontend call?");
        assertThat(answer.path("confidence").asDouble()).isZero();
        assertThat(answer.path("response").asString()).contains("0 of 8 direct calls were seen");
    }

    @Test
    void allOfThemAreTold() {
        assertThat(Asked.sample().told("show the call graph", TOOL))
                .startsWith("16 calls between 12 services are known, 15 of them seen");
    }

    @Test
    void otherQuestionsOfCallsAreDeclined() {
        Asked.sample()
                .declines(
                        "how many calls per second does frontend make?",
                        "what does frontend not depend on?",
                        "what would break if cartservice died?",
                        "which service calls most others?",
                        "does latency depend on load?",
                        "does frontend call cartservice?");
        Asked.sample().leaves("which services use most memory?", TOOL);
    }

    @Test
    void whatIsAskedOfDirectCallsAloneIsDeclined() {
        assertThat(Asked.sample().text("which services depend on cartservice directly?"))
                .startsWith("I cannot answer that without a model: I cannot heed 'directly' there.");
    }
}
