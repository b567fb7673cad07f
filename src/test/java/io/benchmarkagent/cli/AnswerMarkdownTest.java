package io.benchmarkagent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Resolved;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerMarkdownTest {

    @Test
    void whatStandsInACellOrASourceIsTextAndNothingElse() {
        String details =
                AnswerPrinter.details(answer("![x](https://evil.example/x.png)|<b>@everyone", "up{pod=\"*a*\"}"));
        assertThat(details)
                .doesNotContain("![x]", "<b>", " @everyone", "|<", "*a*\"")
                .contains("`https://evil.example/x.png)`", "`@everyone`", "\\*a\\*");
    }

    private static Answer answer(String cell, String query) {
        return new Answer(
                Answer.Outcome.ANSWERED,
                "One.",
                List.of(Table.of(List.of("POD"), List.of(List.of(cell)))),
                new Confidence(1, "1 of 1 pods was observed"),
                List.of(Source.archive(query)),
                List.of(),
                Answer.Cost.NONE,
                new Resolved("", Optional.empty(), Optional.empty(), ZoneOffset.UTC, List.of(), List.of()));
    }
}
