package io.benchmarkagent.grounding;

import java.util.Locale;

/**
 * Something that was looked up beside the findings, as a sentence may use it.
 *
 * @param id of the answer that it stands in, by which it is cited
 * @param subject whom it is about, in lower case; empty for nobody in particular
 * @param what it is of, as "p95 latency"; empty for a sentence
 * @param words as they are printed: "412 ms"
 */
public record Told(String id, String subject, String what, String words, Kind kind) {
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

    boolean is(Kind other) {
        return kind == other;
    }
}
