package io.benchmarkagent.report;

/** One self-contained HTML file: no network, no script, for wide and narrow screens, light and dark, and paper. */
public final class HtmlReport implements Renderer {
    static final String TEMPLATE = "report.html.ftl";

    private final Templates templates;

    public HtmlReport(Templates templates) {
        this.templates = templates;
    }

    @Override
    public String fileName() {
        return "report.html";
    }

    @Override
    public String mediaType() {
        return "text/html";
    }

    @Override
    public String render(Report report) {
        return templates.fill(TEMPLATE, Pages.of(report));
    }
}
