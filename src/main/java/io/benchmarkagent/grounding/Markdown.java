package io.benchmarkagent.grounding;

import java.util.regex.Pattern;

/** Data on its way into Markdown text, and back. */
public final class Markdown {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|~&!]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\p{Punct})");
    private static final Pattern MARKS = Pattern.compile("\\*+|`+|__|(?<![\\p{L}\\d])_|_(?![\\p{L}\\d])");

    private Markdown() {}

    /** One line in which nothing formats. */
    public static String escape(String text) {
        return SPECIAL.matcher(line(text)).replaceAll("\\\\$0");
    }

    /** One line, without control characters. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    /** What a reader sees: no emphasis, no escapes. */
    public static String plain(String markdown) {
        StringBuilder plain = new StringBuilder();
        int from = 0;
        var escapes = ESCAPED.matcher(markdown);
        while (escapes.find()) {
            plain.append(
                    MARKS.matcher(markdown.substring(from, escapes.start())).replaceAll(""));
            plain.append(escapes.group(1));
            from = escapes.end();
        }
        return plain.append(MARKS.matcher(markdown.substring(from)).replaceAll(""))
                .toString();
    }
}
