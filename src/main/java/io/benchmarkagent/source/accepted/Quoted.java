package io.benchmarkagent.source.accepted;

import java.util.Locale;
import java.util.stream.Collectors;

/** A text as a YAML scalar in double quotes, on one line whatever is in it. */
final class Quoted {
    private Quoted() {}

    static String of(String text) {
        return text.codePoints().mapToObj(Quoted::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> isPlain(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\U%08x", c);
        };
    }

    /** Visible as it is; half a character can be in no file. */
    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
