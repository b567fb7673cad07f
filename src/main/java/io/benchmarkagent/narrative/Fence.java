package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.grounding.Markdown;

/** What is put around data in a prompt, so that it can be told from what is asked. */
public final class Fence {
    private static final int LONGEST_LINE = 300;

    private Fence() {}

    /** One line that cannot end the fence it is put in. */
    public static String line(String line) {
        String plain = Markdown.line(line).replaceAll("<{3,}|>{3,}", " ").replace(Figures.THIN, " ");
        return plain.length() <= LONGEST_LINE ? plain : plain.substring(0, LONGEST_LINE) + "…";
    }

    /** Lines of data between the marks of this name. */
    public static String around(String name, String lines) {
        return "<<<" + name + "\n" + lines + "\n" + name + ">>>";
    }
}
