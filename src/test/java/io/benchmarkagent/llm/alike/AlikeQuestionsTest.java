package io.benchmarkagent.llm.alike;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.llm.Ticking;
import io.benchmarkagent.llm.kept.Answers;
import io.benchmarkagent.llm.kept.AnswersInFolder;
import io.benchmarkagent.llm.kept.KeptAnswer;
import io.benchmarkagent.llm.spend.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlikeQuestionsTest {
    private static final String SCOPE = "model prompt schema data";

    private final AtomicInteger compared = new AtomicInteger();
    private final Likeness counting = (one, other) -> {
        compared.incrementAndGet();
        return new Embedded().of(one, other);
    };
    private final Ticking clock = Ticking.from("2026-01-30T22:00:00Z");
    private final Answers answers;
    private final KeptAnswer answer;

    AlikeQuestionsTest(@TempDir Path tmp) {
        answers = AnswersInFolder.expiring(tmp, Duration.ofHours(1), clock);
        answer = new KeptAnswer("It was\nslow.", "m", new Usage(1, 2), clock.instant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Why was checkoutservice slow in run 12?    | Please tell me why checkoutservice was slow during run 12
                    Which service was slowest on 2026-01-30?   | Can you tell me which microservice was the slowest on 2026-01-30?
                    What happened at 14:24?                    | What occurred at 14:24?
                    What is the p95 latency of frontend?       | Show me what the p95 latency is in frontend
                    What's the p95 latency of frontend?        | what is the p95 latency of frontend
                    Which service used most memory?            | Hi, could you please tell me which service used the most memory? Thanks
                    Which service used most memory?            | which services used most memory
                    How much slower was run B than run A?      | how much slower was the run B than run A
                    How many pods restarted in us-east1?       | Tell me how many pods restarted in us-east1, please.
                    Did latency exceed 500ms before 14:24?     | Did the latency exceed 500 ms before 14:24?
                    Why didn't adservice recover?              | Why did not adservice recover?
                    Did errors rise after the deployment?      | Could you tell me: did the errors rise after deployment?
                    """)
    void theSameInOtherWordsIsToldAgain(String kept, String asked) {
        alike().keep(SCOPE, kept, answer);
        assertThat(alike().find(SCOPE, asked)).contains(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Why was checkoutservice slow?             | Why was cartservice slow?
                    Why was frontend slow in run 12?          | Why was frontend slow in run 13?
                    Why was run-2026-01-30-a slow?            | Why was run-2026-01-30-b slow?
                    What is the p95 latency of frontend?      | What is the p99 latency of frontend?
                    What is the p95 latency of frontend?      | What is the p95 latency of frontend-v2?
                    What is the p95 latency of frontend?      | What was the p95 latency of frontend?
                    What is the latency of frontend?          | What is the throughput of frontend?
                    What is the mean latency of frontend?     | What is the median latency of frontend?
                    Did latency exceed 500 ms?                | Did latency exceed 500 s?
                    Did latency exceed 500 ms?                | Did latency exceed 50 ms?
                    Did latency exceed 1.5 s?                 | Did latency exceed 15 s?
                    Did latency exceed 500 ms?                | Did latency exceed 500 µs?
                    Did errors exceed 5 %?                    | Did errors exceed 5?
                    Was the change +5 %?                      | Was the change -5 %?
                    What happened at 14:24?                   | What happened at 14:42?
                    What happened at 2 pm?                    | What happened at 2 am?
                    What happened on 2026-01-30?              | What happened on 2026-01-31?
                    What happened on Monday?                  | What happened on Tuesday?
                    What happened today?                      | What happened yesterday?
                    What happened in the last 30 min?         | What happened in the last 30 h?
                    What happened in the first 5 min?         | What happened in the last 5 min?
                    What happened from 14:00 to 15:00?        | What happened from 15:00 to 14:00?
                    What happened before 14:24?               | What happened after 14:24?
                    What happened at 14:24?                   | What happened since 14:24?
                    What happened at 30 s?                    | What happened for 30 s?
                    Did frontend recover?                     | Did frontend not recover?
                    Did frontend recover?                     | Didn't frontend recover?
                    Why did frontend recover?                 | Why did frontend never recover?
                    Which service recovered?                  | Which service has no recovery?
                    Which service used most memory?           | Which service used least memory?
                    Which service was slowest?                | Which service was fastest?
                    Which service was slower?                 | Which service was slowest?
                    Which metric rose?                        | Which metric fell?
                    Did latency rise by 5 %?                  | Did latency rise to 5 %?
                    Did latency increase?                     | Did latency decrease?
                    Is frontend faster than cartservice?      | Is cartservice faster than frontend?
                    Did frontend fail before cartservice?     | Did cartservice fail before frontend?
                    What caused the errors?                   | What did the errors cause?
                    Why was frontend slow?                    | When was frontend slow?
                    Which run was slow?                       | How slow was which run?
                    Who changed frontend?                     | What changed frontend?
                    Will frontend fail?                       | Did frontend fail?
                    Should frontend scale up?                 | Can frontend scale up?
                    Should frontend scale up?                 | Should frontend scale down?
                    How many pods restarted?                  | How many nodes restarted?
                    How many pods restarted in us-east1?      | How many pods restarted in us-east4?
                    Are all services healthy?                 | Are any services healthy?
                    Was more than 1 pod killed?               | Was less than 1 pod killed?
                    Was at least 1 pod killed?                | Was at most 1 pod killed?
                    Is cpu usage > 80 %?                      | Is cpu usage < 80 %?
                    Is memory limit 128Mi?                    | Is memory limit 128Gi?
                    Is memory limit 128Mi?                    | Is memory request 128Mi?
                    Is memory limit 5 Mb?                     | Is memory limit 5 MB?
                    Show US latency                           | Show us latency
                    Is run A slow?                            | Is a run slow?
                    Is it intel or amd?                       | Is it intel and amd?
                    """)
    void whatSaysAnythingElseIsAnotherQuestionAndNoModelIsLoadedForIt(String kept, String asked) {
        alike().keep(SCOPE, kept, answer);
        assertThat(alike().find(SCOPE, asked)).isEmpty();
        assertThat(compared).hasValue(0);
    }

    @Test
    void theSameWordsOfOtherDataAreAnotherQuestion() {
        alike().keep(SCOPE, "What happened?", answer);
        assertThat(alike().find("model prompt schema other", "What happened?")).isEmpty();
    }

    @Test
    void theVeryWordsNeedNoModelAndLastAsLongAsTheStoreKeepsThem() {
        alike().keep(SCOPE, "What happened\n at 14:24?", answer);
        assertThat(alike().find(SCOPE, " What happened at 14:24?")).contains(answer);
        assertThat(compared).hasValue(0);
        clock.pass(Duration.ofMinutes(61));
        assertThat(alike().find(SCOPE, "What happened at 14:24?")).isEmpty();
    }

    @Test
    void theSameGistIsNotEnough() {
        AlikeQuestions doubting = new AlikeQuestions(answers, (one, other) -> AlikeQuestions.ALIKE - 0.01);
        doubting.keep(SCOPE, "What happened?", answer);
        assertThat(doubting.find(SCOPE, "Tell me what happened")).isEmpty();
    }

    private AlikeQuestions alike() {
        return new AlikeQuestions(answers, counting);
    }
}
