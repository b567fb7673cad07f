package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.pipeline.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A question is answered with all that it says, or it is declined: half of it answered is a wrong answer. */
class HeededWholeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "any anomalies in the last run and the one before?",
                "restarts in the newest and the previous run",
                "cpu in the newest and in the oldest run",
                "what happened in the oldest run and in the newest run?",
                "limits of frontend in the newest and the oldest run",
                "limits of frontend in the newest run and the oldest",
                "slowest service in the last run and in the previous run",
                "cpu of the last run, the previous run",
                "memory of frontend in the last run as well as the previous one",
                "what regressed in gcp-amd-20260225-095237 and in the last run?"
            })
    void ofTwoRunsThatAreJoinedNoneIsDropped(String question) {
        assertThat(Asked.sample().text(question))
                .contains("I can answer that about one run, not about 'gcp-", "', 'gcp-");
    }

    @Test
    void twoRunsThatAreComparedStayTwo() {
        assertThat(Asked.sample().told("compare the last run with the previous run", "groups_compared"))
                .contains("gcp-amd-20260301-143022", "gcp-intel-20260301-091207");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    did frontend's p95 latency ever go over 700 ms?         | highest latency p95 was 784 ms (of 40 recorded samples under load), which is over 700 ms.
                    was frontend's p95 latency always below 700 ms?         | highest latency p95 was 784 ms (of 40 recorded samples under load), which is not under 700 ms.
                    did checkoutservice's errors ever exceed 10 %?          | highest errors were 44.9 % (of 40 recorded samples under load), which is over 10 %.
                    has frontend ever used more than 15 % cpu?              | highest CPU was 13.2 % of one core (of 40 recorded samples under load), which is not over 15 %.
                    is the cluster's request rate below 50 per second?      | the cluster's request rate was 50.9 /s, which is not under 50 per second.
                    is the cluster's request rate over 50 per second?       | the cluster's request rate was 50.9 /s, which is over 50 per second.
                    """)
    void aCourseIsHeldByItsExtremesAndTheClusterByItsOwnFigure(String question, String says) {
        assertThat(Asked.sample().told(question, "services_beyond").replace('\u202f', ' '))
                .contains(says);
    }

    @Test
    void whereNoCourseWasRecordedNobodyKnowsWhetherEver() {
        assertThat(Asked.sample("gcp-amd-20260227-151214")
                        .missed("did frontend's p95 latency ever go over 500 ms?", "services_beyond"))
                .contains("no maximum and no series of p95 latency of frontend");
    }

    @ParameterizedTest
    @ValueSource(strings = {"is the cluster over 5 % cpu?", "does the cluster use more than 60 MiB?"})
    void aMeanOverContainersIsNoFigureOfTheCluster(String question) {
        assertThat(Asked.sample().missed(question, "services_beyond")).contains("the mean over its containers");
    }

    @Test
    void theMeanOfAClusterSaysOfWhatItIs() {
        assertThat(Asked.sample().told("cpu of the cluster", "run_metric"))
                .contains("It is the mean over its containers, not of the cluster as a whole.");
        assertThat(Asked.sample().told("cpu of frontend", "run_metric")).doesNotContain("containers");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    how do I set up an hpa for frontend with at most 5 replicas?  | kubectl autoscale deployment/frontend --min=<min> --max=5
                    create an autoscaler for frontend with 2 to 5 replicas        | kubectl autoscale deployment/frontend --min=2 --max=5
                    how do I set the cpu request of frontend to 200m?             | kubectl set resources deployment/frontend -c server --requests=cpu=200m
                    increase the memory limit of checkoutservice to 256Mi         | kubectl set resources deployment/checkoutservice -c server --limits=memory=256Mi
                    raise cartservice's cpu limit to 0.5 cores                    | kubectl set resources deployment/cartservice -c server --limits=cpu=0.5
                    scale checkoutservice to zero                                 | kubectl scale deployment/checkoutservice --replicas=0
                    stop the loadgenerator                                        | kubectl scale deployment/loadgenerator --replicas=0
                    set the replicas of frontend to three                         | kubectl scale deployment/frontend --replicas=3
                    restart the pods of frontend                                  | kubectl rollout restart deployment/frontend
                    """)
    void aCommandHasTheValuesThatWereGiven(String question, String command) {
        assertThat(change(question)).endsWith("\n    " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how do I restart everything but redis-cart?",
                "restart all services except frontend",
                "delete the oldest run",
                "delete the logs of frontend",
                "scale frontend and cartservice to 3",
                "scale frontend by 2",
                "scale frontend to 3 and restart it",
                "create a jira ticket for checkoutservice",
                "raise the memory limit of frontend by 20 %",
                "set the memory limit of frontend to 256m",
                "double the memory limit of frontend",
                "increase the cpu and memory limits of frontend to 1",
                "restart"
            })
    void whatIsNotUnderstoodToItsLastWordHasNoCommand(String question) {
        assertThat(Asked.sample().text(question)).doesNotContain("kubectl");
        assertThat(Asked.sample().json(question).path("outcome").asString()).isEqualTo("declined");
    }

    private static String change(String question) {
        JsonNode answer = Asked.sample().json(question);
        assertThat(answer.path("outcome").asString()).as(question).isEqualTo("declined");
        return answer.path("response").asString();
    }

    @Test
    void boundsThatAreSaidAreNotWidened() {
        assertThat(Asked.sample().told("events between 14:26 and 14:27 on 2026-03-01", "timeline"))
                .startsWith("From 2026-03-01 14:26:00 – 14:27:00 UTC");
    }

    @Test
    void aTimeThatIsNotWithinTheRunThatIsNamedIsRefused() {
        Asked.sample()
                .refuses(
                        "cpu of checkoutservice at 14:25 in the run before",
                        Exit.BAD_INPUT,
                        "'at 14:25' is not within run gcp-intel-20260301-091207");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    how much more memory does adservice use than frontend?        | 115 MiB less
                    difference in p95 latency between frontend and checkoutservice | 247 ms less
                    compare errors of checkoutservice and frontend                 | percentage points less
                    """)
    void aDifferenceIsTold(String question, String says) {
        assertThat(Asked.sample().told(question, "services_compared").replace('\u202f', ' '))
                .contains(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which of the nodes is over 10 % cpu?",
                "memory of checkoutservice at 14:25 on 2026-03-01 and in the whole run",
                "for how long?",
                "and in all runs?",
                "do the limits differ between amd and intel?",
                "runs on amd or intel",
                "what is throttling?",
                "what is a regression?",
                "was it the network?",
                "what got better since the last run?",
                "by how much did frontend's p95 rise?",
                "cpu of it",
                "what are its limits?",
                "who calls it?",
                "how many pods does it have?",
                "did it restart?",
                "is it slower than frontend?",
                "the first and last run",
                "is that service ready?",
                "what are their limits?",
                "was it slower there?",
                "any anomalies there?"
            })
    void whatCannotBeHeededIsDeclined(String question) {
        Asked.sample().declines(question);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    how long did it take?                          | run_load
                    did it get slower?                             | anomalies
                    how many restarts were there?                  | restarts
                    are there any anomalies?                       | anomalies
                    why is frontend slow and what are its limits?  | -
                    show the services and their limits             | -
                    """)
    void whatStandsForTheRunOrForWhatTheQuestionNamesIsHeeded(String question, String tool) {
        JsonNode answer = Asked.sample().json(question);
        if (tool.equals("-")) {
            assertThat(answer.path("response").asString()).doesNotContain("stands for");
        } else {
            assertThat(answer.at("/resolved/intent").asString()).isEqualTo(tool);
        }
    }

    @Test
    void aPodIsNotMistakenForItsService() {
        assertThat(Asked.sample().text("cpu of pod checkoutservice-6lntcz8822-l696g"))
                .contains("not of single pods such as 'checkoutservice-6lntcz8822-l696g'; ask about checkoutservice");
    }

    @Test
    void noTableWithoutRowsIsShown() {
        assertThat(Asked.sample().text("what regressed in gcp-amd-20260225-095237?"))
                .contains("no open anomaly")
                .doesNotContain("STATUS");
    }
}
