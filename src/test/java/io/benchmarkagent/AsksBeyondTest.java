package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services over or under a number. */
class AsksBeyondTest {
    private static final String TOOL = "services_beyond";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    which services use more than 100 MiB?               | 2 of 12 services that were measured were over 100 MiB by mean memory: adservice (156 MiB) and loadgenerator (119 MiB).
                    which services use more than 0.1 GiB of memory?     | 2 of 12 services that were measured were over 0.1 GiB by mean memory
                    any service above 80 % CPU?                         | none of the 12 services that were measured was over 80 % by mean CPU; the highest was frontend's
                    services with a p95 latency over 200 ms             | 2 of 10 services that were measured were over 200 ms by p95 latency: frontend (634 ms) and checkoutservice (387 ms).
                    services with p95 latency above 0.2 s               | 2 of 10 services
                    how many services have less than 3 % cpu?           | 5 of 12 services that were measured were under 3 % of one core by mean CPU
                    is any error rate above 1 %?                        | 1 of 10 services that were measured was over 1 % by errors: checkoutservice (3.18 %).
                    does adservice use more than 100 MiB?               | adservice's mean memory was 156 MiB, which is over 100 MiB.
                    does frontend use more than 100 MiB of memory?      | which is not over 100 MiB.
                    services with max memory over 120 MiB               | 2 of 12 services that were measured were over 120 MiB by max memory
                    """)
    void theyAreHeldAgainstTheNumber(String question, String says) {
        assertThat(Asked.sample().told(question, TOOL).replace('\u202f', ' ')).contains(says);
    }

    @Test
    void theMaximumIsToldWhereItSaysOtherwise() {
        assertThat(Asked.sample().told("which services use more than 100 MiB?", TOOL))
                .endsWith("By max memory it is adservice, checkoutservice and loadgenerator.");
        assertThat(Asked.sample().told("services with mean memory over 100 MiB", TOOL))
                .doesNotContain("By max");
    }

    @Test
    void aNumberOfAnotherKindIsHeldAgainstNothing() {
        assertThat(Asked.sample().missed("which services use more than 5 s of memory?", TOOL))
                .contains("cannot be held against '5 s'");
    }

    /** How much throttling is none is for whoever asks to say: a number can be held against. */
    @Test
    void whoWasNotThrottledIsDeclinedWithTheWord() {
        for (String question : new String[] {
            "which services were not throttled?", "which services were never throttled in the previous run?"
        }) {
            assertThat(Asked.sample().text(question))
                    .startsWith("I cannot answer that without a model: I cannot heed 'n")
                    .contains("Nearest that I can:");
        }
        assertThat(Asked.sample().told("which services were throttled less than 0.3 %?", TOOL))
                .contains("2 of 12 services");
    }

    @Test
    void whatItCannotHeedIsDeclined() {
        Asked.sample()
                .declines(
                        "which services use no more than 100 MiB?",
                        "which services do not use more than 100 MiB?",
                        "which services use more than 80% of their limit?",
                        "services using more than 80% of their limit on weekends",
                        "which services use more than 100 MiB for 5 minutes?",
                        "which services use more than 100 MiB and less than 200 MiB?",
                        "which services use more than 100 MiB of disk?",
                        "which services used more than 100 MiB in every run?",
                        "which services use 50 MiB more than frontend?",
                        "which services grew by more than 10 % in memory?",
                        "how many users need more than 100 MiB?",
                        "is the humidity above 80 %?",
                        "was frontend not throttled?",
                        "why was frontend not throttled?",
                        "which services were not throttled by their memory?",
                        "which services were throttled but not slow?",
                        "which services were not touched by the last deployment?",
                        "which services did not restart?",
                        "is the memory limit of any service above 200 MiB?");
    }

    @Test
    void theNumberItselfIsWithinWhatIsAtLeastOrAtMostIt() {
        assertThat(Asked.sample().told("services with max memory of at least 128 MiB", TOOL))
                .contains("2 of 12 services", "at least 128", "checkoutservice");
        assertThat(Asked.sample().told("services with max memory of at most 128 MiB", TOOL))
                .contains("11 of 12 services", "at most 128", "checkoutservice");
        assertThat(Asked.sample().told("services with max memory over 128 MiB", TOOL))
                .contains("1 of 12 services")
                .doesNotContain("checkoutservice");
    }

    @Test
    void whoStaysUnderANumberIsHeldByTheMaximum() {
        assertThat(Asked.sample().told("does checkoutservice stay under 100 MiB?", TOOL))
                .contains("checkoutservice's max memory was 128", "which is not under 100")
                .doesNotContain("mean");
        assertThat(Asked.sample().told("did checkoutservice ever exceed 100 MiB?", TOOL))
                .contains("checkoutservice's max memory was 128", "which is over 100");
        assertThat(Asked.sample().told("does frontend always stay under 100 MiB?", TOOL))
                .contains("frontend's highest memory was 41.3", "recorded samples under load", "which is under 100");
    }

    @Test
    void whatWasEverIsReadFromTheSeriesWhereTheRunHasNoMaximum() {
        assertThat(Asked.sample().told("did any error rate ever exceed 1 %?", TOOL))
                .contains("by the highest that was recorded: checkoutservice (44.9", "Of 2 more nobody recorded it.");
    }
}
