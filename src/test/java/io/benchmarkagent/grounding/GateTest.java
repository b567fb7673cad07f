package io.benchmarkagent.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.Examples;
import io.benchmarkagent.run.AcceptedLevel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final Findings REGRESSED = Examples.regressed();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkoutservice's p95 latency was 412 ms, expected 170 – 214 ms.",
                "**checkoutservice** rose from 190 to 412ms.",
                "`checkoutservice` latency reached 0.41 s.",
                "Latency rose by 117 %, about 120 percent, in checkoutservice.",
                "The 95th percentile of checkoutservice was 410 ms.",
                "checkoutservice was 6.1σ out, by the textbook 9.15 sigma.",
                "From 14:24:30 (±10 s) checkoutservice was slow; frontend followed 30 seconds later.",
                "At 14:24 UTC on 2026-03-01 it began.",
                "It took 2.2 times what 12 runs lead to expect.",
                "Three alerts stand, and two metrics stayed within what like-for-like runs vary.",
                "A container ended with OOMKilled, exit code 137, at 14:26:12.",
                "It ran on n2d-standard-4 in europe-west1 with 300 users for 10 minutes.",
                "This is consistent with checkoutservice's memory limit of 128Mi; try 192Mi.",
                "That is out-of-memory behaviour in steady-state load."
            })
    void whatFindingsBearOutStands(String sentence) {
        assertThat(Gate.of(REGRESSED).sift(sentence).removed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkoutservice's p95 latency was 512 ms.",
                "checkoutservice's p95 latency was 412 s.",
                "checkoutservice's p95 latency was 412.7 ms.",
                "checkoutservice's p95 latency was 400 ms.",
                "frontend's p95 latency was 412 ms.",
                "checkoutservice's latency fell by 117 %.",
                "checkoutservice changed by -117 %.",
                "checkoutservice was 7 σ out.",
                "checkoutservice's p99 was 412 ms.",
                "The 99th percentile of checkoutservice was 412 ms.",
                "It began at 14:23:30.",
                "It began on 2026-03-02.",
                "It began at 14:24 in 2025.",
                "paymentservice was slow too.",
                "Redis-cache was slow too.",
                "The `kubelet` was slow too.",
                "Eleven alerts stand.",
                "It tripled.",
                "It doubled.",
                "checkoutservice was slow because of its memory limit.",
                "The memory limit caused it.",
                "redis-cart did not change.",
                "Nothing is out of line.",
                "Everything is healthy.",
                "checkoutservice improved.",
                "# checkoutservice",
                "See [checkoutservice](http://evil.example).",
                "checkoutservice <img src=x> was slow.",
                "Shall I look at checkoutservice?",
                "n1-standard-8 was used."
            })
    void whatFindingsDoNotBearOutIsTakenOut(String sentence) {
        assertThat(Gate.of(REGRESSED).sift(sentence).removed())
                .extracting(Gate.Judged::text)
                .containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    run/service/checkoutservice/latency_ms | checkoutservice's p95 latency was 412 ms.
                    service/checkoutservice/latency_ms/p95 | checkoutservice's p95 latency was 412 ms, expected 170 – 214 ms.
                    verdict                                | checkoutservice's p95 latency was 412 ms.
                    cause/checkoutservice                  | checkoutservice's p95 latency was 412 ms.
                    coverage                               | A change of 12.3 % would have shown in a typical metric.
                    r1                                     | checkoutservice's memory limit is 128Mi.
                    run/service/frontend/latency_ms        | frontend was slower with 300 users.
                    """)
    void aSentenceThatCitesMayUseWhatItsFindingsRestOnAndWhatIsOfTheWholeRun(String id, String sentence) {
        assertThat(Gate.of(REGRESSED).judge(sentence, Set.of(id)).objection()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    run/service/frontend/latency_ms  | checkoutservice's p95 latency was 412 ms. | in the findings that it cites, '412 ms' is no figure of checkoutservice's p95 latency
                    coverage                         | frontend's p95 latency was 640 ms.        | in the findings that it cites, '640 ms' is no figure of frontend's p95 latency
                    verdict                          | frontend's p95 latency was 641 ms.        | '641 ms' is no figure of frontend's p95 latency
                    run/service/cartservice/latency  | cartservice was slower.                   | 'run/service/cartservice/latency' is no finding
                    """)
    void figuresOfFindingsThatASentenceDoesNotCiteAreNotIts(String id, String sentence, String objection) {
        assertThat(Gate.of(REGRESSED).judge(sentence, Set.of(id)).objection()).hasValue(objection);
    }

    @Test
    void sentencesThatCiteAreReadOneAfterAnother() {
        Gate gate = Gate.of(REGRESSED);
        Gate.Claim who = new Gate.Claim("frontend followed 30 s later.", Set.of());
        Gate.Claim its =
                new Gate.Claim("Its p95 latency was 412 ms.", Set.of("run/service/checkoutservice/latency_ms"));
        assertThat(gate.judge(List.of(its)).get(0).stands()).isTrue();
        assertThat(gate.judge(List.of(who, its)).get(1).stands()).isFalse();
    }

    @Test
    void theStoryOfAnIncidentStands() {
        var incident = ExampleReports.incident();
        assertThat(Gate.of(incident.findings())
                        .sift(incident.narrative().text())
                        .removed())
                .isEmpty();
    }

    @Test
    void theFiguresOfOneSubjectAreNotAnothers() {
        Gate gate = Gate.of(ExampleReports.incident().findings());
        assertThat(gate.sift("frontend was OOM-killed at its limit of 128Mi.").grounded())
                .isZero();
    }

    @Test
    void onlyTheSentenceGoesAndTheRestKeepsItsShape() {
        Gate.Sifted sifted = Gate.of(REGRESSED)
                .sift("- checkoutservice took 412 ms. It took 999 ms.\n- It took 998 ms.\n\nfrontend followed.");
        assertThat(sifted.text()).isEqualTo("- checkoutservice took 412 ms.\n\nfrontend followed.");
        assertThat(sifted.claims()).isEqualTo(4);
        assertThat(sifted.grounded()).isEqualTo(2);
    }

    /** They would take minutes, or the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"one hundred and two ", "1, ", "cpu 1 1 "})
    void aSentenceWithoutEndIsRefusedAndNotRead(String words) {
        Gate gate = Gate.of(Documents.incident());
        assertTimeout(Duration.ofSeconds(10), () -> {
            Gate.Sifted sifted = gate.sift("checkoutservice counted " + words.repeat(20_000) + ".");
            assertThat(sifted.removed()).isNotEmpty();
        });
        assertThat(gate.judge("checkoutservice: " + "1, 2 and 3 ms, ".repeat(20), Set.of())
                        .objection())
                .contains("it holds more figures than can be checked");
    }

    @Test
    void aSentenceThatIsTrueOfOneSubjectKeepsNoFalseTwin() {
        assertThat(Gate.of(Documents.incident())
                        .sift("checkoutservice failed. It regressed. emailservice was calm. It regressed.")
                        .text())
                .containsOnlyOnce("It regressed.");
    }

    @Test
    void anAbbreviationEndsNoSentence() {
        assertThat(Prose.of("Slow, e.g. checkoutservice. Then frontend!").sentences())
                .containsExactly("Slow, e.g. checkoutservice.", "Then frontend!");
    }

    @Test
    void aTextThatSaysNothingIsOfNoUse() {
        assertThat(Gate.of(REGRESSED).sift("Hello! How can I help you today").isUsable())
                .isFalse();
        assertThat(Gate.of(REGRESSED).sift("").isUsable()).isFalse();
    }

    @Test
    void whereNothingIsJudgedNothingIsCalledSignificant() {
        Gate gate = Gate.of(Examples.unjudged());
        assertThat(gate.sift("frontend's CPU rose by 42 %.").grounded()).isEqualTo(1);
        assertThat(gate.sift("frontend regressed by 42 %.").grounded()).isZero();
        assertThat(gate.sift("frontend's rise of 42 % is significant.").grounded())
                .isZero();
    }

    @Test
    void aCleanRunMayBeCalledSo() {
        assertThat(Gate.of(Examples.clean())
                        .sift("Nothing is out of line among 96 metrics.")
                        .grounded())
                .isEqualTo(1);
    }

    @Test
    void whatIsAcceptedIsNoNewRegressionAndStillNoRunWithoutAny() {
        AcceptedLevel level = new AcceptedLevel(
                ExampleReports.incident().findings().run().key(),
                "latency_ms",
                Optional.empty(),
                "new cache",
                "",
                LocalDate.of(2026, 3, 2),
                Optional.empty());
        List<Anomaly> accepted = ExampleReports.incident().findings().anomalies().stream()
                .map(anomaly -> anomaly.acceptedAs(level))
                .toList();
        String headline =
                "No new regression found in 34 metrics: all others within what 12 like-for-like runs vary; 6 accepted";
        Findings settled = ExampleReports.with(
                        new Headline(Headline.Status.CLEAN, headline, ""), ExampleReports.incident(), accepted)
                .findings();
        assertThat(Gate.of(settled).sift(headline + ".").removed()).isEmpty();
        assertThat(Gate.of(settled).sift(headline.replace("new ", "") + ".").removed())
                .isNotEmpty();
        assertThat(Gate.of(REGRESSED).sift("No new regression found.").removed())
                .isNotEmpty();
    }
}
