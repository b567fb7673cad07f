package io.benchmarkagent.narrative;

import io.benchmarkagent.grounding.Gate;
import java.util.List;
import java.util.Locale;

/**
 * Prose about the findings.
 *
 * @param model the model's name; empty for the offline narrative
 * @param text Markdown, at most a few paragraphs
 * @param grounding how many statements were checked against the findings, and what was removed
 * @param tokens spent on it, 0 offline
 * @param notes why a model did not write it, where one was asked
 */
public record Narrative(
        Source source, String model, String text, Grounding grounding, long tokens, List<String> notes) {
    public Narrative {
        notes = List.copyOf(notes);
    }

    /** Who wrote it. */
    public enum Source {
        LLM,
        CACHE,
        OFFLINE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Statements checked, statements that hold, and the sentences that were taken out. */
    public record Grounding(int claims, int grounded, List<String> removed) {
        public Grounding {
            removed = List.copyOf(removed);
        }

        static Grounding of(Gate.Sifted sifted) {
            return new Grounding(
                    sifted.claims(),
                    sifted.grounded(),
                    sifted.removed().stream().map(Gate.Judged::text).toList());
        }

        /** The same, where nothing is taken out. */
        static Grounding counted(Gate.Sifted sifted) {
            return new Grounding(sifted.claims(), sifted.grounded(), List.of());
        }
    }
}
