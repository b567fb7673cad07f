package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What numbers are: CPU is a share of one core, and a figure that is not judged says why. */
class PercentOfOneCoreTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpu",
                "max cpu of frontend",
                "cpu of frontend at 14:25",
                "cpu of frontend between 2026-02-16 and 2026-02-20",
                "which services use most cpu?",
                "which services use more than 5 % cpu?",
                "does adservice use more than 5 % cpu?",
                "cpu of frontend vs adservice",
                "cpu over the last 5 runs",
                "why is frontend's cpu not flagged as a regression?",
                "compare Intel and AMD",
                "any problems with cartservice?",
                "what caused the cpu regression?",
                "frontend"
            })
    void isSaidOnceInAnAnswer(String question) {
        assertThat(Asked.sample().json(question).path("response").asString()).containsOnlyOnce("of one core");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"memory", "p95 latency of frontend", "cpu of the nodes", "compare latency of Intel and AMD"})
    void isNotSaidOfOtherFigures(String question) {
        assertThat(Asked.sample().json(question).path("response").asString()).doesNotContain("of one core");
    }

    @Test
    void whatIsNotJudgedSaysWhy() {
        assertThat(Asked.sample().text("p99 latency of frontend")).contains("not judged, as only its mean and p95 are");
        assertThat(Asked.sample().text("max cpu")).contains("not judged, as only its mean is");
        assertThat(Asked.sample().text("cpu in gcp-amd-20260216-094118"))
                .contains("not judged", "no like-for-like run");
    }
}
