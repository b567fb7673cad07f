package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Why something got worse, and that there is not always a why. */
class AsksCausesTest {
    private static final String TOOL = "causes";

    @Test
    void whatIsOutOfLineIsNoMoreThanConsistentWithItsOrigin() {
        for (String question : List.of(
                "why is the latency so high?",
                "which service caused the latency spike?",
                "what is behind the slowdown?")) {
            assertThat(Asked.sample().told(question, TOOL))
                    .contains(
                            "checkoutservice p95 latency 387\u202fms and frontend p95 latency 634\u202fms were out of line.")
                    .contains("is consistent with checkoutservice as the origin (out of line before any other service)")
                    .doesNotContain("caused by", "because of");
        }
    }

    @Test
    void theCauseOfACallerIsWhatItCalls() {
        assertThat(Asked.sample().told("why was frontend slow?", TOOL))
                .contains("frontend p95 latency 634\u202fms was out of line.", "consistent with checkoutservice");
    }

    @Test
    void whatIsOnlyOnWatchHasNoCause() {
        assertThat(Asked.sample().told("why did adservice use more memory?", TOOL))
                .contains("(on watch)", "Causes are looked for only of open alerts.")
                .doesNotContain("checkoutservice");
    }

    @Test
    void whatDidNotGetWorseHasNoCauseEither() {
        assertThat(Asked.sample().told("why is cartservice slow?", TOOL))
                .contains("no regression in latency of cartservice", "no cause to name");
        assertThat(Asked.sample(Folder.QUIET).told("what caused the latency regression?", TOOL))
                .contains("has no regression in latency");
    }

    @Test
    void theCourseOfTheRunIsShown() {
        assertThat(Asked.sample()
                        .json("why was checkoutservice slow in the last run?")
                        .at("/tables/1/rows")
                        .toString())
                .contains("[\"14:26:12\",\"checkoutservice\",\"OOMKilled\"]");
    }

    @Test
    void whatItCannotHeedIsDeclined() {
        Asked.sample()
                .declines(
                        "why did latency improve?",
                        "what caused the memory leak?",
                        "why did throughput increase?",
                        "what could cause latency regressions in general?",
                        "why was frontend slower than cartservice?",
                        "why is frontend not slow?");
    }
}
