package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What to change, and that nothing is changed here. */
class AsksAdviceTest {
    private static final String TOOL = "advice";

    @Test
    void whatTheRulesRecommendIsToldWithACommandToCopy() {
        for (String question : List.of(
                "what changes are recommended for checkoutservice?",
                "how should I scale checkoutservice?",
                "any advice for checkoutservice?")) {
            assertThat(Asked.sample().told(question, TOOL))
                    .contains("recommend for checkoutservice: CPU limit 200m → 300m and memory limit 128Mi → 192Mi")
                    .contains("It is to have 1 replica (1 ready), and no autoscaler")
                    .contains("Nothing is changed by this tool")
                    .contains("\n              limits: {cpu: 300m, memory: 192Mi}'\n")
                    .contains("\n    kubectl scale deployment/checkoutservice --replicas=<replicas>\n");
        }
    }

    @Test
    void aPatchKeepsItsBlanksInATerminal() {
        assertThat(Asked.sample().text("what should we fix?"))
                .contains("\n              limits: {cpu: 300m, memory: 192Mi}'\n");
    }

    @Test
    void whatWentWrongComesBeforeWhatIsOnlyUse() {
        JsonNode answer = Asked.sample().json("what do you recommend?");
        assertThat(answer.at("/tables/0/rows/0/4").asString()).isEqualTo("incident");
        assertThat(answer.at("/tables/0/rows").size()).isEqualTo(12);
        assertThat(answer.at("/tables/0/rows_left_out").asInt()).isEqualTo(3);
        assertThat(answer.path("recommendations").size()).isEqualTo(15);
    }

    @Test
    void withoutRecordedLimitsNothingIsRecommendedAndNothingIsSure() {
        JsonNode answer = Asked.sample("gcp-amd-20260227-151214").json("recommendations for frontend");
        assertThat(answer.path("response").asString()).startsWith("The rules recommend no change for frontend");
        assertThat(answer.path("confidence").asDouble()).isZero();
    }

    @Test
    void whereAnAutoscalerSetsTheReplicasItIsTheAutoscalerThatIsChanged(@TempDir Path tmp) throws IOException {
        assertThat(new Asked(CrashArchive.in(tmp), List.of()).told("how do I scale cartservice?", TOOL))
                .contains("set by the autoscaler cart between 2 and 5, which wants 2")
                .contains("\n    kubectl patch hpa cart --patch")
                .doesNotContain("kubectl scale");
    }

    @Test
    void whatTheRulesDoNotKnowIsDeclined() {
        Asked.sample()
                .declines(
                        "what should I change in my code?",
                        "should I switch to ARM?",
                        "what should I not change?",
                        "recommend a good restaurant",
                        "how does kubernetes autoscaling work?");
    }

    @Test
    void anOrderIsDeclinedWithTheCommandThatAPersonCouldRun() {
        declinesWith("scale frontend to 5", "kubectl scale deployment/frontend --replicas=5");
        declinesWith("please scale cartservice down to 2", "kubectl scale deployment/cartservice --replicas=2");
        declinesWith("how do I scale frontend to 10 replicas?", "kubectl scale deployment/frontend --replicas=10");
        declinesWith("can you restart redis-cart?", "kubectl rollout restart deployment/redis-cart");
        declinesWith("why is frontend slow? restart it", "kubectl rollout restart deployment/frontend");
        declinesWith("delete the frontend pod", "kubectl delete pod <pod>");
        declinesWith("roll back frontend", "kubectl rollout undo deployment/frontend");
        declinesWith("increase the cpu limit of adservice", "kubectl set resources deployment/adservice");
    }

    @Test
    void aNounIsNoOrder() {
        assertThat(Asked.sample().told("restarts of frontend", "restarts")).doesNotContain("I change nothing");
        assertThat(Asked.sample().told("increase in memory of adservice", "metric_history"))
                .doesNotContain("I change nothing");
    }

    private static void declinesWith(String question, String command) {
        JsonNode answer = Asked.sample().json(question);
        assertThat(answer.path("outcome").asString()).as(question).isEqualTo("declined");
        assertThat(answer.path("response").asString())
                .startsWith("I change nothing")
                .contains("\n    " + command);
    }

    @Test
    void thatNoRuleProposesWhatIsAskedIsSaidFirst() {
        assertThat(Asked.sample().told("should I lower the memory limit of adservice?", TOOL))
                .startsWith("No rule proposes to change adservice's memory limit.");
        assertThat(Asked.sample().told("should I lower the CPU limit of adservice?", TOOL))
                .startsWith("No rule proposes to change adservice's cpu limit.");
        assertThat(Asked.sample().told("should I raise the memory limit of checkoutservice?", TOOL))
                .startsWith("After run");
    }
}
