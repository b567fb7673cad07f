package io.benchmarkagent.source;

/** A text of a file, as it is quoted in a message: one line, and no longer than a line. */
public final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    public static String of(String text) {
        String line = text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\p{Cntrl}", "·");
        return text.length() > LONGEST ? line + "…" : line;
    }
}
