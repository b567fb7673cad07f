package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.pipeline.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are read with a run, "the last", "one", "each", say another thing of anything else, and are not dropped there. */
class OneOfThemTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last alert",
                "what was the last regression?",
                "latest regression of frontend",
                "latest event of frontend",
                "last event of checkoutservice",
                "latest node",
                "last call of frontend",
                "one recommendation",
                "next recommendation"
            })
    void theLastOfThemIsNotAllOfThem(String question) {
        Asked.sample().declines(question);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    latest alerts                        | anomalies
                    p95 of frontend in the last run      | run_metric
                    what should I do next?               | advice
                    last restart of checkoutservice      | restarts
                    """)
    void ofTheLastRunAllIsTold(String question, String tool) {
        Asked.sample().told(question, tool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many nodes are busy?",
                "how many machine types?",
                "which node uses most cpu and memory?",
                "when did the pods start?",
                "list runs by vendor",
                "run-to-run cpu of frontend",
                "recommend autoscaling",
                "is there a service called cartservice?",
                "list pods and restarts",
                "which services are clean?",
                "replicas of frontend vs adservice"
            })
    void noWordIsTakenForAFillerThatAsksForAnotherThing(String question) {
        Asked.sample().declines(question);
    }

    @Test
    void whatEachNodeIsIsNotHowBusyItWas() {
        assertThat(Asked.sample().told("what type is each node?", "nodes")).contains("3 nodes of type n2d-standard-4");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    compare memory limit of frontend and adservice               | adservice had the highest memory limit of a container: 300 MiB; frontend has 128 MiB, 172 MiB less.
                    which has a higher memory limit, frontend or adservice?      | adservice had the highest memory limit of a container: 300 MiB; frontend has 128 MiB, 172 MiB less.
                    is cpu limit of frontend lower than that of adservice?       | frontend had the lowest cpu limit of a container: 0.2 cores; adservice has 0.3 cores, 0.1 cores more.
                    """)
    void whatWasSetIsComparedAsItWasRecorded(String question, String says) {
        assertThat(Asked.sample().told(question, "most_set").replace('\u202f', ' '))
                .endsWith(says);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    recommend memory for checkoutservice              | to change: checkoutservice memory limit 128Mi → 192Mi. Other
                    suggested cpu limits                              | to change: checkoutservice CPU limit 200m → 300m. Other
                    recommended memory limit of checkoutservice       | to change: checkoutservice memory limit 128Mi → 192Mi. Other
                    """)
    void adviceOfOneResourceLeadsWithIt(String question, String says) {
        assertThat(Asked.sample().told(question, "advice")).contains(says);
    }

    @Test
    void aTimeAloneAsksNothing() {
        assertThat(Asked.sample().text("at 14:25"))
                .startsWith(
                        "That says when, and not what is asked of that time; ask, for example, \"what happened at 14:25?\".");
        Asked.sample().declines("the day before yesterday");
    }

    @Test
    void untilADayMayHoldThatDayOrNot() {
        Asked.sample()
                .refuses(
                        "runs up to 20 February 2026",
                        Exit.BAD_INPUT,
                        "may or may not hold that day itself; write 'before' it");
    }

    @Test
    void theOneBeforeAnotherRunIsAskedBack() {
        Asked.sample()
                .refuses(
                        "compare the newest intel run with the previous one",
                        Exit.BAD_INPUT,
                        "'the previous one' may be one of 2 runs; name one");
    }

    @Test
    void regressionsOfATimeAreNoImprovements() {
        assertThat(Asked.sample()
                        .json("regressions in february")
                        .at("/tables/0/rows")
                        .toString())
                .doesNotContain("improvement");
    }
}
