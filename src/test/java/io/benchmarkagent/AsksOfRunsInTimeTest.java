package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.pipeline.Exit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that a question tells by when they were, and by which came first. */
class AsksOfRunsInTimeTest {
    private static final String BEFORE = "gcp-intel-20260301-091207";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cpu of the first AMD run in March                      | run_metric | gcp-amd-20260301-143022
                    cpu of the first Intel run in March                    | run_metric | gcp-intel-20260301-091207
                    cpu of the first run on 27 February                    | run_metric | gcp-intel-20260227-103358
                    cpu of the last run on 27 February                     | run_metric | gcp-amd-20260227-151214
                    cpu of the last Intel run in February                  | run_metric | gcp-intel-20260227-103358
                    cpu of the last run before 1 March                     | run_metric | gcp-amd-20260227-151214
                    anomalies of the first AMD run in March                | anomalies  | gcp-amd-20260301-143022
                    limits of frontend in the first AMD run in March       | limits     | gcp-amd-20260301-143022
                    cpu of the AMD run on 27 February                      | run_metric | gcp-amd-20260227-151214
                    cpu of Intel run on 27 February                        | run_metric | gcp-intel-20260227-103358
                    cpu of the first AMD run                               | run_metric | gcp-amd-20260216-094118
                    """)
    void theFirstOfATimeIsTheFirstOfThoseThatWereThen(String question, String intent, String run) {
        var answer = Asked.sample().json(question);
        assertThat(answer.at("/resolved/intent").asString()).contains(intent);
        assertThat(answer.at("/resolved/run").asString()).isEqualTo(run);
        assertThat(answer.path("response").asString()).containsOnlyOnce("is " + run);
    }

    @Test
    void eachOfTwoHasItsOwnDay() {
        assertThat(Asked.sample()
                        .told(
                                "compare the Intel run of 27 February with the AMD run of 27 February",
                                "groups_compared"))
                .contains("gcp-amd-20260227-151214 against gcp-intel-20260227-103358");
    }

    @Test
    void aTimeThatStandsApartAndOneWithoutSuchARunAreAskedBack() {
        Asked.sample()
                .refuses("In March, what was the cpu of the first AMD run?", Exit.BAD_INPUT, "In March", "apart from");
        Asked.sample().refuses("cpu of the first AMD run in January", Exit.BAD_INPUT, "holds no run");
        Asked.sample().refuses("cpu of the AMD run in February", Exit.BAD_INPUT, "may be one of 7 runs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "top 3 services by cpu in the last two runs",
                "which service used most memory in the last two runs?",
                "what happened in the last two runs?",
                "which run had the highest cpu?",
                "which run had the highest memory?",
                "what run used the least cpu?",
                "the run with the lowest p95 latency",
                "in which run was cpu highest?"
            })
    void whatIsAskedOfSeveralRunsIsNotToldOfTheNewest(String question) {
        Asked.sample().declines(question);
    }

    @Test
    void mostOfOneRunIsStillTold() {
        for (String question : new String[] {
            "which service used most memory in the last run?",
            "top 3 services by cpu in the latest benchmark run",
            "which service used most cpu in run " + INCIDENT + "?",
            "what were the last run's biggest memory consumers?"
        }) {
            Asked.sample().told(question, "ranking");
        }
        Asked.sample().told("which runs happened on 27 February?", "runs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what changed between the last two runs?",
                "compare the last two runs",
                "compare the latest run with the previous run",
                "compare the previous run with the latest run",
                "is the last run slower than the previous one?",
                "how did cpu of frontend change from the previous run?"
            })
    void whatIsNewerIsHeldAgainstWhatIsOlder(String question) {
        assertThat(Asked.sample().told(question, "groups_compared"))
                .startsWith(INCIDENT + " against " + BEFORE)
                .contains("Taken to mean: ");
    }

    @Test
    void runsThatAreNamedKeepTheirOrder() {
        assertThat(Asked.sample().told("compare run " + INCIDENT + " with run " + BEFORE, "groups_compared"))
                .startsWith(BEFORE + " against " + INCIDENT);
    }

    @Test
    void aRiseSinceThePreviousRunIsNoHistoryThatEndsWithIt() {
        Asked.sample().leaves("did cpu of frontend rise since the previous run?", "metric_history");
        Asked.sample().told("how did cpu of frontend change over the last 5 runs?", "metric_history");
    }

    @Test
    void whenARunStartedIsNotToldByTheTimeOfItsEnd() {
        for (String question : List.of("when did the run start?", "what time did the last run start?")) {
            assertThat(Asked.sample().told(question, "run_load")).contains("from 2026-03-01 14:20:00");
        }
        Asked.sample().told("when was the last benchmark?", "runs");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cpu of frontend                 | and in the last Intel run?              | cpu of frontend in the last Intel run
                    cpu of frontend                 | and in the last AMD run in February?    | cpu of frontend in the last AMD run in February
                    cpu of frontend in the last run | what about the previous Intel run?      | -
                    cpu of frontend in the last run | how about the first run?                | cpu of frontend in the first run
                    which services use most memory? | and in gcp-intel-20260301-091207?       | which services use most memory in gcp-intel-20260301-091207?
                    which runs are there?           | and in the last Intel run?              | -
                    """)
    void anotherRunIsTheLastQuestionOfIt(String first, String then, String meant) {
        Ran ran = chat(first, then);
        if (meant.equals("-")) {
            assertThat(ran.out()).doesNotContain("taken to mean");
            assertThat(ran.err()).contains("ask it in full");
        } else {
            assertThat(ran.isDone().out()).endsWith("  taken to mean: " + meant + "\n\n");
        }
    }

    @Test
    void nothingGoesOnFromWhatWasDeclined() {
        assertThat(chat("cpu of frontend", "what is the meaning of life?", "and cartservice?")
                        .isDone()
                        .out())
                .endsWith("  taken to mean: cpu of cartservice\n\n");
    }

    private static Ran chat(String... lines) {
        return Agent.bare().hearing(List.of(lines), "chat", "--archive", SAMPLE.toString());
    }
}
