package io.benchmarkagent.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an objection says, a sentence for each kind of thing that can be wrong, on the sample incident. */
class ChecksTest {
    private static final Gate GATE = Gate.of(Documents.incident());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    checkoutservice's p95 latency was 634 ms. | '634 ms' is no figure of checkoutservice's p95 latency
                    frontend's p95 latency was 387 ms and checkoutservice's 634 ms. | '387 ms' is no figure of frontend's p95 latency
                    checkoutservice's errors reached 39.5 %. | '39.5 %' is no figure of checkoutservice's errors
                    checkoutservice's p99 latency was 387 ms. | '387 ms' is no figure of checkoutservice's p99 latency
                    checkoutservice's latency left its range at 14:26:12. | nothing is known of checkoutservice's latency at '14:26:12'
                    checkoutservice was OOM-killed at 14:24:45. | nothing is known of checkoutservice at '14:24:45'
                    checkoutservice's latency fell. | 'fell' is not what checkoutservice's latency did
                    emailservice regressed. | 'regressed' is not true of emailservice
                    frontend was OOM-killed. | that 'OOM-killed' is true of frontend was not seen
                    checkoutservice was not restarted. | that 'restarted' is true of checkoutservice or not was not seen
                    frontend precedes checkoutservice. | 'precedes' is not the order in which they began
                    This is consistent with frontend as the origin. | frontend is not named as a cause
                    checkoutservice is the origin. | 'origin' says more than that it is consistent with what was seen
                    Lower checkoutservice's memory limit. | nothing like 'Lower checkoutservice's memory limit.' is recommended
                    A memory leak in checkoutservice is likely. | nothing in the findings speaks of 'leak'
                    The ledger service was slow. | 'ledger' is no name in the findings
                    checkoutservice's errors were "errors of the caller". | no finding says "errors of the caller"
                    Only checkoutservice regressed. | others are out of line as well: frontend
                    Run gcp-amd-20260227-151214 shows checkoutservice with errors of 3.18 %. | this is not said of run gcp-amd-20260227-151214
                    checkoutservice's p95 latency did not rise. | 'rise' is what checkoutservice's p95 latency did
                    checkoutservice's memory stayed within its expected range. | 'stayed within' is not true of checkoutservice's memory
                    checkoutservice's latency never recovered. | whether checkoutservice's latency recovered is told otherwise in the findings
                    No container of checkoutservice was killed. | that 'killed' is true of checkoutservice or not was not seen
                    checkoutservice was OOM-killed three times. | that 'OOM-killed' is true of checkoutservice was not seen
                    No sizing proposals are made. | there are recommendations
                    Not one metric is on watch. | there are watches, so 'Not one metric is on watch' is wrong
                    No container was evicted, and emailservice regressed. | 'regressed' is not true of emailservice
                    No container was evicted, and the culprit is frontend. | 'culprit' says more than that it is consistent with what was seen
                    The likely origin is frontend, not checkoutservice. | frontend is not named as a cause
                    Throttling is why checkoutservice was slow. | 'is why' must not be said of these findings
                    checkoutservice's p95 latency came in just under 490 ms. | '490 ms' is no figure of checkoutservice's p95 latency
                    On average checkoutservice held 128 MiB of memory. | '128 MiB' is no figure of checkoutservice's memory
                    It was compared with 6 like-for-like runs. | '6' is no figure of this run
                    """)
    void anObjectionNamesWhatIsWrong(String sentence, String objection) {
        assertThat(GATE.judge(sentence, Set.of()).objection()).contains(objection);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    checkoutservice's and frontend's p95 latency were 387 ms and 634 ms.
                    frontend waited: its p95 latency rose to 0.634 s, 109 ms beyond the upper end.
                    The checkout service's memory peaked at one hundred and twenty-eight MiB.
                    p95 latency in checkoutservice was a little more than twice its baseline mean of 190 ms.
                    frontend followed checkoutservice 45 seconds later.
                    At 2:26:12 pm checkoutservice was OOM-killed.
                    This is consistent with checkoutservice as the origin.
                    Raise checkoutservice's memory limit from 128Mi to 192Mi.
                    emailservice stayed within what 7 like-for-like runs vary.
                    emailservice's p95 latency did not rise.
                    At frontend about fifty requests a second were answered, or some 3050 a minute.
                    checkoutservice's latency recovered at 14:28:45.
                    """)
    void whatFollowsStandsInWhateverWords(String sentence) {
        assertThat(GATE.judge(sentence, Set.of()).objection()).isEmpty();
    }

    @Test
    void whatAPronounStandsForIsTheSubjectOfTheSentenceBefore() {
        assertThat(GATE.sift("frontend slowed down. Its p95 latency was 634 ms.")
                        .removed())
                .isEmpty();
        assertThat(GATE.sift("frontend slowed down. Its p95 latency was 387 ms.")
                        .removed())
                .hasSize(1);
    }

    @Test
    void aCitedFindingMustExist() {
        assertThat(GATE.judge("frontend slowed down.", Set.of("run/service/frontend/latency_ms"))
                        .stands())
                .isTrue();
        assertThat(GATE.judge("frontend slowed down.", Set.of("run/service/frontend/latency"))
                        .objection())
                .contains("'run/service/frontend/latency' is no finding");
    }
}
