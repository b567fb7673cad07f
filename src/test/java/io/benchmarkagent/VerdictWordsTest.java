package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An answer calls a finding what the report calls it. */
class VerdictWordsTest {

    @Test
    void aWatchIsNoAlert() {
        assertThat(Asked.sample().told("memory of adservice", "run_metric")).endsWith("a regression, on watch.");
        assertThat(Asked.sample().told("p95 latency of checkoutservice", "run_metric"))
                .endsWith("a regression.");
    }

    @Test
    void whoHasErrorsComesBeforeWhoHasNone() {
        assertThat(Asked.sample().told("which service has the highest error rate?", "ranking"))
                .contains("checkoutservice had the highest errors of 10 services: 3.18\u202f%");
    }

    @Test
    void anotherRunOrAConditionIsNotTakenForTheNewest() {
        assertThat(Asked.sample().told("memory of frontend in the previous run", "run_metric"))
                .contains("In run gcp-intel-20260301-091207 frontend's mean memory was 40.8\u202fMiB");
        Asked.sample()
                .declines(
                        "how much memory will frontend use with 1000 users?",
                        "which services use most memory except in the last run?");
        assertThat(Asked.sample()
                        .json("which service had the highest error rate in the first run?")
                        .path("response")
                        .asString())
                .contains("gcp-amd-20260216-094118 has no per-service data");
    }
}
