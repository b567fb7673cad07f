package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.benchmarkagent.llm.spend.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerTest {
    private static final Answer GOOD = Answer.Written.by("m", "It regressed.", Usage.NONE);

    private final Ticking clock = Ticking.from("2026-01-30T22:00:00Z");
    private final Breaker breaker = new Breaker("llm:1", clock);
    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(names = {"LOST", "UNREACHED"})
    void afterThreeFailuresInARowNobodyIsAskedForFiveMinutes(Answer.Cause cause) {
        IntStream.range(0, 3).forEach(i -> ask(refused(cause)));
        Answer.Refused resting = (Answer.Refused) ask(GOOD);
        assertThat(resting.cause()).isEqualTo(Answer.Cause.RESTING);
        assertThat(resting.why()).isEqualTo("llm:1 did not answer 3 times; asked again in 5 min");
        clock.pass(Duration.ofSeconds(299));
        assertThat(why(ask(GOOD))).endsWith("asked again in 1 s");
        assertThat(asked).hasValue(3);
        clock.pass(Duration.ofSeconds(1));
        assertThat(ask(GOOD)).isEqualTo(GOOD);
        assertThat(ask(GOOD)).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNANSWERED", "UNUSABLE"})
    void aServerThatAnswersAnythingIsThere(Answer.Cause cause) {
        IntStream.range(0, 9).forEach(i -> ask(refused(i % 3 == 2 ? cause : Answer.Cause.LOST)));
        assertThat(asked).hasValue(9);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUDGET", "RATE"})
    void whatTheServerHadNoPartInNeitherHelpsNorHarms(Answer.Cause cause) {
        IntStream.range(0, 9).forEach(i -> ask(refused(cause)));
        IntStream.range(0, 2).forEach(i -> ask(refused(Answer.Cause.LOST)));
        ask(refused(cause));
        ask(refused(Answer.Cause.LOST));
        assertThat(why(ask(GOOD))).contains("did not answer 3 times");
    }

    @Test
    void oneFailureAfterTheRestIsEnoughForAnother() {
        IntStream.range(0, 3).forEach(i -> ask(refused(Answer.Cause.LOST)));
        clock.pass(Duration.ofMinutes(5));
        ask(refused(Answer.Cause.LOST));
        assertThat(why(ask(GOOD))).isEqualTo("llm:1 did not answer 4 times; asked again in 5 min");
        assertThat(asked).hasValue(4);
    }

    @Test
    void whileOneTriesTheOthersAreRefused() {
        IntStream.range(0, 3).forEach(i -> ask(refused(Answer.Cause.LOST)));
        clock.pass(Duration.ofMinutes(5));
        Answer tried = breaker.answer(() -> {
            assertThat(why(ask(GOOD))).isEqualTo("llm:1 did not answer 3 times; it is being asked again");
            return GOOD;
        });
        assertThat(tried).isEqualTo(GOOD);
        assertThat(ask(GOOD)).isEqualTo(GOOD);
    }

    @Test
    void aTrialThatCameToNothingIsTriedAgain() {
        IntStream.range(0, 3).forEach(i -> ask(refused(Answer.Cause.LOST)));
        clock.pass(Duration.ofMinutes(5));
        ask(refused(Answer.Cause.BUDGET));
        assertThatIllegalStateException()
                .isThrownBy(() -> breaker.answer(() -> {
                    throw new IllegalStateException();
                }));
        assertThat(ask(GOOD)).isEqualTo(GOOD);
    }

    @Test
    void whatIsSaidToBeOfNoUseForAWhileIsNotAskedMeanwhile() {
        ask(refused(Answer.Cause.UNANSWERED).resting(Optional.of(Duration.ofSeconds(40))));
        assertThat(why(ask(GOOD))).isEqualTo("no; asked again in 40 s");
        clock.pass(Duration.ofSeconds(40));
        ask(refused(Answer.Cause.UNANSWERED).resting(Optional.of(Duration.ofDays(31))));
        assertThat(why(ask(GOOD))).isEqualTo("no; asked again in 60 min");
    }

    private Answer ask(Answer given) {
        return breaker.answer(() -> {
            asked.incrementAndGet();
            return given;
        });
    }

    private static Answer.Refused refused(Answer.Cause cause) {
        return new Answer.Refused("no", cause);
    }

    private static String why(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why();
    }
}
