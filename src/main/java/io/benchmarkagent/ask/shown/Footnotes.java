package io.benchmarkagent.ask.shown;

import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.question.Answer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How sure an answer is, and where it was read. */
public final class Footnotes {
    private Footnotes() {}

    /** One line each; none under what was not answered. */
    public static List<String> of(Answer answer, UnaryOperator<String> escape) {
        if (answer.outcome() == Answer.Outcome.DECLINED) {
            return List.of();
        }
        String confidence = String.format(
                Locale.ROOT,
                "confidence %.2f: %s",
                answer.confidence().value(),
                answer.confidence().how());
        return Stream.concat(Stream.of(confidence), answer.sources().stream().map(source -> source(source, escape)))
                .toList();
    }

    private static String source(Source source, UnaryOperator<String> escape) {
        return "source: " + source.type().name().toLowerCase(Locale.ROOT) + ", " + escape.apply(source.query());
    }
}
