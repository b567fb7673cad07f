package io.benchmarkagent.ask.live;

/**
 * A piece of an expression.
 *
 * @param text as it was written; of a string what it stands for
 * @param at how many characters are before it
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        WORD,
        NUMBER,
        DURATION,
        STRING,
        /** A range selector or subquery, {@code [5m]} or {@code [1h:1m]}, as a whole. */
        BRACKET,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** For messages. */
    String shown() {
        return kind == Kind.END ? "the end" : "'" + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + "'";
    }
}
