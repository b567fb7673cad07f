package io.benchmarkagent.ask.question;

import io.benchmarkagent.ask.when.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a question was taken to mean.
 *
 * @param intent what kind of question it is; "" where that was not found
 * @param run the run it is about, as {@code --run-id} takes it
 * @param span the time it is about
 */
public record Resolved(
        String intent,
        Optional<String> run,
        Optional<Span> span,
        ZoneId zone,
        List<String> subjects,
        List<String> metrics) {
    public Resolved {
        subjects = List.copyOf(subjects);
        metrics = List.copyOf(metrics);
    }
}
