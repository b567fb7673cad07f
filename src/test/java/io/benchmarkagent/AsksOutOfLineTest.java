package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not ok are services and metrics; and which services are none of them. */
class AsksOutOfLineTest {
    private static final String TOOL = "out_of_line";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not ok?",
                "what is not ok?",
                "which services are not ok?",
                "which metrics are not ok?",
                "how many services are not fine?",
                "which services are unhealthy?",
                "what's not right in the last run?"
            })
    void servicesAreNamedWithTheirMetrics(String question) {
        assertThat(Asked.sample().told(question, TOOL))
                .startsWith(
                        "In run " + Folder.INCIDENT + " alerts are raised about 2 of 12 services: checkoutservice"
                                + " (errors, latency, OOMKilled, time throttled, CPU, memory, CPU throttled) and frontend (latency).")
                .contains("On watch, and not sure enough for an alert: frontend (errors), cartservice (CPU)")
                .contains("the pods of all 12 services were ready");
    }

    @Test
    void ofOneServiceItsOwnAreTold() {
        assertThat(Asked.sample().told("which metrics of frontend are not ok?", TOOL))
                .contains("alerts are raised about frontend (latency). On watch")
                .doesNotContain("checkoutservice");
        assertThat(Asked.sample().told("is emailservice not ok?", TOOL))
                .contains("nothing of emailservice is out of line for the worse.");
    }

    @Test
    void aPodThatWasNotReadyIsNotOkEither(@TempDir Path tmp) throws IOException {
        assertThat(new Asked(CrashArchive.in(tmp), List.of()).told("what is not ok?", TOOL))
                .contains("When its objects were recorded, not ready: cartservice (0/1 pods");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which services did not regress?",
                "services without regressions",
                "which services haven't gotten worse?",
                "how many services didn't regress?"
            })
    void theOthersAreThoseThatWereJudgedAndRaiseNothing(String question) {
        assertThat(Asked.sample().told(question, TOOL))
                .startsWith("In run " + Folder.INCIDENT + " 7 of 12 services did not regress: currencyservice,")
                .contains("recommendationservice and redis-cart. Alerts are raised about checkoutservice")
                .contains("On watch, and not sure enough for an alert: cartservice (CPU), adservice (memory)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    is frontend ok?               | service_status
                    which pods are not ready?     | service_status
                    is frontend not ready?        | service_status
                    is everything ok?             | service_status
                    what is wrong?                | anomalies
                    which services regressed?     | anomalies
                    """)
    void whatAsksForTheStateIsToldIt(String question, String tool) {
        Asked.sample().told(question, tool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why is checkoutservice not ok?",
                "which services did not restart?",
                "which services did not improve?",
                "which services did not get slower?",
                "which services were not measured?",
                "which metrics did not regress?",
                "did frontend not regress?",
                "which services are clean?",
                "what was not ok yesterday?",
                "is cpu of frontend not normal?",
                "which Intel services did not regress?"
            })
    void anotherNegationIsNotTakenForIt(String question) {
        Asked.sample().leaves(question, TOOL);
    }
}
