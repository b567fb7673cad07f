package io.benchmarkagent.ask.live;

import io.benchmarkagent.ask.live.Token.Kind;

/** An expression as it is written anew, with no more blanks than are needed to read it. */
final class Written {
    private final StringBuilder text = new StringBuilder();

    void add(Token token) {
        add(token.kind() == Kind.STRING ? QuotedText.quoted(token.text()) : token.text());
    }

    void add(String piece) {
        boolean apart = !text.isEmpty() && !closes(piece) && !opens(text.charAt(text.length() - 1));
        text.append(apart ? " " : "").append(piece);
    }

    String text() {
        return text.toString();
    }

    /** A label list or an argument list may follow a word at once: {@code by(pod)}, {@code rate(}. */
    private boolean closes(String piece) {
        char last = text.charAt(text.length() - 1);
        return piece.equals(")")
                || piece.equals(",")
                || piece.startsWith("[")
                || (piece.equals("(") && (Character.isLetterOrDigit(last) || last == '_'));
    }

    private static boolean opens(char last) {
        return last == '(';
    }
}
