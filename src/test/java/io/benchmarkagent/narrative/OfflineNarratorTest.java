package io.benchmarkagent.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.fixtures.ExampleReports;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OfflineNarratorTest {
    @Test
    void aRegressionIsToldInOrderOfOnsetWithValueRangeAndRuns() {
        assertThat(told(Examples.regressed()))
                .isEqualTo("Out of line, in order of onset: checkoutservice latency, p95 at 412 ms from 14:24:30"
                        + " (±10 s), expected 170 – 214 ms (12 runs, +117 %); frontend latency, p95 at 640 ms"
                        + " from 14:25:00 (±15 s), expected 410 – 560 ms (12 runs, +32 %);"
                        + " a container of checkoutservice ended with OOMKilled at 14:26:12."
                        + " This is consistent with checkoutservice as the origin: it is first."
                        + " 2 other metrics stayed within what 12 like-for-like runs vary;"
                        + " 6 more could not be judged (not collected)."
                        + " Try checkoutservice memory limit: 128Mi → 192Mi.");
    }

    @Test
    void withoutARankedCauseTheOrderIsTold() {
        assertThat(told(Examples.withoutCauses(Examples.regressed())))
                .contains("checkoutservice precedes frontend by 30 s.");
    }

    @Test
    void timesAreInTheRunsZone() {
        assertThat(told(Examples.in(ZoneId.of("Asia/Kolkata"), Examples.regressed())))
                .contains("from 19:54:30")
                .doesNotContain("14:24");
    }

    @Test
    void aCleanRunIsOneSentenceAboutWhatCouldHaveBeenSeen() {
        assertThat(told(Examples.clean()))
                .isEqualTo(
                        "With 12 like-for-like runs, a change of 12.3 % or more in a typical metric would most likely"
                                + " have shown; 8 more could not be judged (6 not collected, 2 too few runs).");
    }

    @Test
    void withTooFewRunsThereArePercentagesAndNoSigma() {
        assertThat(told(Examples.unjudged()))
                .isEqualTo("Against the one earlier run like this, the largest changes are frontend CPU, mean +42 %"
                        + " (31.2 %). 1 earlier run is like for like with this one, and 3 are needed to judge it."
                        + " run it 2 more times.");
    }

    @Test
    void whatDataSaysCannotFormat() {
        assertThat(Markdown.escape("a_b <i> [x](y) *z*")).isEqualTo("a\\_b \\<i\\> \\[x\\](y) \\*z\\*");
        assertThat(Markdown.plain(Markdown.escape("a_b <i> [x](y) *z*"))).isEqualTo("a_b <i> [x](y) *z*");
    }

    @Test
    void anEventIsToldInItsOwnWordsWithItsTimeOnce() {
        assertThat(told(ExampleReports.incident().findings()))
                .contains("checkoutservice: OOMKilled at 14:26:12 (exit code 137) at its limit of 128 MiB,"
                        + " restarted at 14:26:31; and 2 more.");
    }

    static Stream<Findings> all() {
        return Stream.of(
                Examples.regressed(),
                Examples.withoutCauses(Examples.regressed()),
                Examples.in(ZoneId.of("Asia/Kolkata"), Examples.regressed()),
                Examples.clean(),
                Examples.unjudged(),
                ExampleReports.incident().findings(),
                ExampleReports.clean().findings(),
                ExampleReports.notComparable().findings());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySentencePassesTheGateThatModelsPass(Findings findings) {
        String text = new OfflineNarrator().narrate(findings).text();
        assertThat(Gate.of(findings).sift(text).grounding().removed()).isEmpty();
        Narrative.Grounding grounding = new OfflineNarrator().narrate(findings).grounding();
        assertThat(grounding.claims()).isBetween(1, 4);
        assertThat(grounding.grounded()).isEqualTo(grounding.claims());
    }

    private static String told(Findings findings) {
        return new OfflineNarrator().narrate(findings).text().replace('\u202f', ' ');
    }
}
