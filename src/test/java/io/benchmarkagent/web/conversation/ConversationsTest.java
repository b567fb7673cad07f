package io.benchmarkagent.web.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.talk.Turn;
import io.benchmarkagent.fixtures.PostgresServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Wherever conversations are kept, they are kept alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ANNE = "token:1:anne";
    private static final String BOB = "oidc:bob";

    private final Optional<PostgresServer> server = started();
    private final Moving clock = new Moving();

    private static Optional<PostgresServer> started() {
        try {
            return Optional.of(PostgresServer.start());
        } catch (TestAbortedException notInstalled) {
            return Optional.empty();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    private Stream<Conversations> places() {
        return Stream.concat(Stream.of(Conversations.at("", "", clock)), server.map(this::inPostgres).stream());
    }

    private Conversations inPostgres(PostgresServer one) {
        return Conversations.at(one.url(), PostgresServer.PASSWORD, clock);
    }

    private static Turn turn(String asked) {
        return new Turn(
                NOW,
                asked,
                "in full: " + asked,
                Answer.Outcome.ANSWERED,
                "so \"it\" is\n\u00fc \ud83d\ude80",
                "",
                "run_metric",
                Optional.of("run-1"),
                new Answer.Cost("m", 1, 20, -1));
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatWasSaidIsFoundAsItWas(Conversations kept) throws IOException {
        Held begun = kept.begin(ANNE, Optional.of("run-7"));
        kept.add(begun.id(), ANNE, turn("cpu"));
        kept.add(begun.id(), ANNE, turn("and memory?"));
        Held found = kept.find(begun.id(), ANNE).orElseThrow();
        assertThat(found.conversation().run()).contains("run-7");
        assertThat(found.conversation().turns()).containsExactly(turn("cpu"), turn("and memory?"));
        assertThat(found.begun()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @MethodSource("places")
    void anothersIsNone(Conversations kept) throws IOException {
        Held begun = kept.begin(ANNE, Optional.empty());
        assertThat(kept.find(begun.id(), BOB)).isEmpty();
        assertThat(kept.find(begun.id(), "")).isEmpty();
        kept.add(begun.id(), BOB, turn("said by somebody else"));
        assertThat(kept.end(begun.id(), BOB)).isFalse();
        assertThat(kept.find(begun.id(), ANNE).orElseThrow().conversation().turns())
                .isEmpty();
        for (String odd : List.of("", "x", "' or '1'='1", "a".repeat(5000), begun.id() + "\u0000")) {
            assertThat(kept.find(odd, ANNE)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void oneThatEndedIsForgottenAndNotBegunAgainByALateAnswer(Conversations kept) throws IOException {
        Held begun = kept.begin(ANNE, Optional.empty());
        assertThat(kept.end(begun.id(), ANNE)).isTrue();
        kept.add(begun.id(), ANNE, turn("late"));
        assertThat(kept.find(begun.id(), ANNE)).isEmpty();
        assertThat(kept.end(begun.id(), ANNE)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("places")
    void itIsKeptForADayAfterItsLastQuestion(Conversations kept) throws IOException {
        clock.later = Duration.ZERO;
        Held left = kept.begin(ANNE, Optional.empty());
        Held used = kept.begin(ANNE, Optional.empty());
        clock.later = Duration.ofHours(23);
        kept.add(used.id(), ANNE, turn("still there?"));
        assertThat(kept.find(left.id(), ANNE)).isPresent();
        clock.later = Duration.ofHours(24);
        assertThat(kept.find(left.id(), ANNE)).isEmpty();
        assertThat(kept.find(used.id(), ANNE)).isPresent();
        clock.later = Duration.ZERO;
    }

    @ParameterizedTest
    @MethodSource("places")
    void oneCallerHasSoManyAndAnotherItsOwn(Conversations kept) throws IOException {
        Held bobs = kept.begin(BOB, Optional.empty());
        Held first = kept.begin("many", Optional.empty());
        for (int i = 1; i < Conversations.MOST_OF_ONE; i++) {
            clock.later = Duration.ofSeconds(i);
            kept.begin("many", Optional.empty());
        }
        assertThat(kept.find(first.id(), "many")).isPresent();
        kept.begin("many", Optional.empty());
        assertThat(kept.find(first.id(), "many")).isEmpty();
        assertThat(kept.find(bobs.id(), BOB)).isPresent();
        clock.later = Duration.ZERO;
    }

    @ParameterizedTest
    @MethodSource("places")
    void ofALongOneTheLastTurnsAreKept(Conversations kept) throws IOException {
        Held begun = kept.begin(ANNE, Optional.empty());
        for (int i = 0; i < Held.TURNS + 3; i++) {
            kept.add(begun.id(), ANNE, turn("question " + i));
        }
        List<Turn> turns =
                kept.find(begun.id(), ANNE).orElseThrow().conversation().turns();
        assertThat(turns).hasSize(Held.TURNS);
        assertThat(turns.get(0).asked()).isEqualTo("question 3");
    }

    @ParameterizedTest
    @MethodSource("places")
    void noTwoHaveOneIdAndNobodyGuessesIt(Conversations kept) throws IOException {
        Held one = kept.begin(ANNE, Optional.empty());
        Held other = kept.begin(ANNE, Optional.empty());
        assertThat(one.id()).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(other.id());
        assertThat(Stream.of(one.id().split("")).distinct().count()).isGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("places")
    void manyAtOnceLoseNoTurn(Conversations kept) throws IOException {
        Held begun = kept.begin(ANNE, Optional.empty());
        IntStream.range(0, 20).parallel().forEach(i -> {
            try {
                kept.add(begun.id(), ANNE, turn("question " + i));
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
        assertThat(kept.find(begun.id(), ANNE).orElseThrow().conversation().turns())
                .extracting(Turn::asked)
                .doesNotHaveDuplicates()
                .hasSize(20);
    }

    @Test
    void replicasShareWhatIsInADatabase() throws IOException {
        if (server.isPresent()) {
            Held begun = inPostgres(server.get()).begin(ANNE, Optional.empty());
            inPostgres(server.get()).add(begun.id(), ANNE, turn("cpu"));
            assertThat(inPostgres(server.get())
                            .find(begun.id(), ANNE)
                            .orElseThrow()
                            .conversation()
                            .turns())
                    .hasSize(1);
        }
    }

    @Test
    void aDatabaseOutOfReachIsOneLineWithoutThePassword() {
        Conversations nowhere = Conversations.at("jdbc:postgresql://127.0.0.1:1/none?user=bench", "s3cret-pw", clock);
        assertThatThrownBy(() -> nowhere.begin(ANNE, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("web.database jdbc:postgresql://127.0.0.1:1/none?user=bench cannot be used")
                .hasMessageNotContaining("s3cret-pw")
                .hasMessageNotContaining("\n");
    }

    /** Time that passes when it is told to. */
    private static final class Moving extends Clock {
        private Duration later = Duration.ZERO;

        @Override
        public Instant instant() {
            return NOW.plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
