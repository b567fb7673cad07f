package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "All but frontend", "against what is usual", "can I merge?": answered with what was left out, expected, or would fail. */
class AsksOfTheOthersTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    slowest service except frontend                            | checkoutservice had the highest p95 latency of 9 services without frontend: 387 ms.
                    top 3 services by cpu excluding loadgenerator              | frontend had the highest mean CPU of 11 services without loadgenerator: 12.7 %
                    which services use most memory apart from adservice and loadgenerator? | recommendationservice had the highest mean memory of 10 services without adservice and loadgenerator
                    which service other than checkoutservice was throttled most? | frontend had the highest time throttled of 11 services without checkoutservice: 4.72 %
                    cpu of all services but frontend                           | loadgenerator had the highest mean CPU of 11 services without frontend
                    which service has the highest cpu limit?                   | loadgenerator had the highest cpu limit of a container: 0.5 cores
                    """)
    void whoIsLeftOutIsNotTold(String question, String says) {
        assertThat(Asked.sample().told(question, "ranking").replace('\u202f', ' '))
                .contains(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slowest service without errors",
                "cpu of frontend without loadgenerator",
                "which services use most memory except in the last run?",
                "slowest service except frontend of cartservice",
                "which service uses most of its memory limit?"
            })
    void whatElseIsLeftOutIsDeclined(String question) {
        Asked.sample().declines(question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is p95 of frontend normal?",
                "what is a normal p95 for frontend?",
                "by how much is p95 of frontend above normal?",
                "is p95 of frontend higher than usual?",
                "is p95 of frontend within the expected range?"
            })
    void whatIsUsualIsTheExpectedRange(String question) {
        assertThat(Asked.sample().told(question, "run_metric").replace('\u202f', ' '))
                .contains("634 ms, expected 457 – 526 ms. That is +29.4 %");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gcp-amd-20260301-143022   | can I merge this?    | With --fail-on medium or high the gate would fail, its own thresholds and mutes aside
                    gcp-amd-20260301-143022   | does the gate pass?  | With --fail-on medium or high the gate would fail
                    gcp-intel-20260301-091207 | is it safe to merge? | With --fail-on medium or high the gate would pass
                    """)
    void whoAsksWhetherToMergeIsToldWhatAGateWouldSay(String run, String question, String says) {
        assertThat(Asked.sample(run).told(question, "anomalies"))
                .startsWith(says)
                .contains("Run " + run + ": ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "can I merge this without checkoutservice?",
                "is cpu of frontend not normal?",
                "is frontend normal?"
            })
    void moreThanThatIsDeclined(String question) {
        Asked.sample().declines(question);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    how many alerts are there?               | 8 alerts, 8 of them regressions, and 13 watches
                    how many improvements?                   | 7 improvements
                    how many watches does adservice have?    | 2 watches of adservice
                    """)
    void anomaliesAreCounted(String question, String says) {
        assertThat(Asked.sample().told(question, "anomalies")).contains(says);
    }
}
