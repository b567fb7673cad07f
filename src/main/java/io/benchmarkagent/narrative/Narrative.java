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

    /** Statements checked, statements that hold, and the sentences that were taken out: the first 50, each to its 300th letter. */
    public record Grounding(int claims, int grounded, List<String> removed) {
        private static final int MOST = 50;
        private static final int LONGEST = 300;

        public Grounding {
            removed = List.copyOf(removed);
        }

        static Grounding of(Gate.Sifted sifted) {
            return new Grounding(
                    sifted.claims(),
                    sifted.grounded(),
                    sifted.removed().stream()
                            .limit(MOST)
                            .map(judged -> cut(judged.text()))
                            .toList());
        }

        private static String cut(String text) {
            boolean whole = text.codePointCount(0, text.length()) <= LONGEST;
            return whole ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
        }

        /** The same, where nothing is taken out. */
        static Grounding counted(Gate.Sifted sifted) {
            return new Grounding(sifted.claims(), sifted.grounded(), List.of());
        }
    }
}
