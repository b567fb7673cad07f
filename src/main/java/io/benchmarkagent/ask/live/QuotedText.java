package io.benchmarkagent.ask.live;

import java.util.Locale;
import java.util.Map;

/**
 * A string of an expression, as Go writes them.
 *
 * @param meant what it stands for
 * @param end where it is over
 */
record QuotedText(String meant, int end) {
    private static final Map<Character, Character> ESCAPES =
            Map.of('a', '\u0007', 'b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t', 'v', '\u000b', '\\', '\\');
    private static final Map<Character, Integer> DIGITS = Map.of('x', 2, 'u', 4, 'U', 8);

    static QuotedText at(String text, int from) throws NotAllowed {
        char quote = text.charAt(from);
        StringBuilder meant = new StringBuilder();
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\n' && quote != '`') {
                break;
            }
            at = c == '\\' && quote != '`' ? escape(text, at, quote, meant) : plain(c, at, meant);
        }
        if (at >= text.length() || text.charAt(at) != quote) {
            throw new NotAllowed("the string at " + (from + 1) + " has no end");
        }
        return new QuotedText(meant.toString(), at + 1);
    }

    /** Written so that Prometheus reads the same of it. */
    static String quoted(String meant) {
        StringBuilder quoted = new StringBuilder("\"");
        meant.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    private static int plain(char c, int at, StringBuilder meant) {
        meant.append(c);
        return at + 1;
    }

    private static int escape(String text, int at, char quote, StringBuilder meant) throws NotAllowed {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (kind == quote) {
            meant.append(quote);
            return at + 2;
        }
        if (ESCAPES.containsKey(kind)) {
            meant.append(ESCAPES.get(kind));
            return at + 2;
        }
        return number(text, at, kind, meant);
    }

    /** Bytes above 0x7f are no characters by themselves, and what they make with others is left to who wrote them out. */
    private static int number(String text, int at, char kind, StringBuilder meant) throws NotAllowed {
        boolean octal = kind >= '0' && kind <= '7';
        int from = octal ? at + 1 : at + 2;
        int length = octal ? 3 : DIGITS.getOrDefault(kind, 0);
        String digits = text.substring(Math.min(from, text.length()), Math.min(from + length, text.length()));
        boolean whole = length > 0 && digits.matches(octal ? "[0-7]{3}" : "[0-9a-fA-F]{" + length + "}");
        long code = whole ? Long.parseLong(digits, octal ? 8 : 16) : -1;
        long most = kind == 'u' || kind == 'U' ? Character.MAX_CODE_POINT : 0x7f;
        if (code < 0 || code > most || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
            throw new NotAllowed("the escape at " + (at + 1) + " is none that is read; write the character itself");
        }
        meant.appendCodePoint((int) code);
        return from + length;
    }
}
