package io.benchmarkagent.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.ExampleSignals;
import io.benchmarkagent.fixtures.Examples;
import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.grounding.Markdown;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OfflineNarratorTest {
    @Test
    void anIncidentIsToldInOrderOfTimeAndOtherSubjectsWithTheirFigures() {
        assertThat(told(Examples.regressed()))
                .isEqualTo("checkoutservice left its expected range in latency at 14:24:30 (±10 s)"
                        + " and was OOMKilled at 14:26:12."
                        + " frontend was out of line as well: p95 latency 640 ms, expected 410 – 560 ms,"
                        + " from 14:25:00 (±15 s)."
                        + " This is consistent with checkoutservice as the origin (it is first)."
                        + " 2 other metrics stayed within what 12 like-for-like runs vary.");
    }

    @Test
    void whatTheHeadlineAndTheNextStepSayIsNotSaidAgain() {
        for (Findings findings : all().toList()) {
            assertThat(told(findings))
                    .doesNotContain(findings.headline().text())
                    .doesNotContain("→", "--baseline", "are needed");
        }
    }

    @Test
    void withoutARankedCauseTheOrderIsTold() {
        assertThat(told(Examples.withoutCauses(Examples.regressed())))
                .contains("checkoutservice precedes frontend by 30 s.");
    }

    @Test
    void whatIsBetterIsToldBesideWhatIsWorse() {
        assertThat(told(ExampleSignals.betterAndWorse()))
                .startsWith("Better than expected: cartservice mean CPU 7.1 %, expected 11 – 13 %. ");
        assertThat(told(ExampleSignals.slowerWithLessCpu())).containsOnlyOnce("mean CPU");
    }

    @Test
    void watchesAreListedAsOneWouldSayThem() {
        assertThat(told(ExampleSignals.watched()))
                .startsWith("adservice p95 latency and emailservice p95 latency are outside what was expected; none is"
                        + " both unlikely and large enough for an alert.");
    }

    @Test
    void timesAreInTheRunsZone() {
        assertThat(told(Examples.in(ZoneId.of("Asia/Kolkata"), Examples.regressed())))
                .contains("at 19:54:30")
                .doesNotContain("14:24");
    }

    @Test
    void aCleanRunIsOneSentenceAboutWhatCouldHaveBeenSeen() {
        assertThat(told(Examples.clean()))
                .isEqualTo(
                        "With 12 like-for-like runs, a change of 12.3 % or more in a typical metric would most likely"
                                + " have shown.");
    }

    @Test
    void withTooFewRunsThereArePercentagesAndNoSigma() {
        assertThat(told(Examples.unjudged()))
                .isEqualTo("Against the one earlier run like this, the largest change is frontend mean CPU +42 %"
                        + " (31.2 %).");
    }

    @Test
    void whatDataSaysCannotFormat() {
        assertThat(Markdown.escape("a_b <i> [x](y) *z*")).isEqualTo("a\\_b \\<i\\> \\[x\\](y) \\*z\\*");
        assertThat(Markdown.plain(Markdown.escape("a_b <i> [x](y) *z*"))).isEqualTo("a_b <i> [x](y) *z*");
    }

    @Test
    void metricsThatBeginTogetherAreToldTogether() {
        assertThat(told(ExampleReports.incident().findings()))
                .startsWith("checkoutservice left its expected range in latency, time throttled and memory at 14:24:30"
                        + " (±15 s) and was OOMKilled at 14:26:12. ");
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
                ExampleReports.notComparable().findings(),
                Examples.with(40, Examples.regressed()),
                ExampleSignals.improved(),
                ExampleSignals.betterAndWorse(),
                ExampleSignals.slowerWithLessCpu(),
                ExampleSignals.twoAtOnce(),
                ExampleSignals.watched(),
                ExampleSignals.partialIncident());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySentencePassesTheGateThatModelsPass(Findings findings) {
        String text = new OfflineNarrator().narrate(findings).text();
        assertThat(Gate.of(findings).sift(text).removed()).isEmpty();
        Narrative.Grounding grounding = new OfflineNarrator().narrate(findings).grounding();
        assertThat(grounding.claims()).isBetween(1, 5);
        assertThat(grounding.grounded()).isEqualTo(grounding.claims());
    }

    private static String told(Findings findings) {
        return new OfflineNarrator().narrate(findings).text().replace('\u202f', ' ');
    }
}
