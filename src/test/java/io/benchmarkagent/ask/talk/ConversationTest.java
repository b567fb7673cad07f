package io.benchmarkagent.ask.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ask.question.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aShortOneIsToldWordForWord() {
        Conversation talk =
                Conversation.NEW.and(turn("cpu?", "It was 5 %. It rose.")).and(turn("why?", "Nobody knows."));
        assertThat(talk.recent(100))
                .containsExactly(
                        "Question: cpu?\nAnswer: It was 5 %. It rose.", "Question: why?\nAnswer: Nobody knows.");
    }

    @Test
    void earlierTurnsAreALineEachAndTheEarliestAreLeftOut() {
        Conversation talk = Conversation.NEW;
        for (int i = 0; i < 40; i++) {
            talk = talk.and(turn("question " + i, "First sentence " + i + ". " + "More of it. ".repeat(20)));
        }
        List<String> recent = talk.recent(400);
        assertThat(recent).first().asString().matches("Questions before these, not shown: \\d+");
        assertThat(recent).element(1).asString().matches("Asked: question \\d+ / answered: First sentence \\d+\\.");
        assertThat(recent).last().asString().contains("Question: question 39", "More of it. More of it.");
        assertThat(recent).hasSizeBetween(8, 30);
        assertThat(String.join("", recent).length()).isLessThanOrEqualTo(1200);
    }

    @Test
    void oneThatIsTooLongIsCutToItsFirstSentence() {
        Conversation talk = Conversation.NEW.and(turn("all?", "There are many. " + "x".repeat(10_000)));
        assertThat(talk.recent(100)).containsExactly("Asked: all? / answered: There are many.");
        assertThat(talk.recent(1)).isEmpty();
    }

    @Test
    void noScriptAndNoNumberOfTurnsIsMoreThanTheTokensThereAre() {
        for (String word : List.of("word ", "387 ms, ", "服务", "🐢", "\n")) {
            Conversation talk = Conversation.NEW;
            for (int i = 0; i < 60; i++) {
                talk = talk.and(turn(word.repeat(1 + 7 * i % 60), word.repeat(3 * i)));
                for (int tokens : new int[] {0, 1, 19, 20, 50, 500}) {
                    String told = String.join("\n", talk.recent(tokens));
                    assertThat(told.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(3 * tokens);
                }
            }
        }
    }

    @Test
    void aPriceThatNobodyKnowsIsNotTakenForNone() {
        Conversation talk = Conversation.NEW
                .and(paid(new Answer.Cost("a", 1, 100, 0.25)))
                .and(paid(new Answer.Cost("a", 2, 50, 0.5)));
        assertThat(talk.cost()).isEqualTo(new Answer.Cost("a", 3, 150, 0.75));
        assertThat(talk.and(paid(new Answer.Cost("b", 1, 1, -1))).cost().usd()).isNegative();
    }

    private static Turn turn(String question, String response) {
        return turn(question, response, Answer.Cost.NONE);
    }

    private static Turn paid(Answer.Cost cost) {
        return turn("cpu?", "5 %.", cost);
    }

    private static Turn turn(String question, String response, Answer.Cost cost) {
        return new Turn(
                NOW, question, question, Answer.Outcome.ANSWERED, response, "", "run_metric", Optional.empty(), cost);
    }
}
