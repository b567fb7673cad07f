package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The highest or the lowest of a metric: the run's own where it has one, what its series tell else, and never "nobody measured it". */
class AsksMaximaTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    max error rate of frontend                            | run_metric        | frontend's highest errors were 1.4 % (highest of 40 samples
                    peak error rate of checkoutservice                    | run_metric        | checkoutservice's highest errors were 44.9 %
                    how high did the error rate of checkoutservice get?   | run_metric        | checkoutservice's highest errors were 44.9 %
                    what is the max error rate?                           | run_metric        | checkoutservice's highest errors were 44.9 % (of 40 recorded samples under load), the most of 10 services
                    min error rate                                        | run_metric        | as were those of all 10 services whose course was recorded
                    max request rate                                      | run_metric        | the cluster's highest request rate was 51.8 /s
                    max latency of frontend                               | run_metric        | frontend's highest latency p95 was 784 ms
                    which service had the highest max error rate?         | ranking           | checkoutservice's highest errors were 44.9 %
                    max error rate of frontend vs checkoutservice         | services_compared | checkoutservice's highest errors were 44.9 %
                    cpu and max error rate of frontend                    | run_metrics       | frontend's highest errors were 1.4 % (of 40 recorded samples under load). Of errors of frontend
                    max cpu of frontend                                   | run_metric        | frontend's max CPU was 13.1 % of one core, expected
                    max cpu throttling of checkoutservice                 | run_metric        | checkoutservice's max CPU throttled was 291 ms
                    highest memory of frontend                            | run_metric        | frontend's max memory was 41.3 MiB, expected
                    what was the lowest cpu of cartservice?               | run_metric        | cartservice's min CPU was 5.96 % of one core
                    frontend's highest error rate                         | run_metric        | frontend's highest errors were 1.4 %
                    average error rate of frontend                        | run_metric        | frontend's errors were 0.0953 %
                    which service had the highest error rate?             | ranking           | checkoutservice had the highest errors of 10 services: 3.18 %
                    """)
    void isToldFromTheRunOrFromItsSeries(String question, String tool, String says) {
        assertThat(Asked.sample().told(question, tool).replace('\u202f', ' ')).contains(says);
    }

    @Test
    void whatTheSeriesTellIsNotTakenForTheRunsOwnFigure() {
        assertThat(Asked.sample()
                        .told("max error rate of frontend", "run_metric")
                        .replace('\u202f', ' '))
                .endsWith("records one figure of the whole (0.0953 %), and no max. What a course tells is not held"
                        + " against other runs.");
    }

    @Test
    void whatARunHasByOtherStatisticsIsNotDenied() {
        assertThat(Asked.sample()
                        .missed("p95 error rate of checkoutservice", "run_metric")
                        .replace('\u202f', ' '))
                .isEqualTo("Of errors of checkoutservice run " + Folder.INCIDENT
                        + " records one figure of the whole (3.18 %), and no p95.");
        assertThat(Asked.sample("gcp-amd-20260227-151214").missed("max error rate of frontend", "run_metric"))
                .startsWith("Run gcp-amd-20260227-151214 has 0 as max error rate of frontend")
                .contains("is not known");
        assertThat(Asked.sample("gcp-amd-20260227-151214").missed("max latency of frontend", "run_metric"))
                .startsWith("Of latency of frontend run gcp-amd-20260227-151214 records p95, ")
                .endsWith("and no max.");
        assertThat(Asked.sample().missed("max error rate of the nodes", "run_metric"))
                .startsWith("Nobody measured max error rate of nodes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "does frontend have the highest memory?",
                "what is the highest memory limit of frontend?",
                "highest p95 latency of frontend",
                "highest memory of frontend and cartservice",
                "highest memory of frontend over the last 5 runs",
                "why is the highest memory of frontend so high?"
            })
    void theHighestOfSomethingElseIsNoMaximumOfOne(String question) {
        Asked.sample().declines(question);
    }
}
