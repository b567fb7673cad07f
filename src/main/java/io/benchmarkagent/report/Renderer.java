package io.benchmarkagent.report;

/** A dress for a report. The same report gives the same text, whatever the clock, the locale and the time zone. */
public interface Renderer {
    /** The name of the file it is written to, {@code report.md}. */
    String fileName();

    /** {@code text/html}; the text is UTF-8. */
    String mediaType();

    /** The whole file, with {@code \n} line ends. */
    String render(Report report);
}
