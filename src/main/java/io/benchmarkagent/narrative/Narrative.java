package io.benchmarkagent.narrative;

import io.benchmarkagent.grounding.Gate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Prose about the findings.
 *
 * @param model the model's name; empty for the offline narrative
 * @param text Markdown, at most a few paragraphs
 * @param grounding how many statements were checked against the findings, and what was removed
 * @param tokens spent on it, and on answers that were thrown away
 * @param costUsd spent on those; empty where nobody was asked, and where the model has no price
 * @param notes why a model did not write it, where one was asked; and how it came to, where that was not plain
 */
public record Narrative(
        Source source,
        String model,
        String text,
        Grounding grounding,
        long tokens,
        OptionalDouble costUsd,
        List<String> notes) {
    public Narrative {
        notes = List.copyOf(notes);
    }

    /** One that has no price. */
    public Narrative(Source source, String model, String text, Grounding grounding, long tokens, List<String> notes) {
        this(source, model, text, grounding, tokens, OptionalDouble.empty(), notes);
    }

    Narrative noting(List<String> lines) {
        return new Narrative(source, model, text, grounding, tokens, costUsd, lines);
    }

    Narrative costing(long spent, OptionalDouble usd) {
        return new Narrative(source, model, text, grounding, spent, usd, notes);
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

    /**
     * Statements checked, statements that hold, and the sentences that were taken out: the first 50, each to its 300th letter.
     *
     * @param objections why each of {@code removed} was, in the same order
     */
    public record Grounding(int claims, int grounded, List<String> removed, List<String> objections) {
        private static final int MOST = 50;
        private static final int LONGEST = 300;

        public Grounding {
            removed = List.copyOf(removed);
            objections = List.copyOf(objections);
        }

        /** Of which nobody asks why. */
        public Grounding(int claims, int grounded, List<String> removed) {
            this(claims, grounded, removed, removed.stream().map(sentence -> "").toList());
        }

        static Grounding of(Gate.Sifted sifted) {
            return new Grounding(
                    sifted.claims(),
                    sifted.grounded(),
                    first(sifted.removed().stream().map(Gate.Judged::text)),
                    first(sifted.removed().stream()
                            .map(judged -> judged.objection().orElse(""))));
        }

        private static List<String> first(Stream<String> all) {
            return all.limit(MOST).map(Grounding::cut).toList();
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
