package io.benchmarkagent.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from data, made harmless whatever it is printed into: control characters, and the invisible ones that reorder or hide text,
 * are made visible; what is overlong is cut.
 */
public final class Inert {
    private static final String BLANK = "␠";
    private static final int NAME = 120;
    private static final Pattern OVERLONG = Pattern.compile("\\S{" + (NAME + 1) + ",}");
    private static final int SENTENCE = 2000;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7f;
    private static final int REPLACEMENT = 0xfffd;

    private Inert() {}

    /** One line of at most 120 characters, cut in the middle: the ends of a name tell more than its middle. Blanks alone are one to see. */
    public static String name(String text) {
        String line = line(text);
        return line.isEmpty() && !text.isEmpty() ? BLANK : cut(line, NAME);
    }

    /** One line of prose, in which a word is no longer than a name. */
    public static String sentence(String text) {
        return cut(words(line(text)), SENTENCE);
    }

    /** One line to be copied: its words stay whole. */
    static String expression(String text) {
        return cut(line(text), SENTENCE);
    }

    /** What no line can be broken in is cut as a name is. */
    static String words(String text) {
        return OVERLONG.matcher(text).replaceAll(word -> Matcher.quoteReplacement(cut(word.group(), NAME)));
    }

    /** Without control characters; line feeds and tabs stay. */
    static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    /** One line, of any length. */
    public static String line(String text) {
        return visible(text.replace("\r\n", " "))
                .replace('\n', ' ')
                .replace('\t', ' ')
                .strip();
    }

    private static void append(StringBuilder out, int c) {
        if (c == '\n' || c == '\t') {
            out.appendCodePoint(c);
        } else if (c < ' ') {
            out.appendCodePoint(CONTROL_PICTURES + c);
        } else if (c == DELETE) {
            out.append('\u2421');
        } else if (Character.getType(c) == Character.SURROGATE) {
            out.appendCodePoint(REPLACEMENT);
        } else if (hides(c)) {
            out.append(String.format(java.util.Locale.ROOT, "⟨U+%04X⟩", c));
        } else {
            out.appendCodePoint(c);
        }
    }

    /** C1 controls, everything that Unicode calls a format character (bidi, zero width, tags), line and paragraph separators. */
    private static boolean hides(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    static String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length <= most) {
            return text;
        }
        int head = text.offsetByCodePoints(0, most / 2);
        int tail = text.offsetByCodePoints(text.length(), -(most / 2 - 1));
        return text.substring(0, head) + "…" + text.substring(tail);
    }
}
