package io.benchmarkagent.llm;

/** What a prompt is for, in a word, and whether the small model will do. */
public record Purpose(String what, Weight weight) {

    /** How much it takes to answer. */
    public enum Weight {
        LIGHT,
        HEAVY
    }

    public static Purpose light(String what) {
        return new Purpose(what, Weight.LIGHT);
    }

    public static Purpose heavy(String what) {
        return new Purpose(what, Weight.HEAVY);
    }
}
