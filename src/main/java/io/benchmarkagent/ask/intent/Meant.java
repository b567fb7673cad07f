package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Question;
import java.util.List;
import java.util.Optional;

/** A question with the names of what it only describes: "the previous run", "product catalog service". */
public sealed interface Meant {

    /**
     * What it says in the archive's own names.
     *
     * @param run the one run that it describes; empty where it describes none, or names two
     * @param notes what was taken to mean what; none where the question stands as it was asked
     */
    record Clear(Question question, Optional<String> run, List<String> notes) implements Meant {
        public Clear {
            notes = List.copyOf(notes);
        }
    }

    /** It may be one or another: a line that names them. */
    record Unclear(String line) implements Meant {}

    static Meant asSaid(Question question) {
        return new Clear(question, Optional.empty(), List.of());
    }
}
