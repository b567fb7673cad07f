package io.benchmarkagent.report;

import java.util.regex.Pattern;

/** CommonMark with GFM tables, to be read as a comment on a pull request. */
public final class MarkdownReport implements Renderer {
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    private final Templates templates;

    public MarkdownReport(Templates templates) {
        this.templates = templates;
    }

    @Override
    public String fileName() {
        return "report.md";
    }

    @Override
    public String mediaType() {
        return "text/markdown";
    }

    @Override
    public String render(Report report) {
        String filled = templates.fill("report.md.ftl", Pages.of(report));
        return BLANK_LINES.matcher(filled).replaceAll("\n\n");
    }
}
