package io.benchmarkagent.ask.tool;

import java.util.List;

/** How much a tool says: no archive, however odd its names, makes an answer longer. */
final class Limit {
    private static final int LONGEST = 8000;
    private static final int MOST = 30;

    private Limit() {}

    /** Whole lines: half a command is a wrong one. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int line = text.lastIndexOf('\n', LONGEST);
        return (line > 0 ? text.substring(0, line) : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)))
                + "\n\n… and more.";
    }

    static List<String> first(List<String> lines) {
        return lines.stream().limit(MOST).map(Limit::cut).toList();
    }
}
