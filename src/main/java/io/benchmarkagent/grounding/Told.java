package io.benchmarkagent.grounding;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that was looked up beside the findings, as a sentence may use it.
 *
 * @param id of the answer that it stands in, by which it is cited
 * @param subject whom it is about, in lower case; empty for nobody in particular
 * @param what it is of, as "p95 latency"; empty for a sentence
 * @param words as they are printed: "412 ms"
 */
public record Told(String id, String subject, String what, String words, Kind kind) {
    private static final Pattern HAPPENS =
            Pattern.compile("(?i)\\b(?:reason|state|status|event|what|happened|terminat\\w*|kind|type)\\b");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_.:/-]{0,252}");
    private static final Pattern WRITTEN = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}(?:[T ]|\\b)|\\b\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?(?:Z|UTC)\\b)?");
    private static final Pattern BETWEEN =
            Pattern.compile("(?i)(?:[\\s–—+±~≈→()/,;:×-]|\\b(?:to|of|and|from|at|until|against|was|now)\\b)*");

    public Told {
        subject = subject.toLowerCase(Locale.ROOT);
    }

    /** What it may be used as. */
    public enum Kind {
        /** What was measured over the whole run, or is set for it. */
        MEASURED,
        /** What was measured for a part of it: to be told with a time. */
        IN_PART,
        /** What was to be expected, or is of other runs: to be told as that. */
        ELSEWHERE,
        /** By how much it differs, with its sign. */
        CHANGE,
        /** What happened to the subject, in a word. */
        HAPPENED,
        /** A name that may be told. */
        NAME,
        /** A sentence of this program's own, of figures of its subject. */
        SENTENCE
    }

    /** A figure, of something. */
    public static Told figure(String id, String subject, String what, String words, Kind kind) {
        return new Told(id, subject, what, words, kind);
    }

    public static Told sentence(String id, String subject, String words) {
        return new Told(id, subject, "", words, Kind.SENTENCE);
    }

    /**
     * A cell of a table. What is neither a figure nor a name is prose, which somebody else may have written: nothing may be told by it.
     *
     * @param kind of it, if it is a figure
     */
    public static Optional<Told> cell(String id, String subject, String what, String cell, Kind kind) {
        String words = Markdown.plain(cell).strip();
        if (isFigure(words)) {
            return Optional.of(figure(id, subject, what, words, kind));
        }
        if (HAPPENS.matcher(what).find() && WORD.matcher(words).matches() && Happening.isAnyIn(words)) {
            return Optional.of(new Told(id, subject, what, words, Kind.HAPPENED));
        }
        return WORD.matcher(words).matches()
                ? Optional.of(new Told(id, subject, what, words, Kind.NAME))
                : Optional.empty();
    }

    /** Nothing but numbers, times, and what stands between them. */
    private static boolean isFigure(String words) {
        String plain = Quantity.normal(words);
        String rest = Quantity.without(WRITTEN.matcher(plain).replaceAll(" "));
        return plain.chars().anyMatch(Character::isDigit)
                && BETWEEN.matcher(rest).matches();
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
