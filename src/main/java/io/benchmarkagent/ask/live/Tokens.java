package io.benchmarkagent.ask.live;

import io.benchmarkagent.ask.live.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an expression → its tokens. Stricter than Prometheus and never laxer: what is read here in one way is read there in the
 * same. Source: prometheus.io/docs/prometheus/latest/querying/basics.
 */
final class Tokens {
    private static final Pattern SKIPPED = Pattern.compile("(?:[ \\t\\r\\n]++|#[^\\r\\n]*+)++");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+");
    private static final Pattern DURATION = Pattern.compile("(?:\\d{1,9}(?:ms|[smhdwy]))++(?![\\w.:])");
    private static final Pattern NUMBER = Pattern.compile(
            "(?:0[xX][0-9a-fA-F]{1,16}|(?:\\d{1,20}(?:\\.\\d{0,20})?|\\.\\d{1,20})(?:[eE][+-]?\\d{1,4})?)(?![\\w.:])");
    private static final Pattern BRACKET = Pattern.compile("\\[[ \\t\\r\\n\\da-z:]{1,60}\\]");
    private static final Pattern SIGN = Pattern.compile("=~|!~|==|!=|<=|>=|[-+*/%^<>=(){},@]");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /** The last one is the end. */
    static List<Token> of(String text) throws NotAllowed {
        Tokens tokens = new Tokens(text);
        while (tokens.skip() < text.length()) {
            tokens.next();
        }
        tokens.tokens.add(new Token(Kind.END, "", text.length()));
        return List.copyOf(tokens.tokens);
    }

    private int skip() {
        matches(SKIPPED);
        return at;
    }

    private void next() throws NotAllowed {
        char first = text.charAt(at);
        if (first == '"' || first == '\'' || first == '`') {
            QuotedText quoted = QuotedText.at(text, at);
            tokens.add(new Token(Kind.STRING, quoted.meant(), at));
            at = quoted.end();
            return;
        }
        boolean known = token(WORD, Kind.WORD)
                || token(DURATION, Kind.DURATION)
                || token(NUMBER, Kind.NUMBER)
                || token(BRACKET, Kind.BRACKET)
                || token(SIGN, Kind.SIGN);
        if (!known) {
            throw new NotAllowed(String.format(
                    Locale.ROOT, "'%s' at %d is no PromQL", Character.toString(text.codePointAt(at)), at + 1));
        }
    }

    private boolean token(Pattern pattern, Kind kind) {
        int from = at;
        boolean there = matches(pattern);
        if (there) {
            tokens.add(new Token(kind, text.substring(from, at), from));
        }
        return there;
    }

    private boolean matches(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        boolean there = matcher.lookingAt();
        at = there ? matcher.end() : at;
        return there;
    }
}
