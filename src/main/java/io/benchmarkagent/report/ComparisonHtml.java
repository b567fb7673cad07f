package io.benchmarkagent.report;

import io.benchmarkagent.comparison.GroupComparison;
import java.util.List;

/** Comparisons as one self-contained HTML file that looks like a report. */
public final class ComparisonHtml {
    static final String TEMPLATE = "comparison.html.ftl";

    private final Templates templates;

    public ComparisonHtml(Templates templates) {
        this.templates = templates;
    }

    /** What the template prints; public because FreeMarker reads only that. */
    public record Page(String title, List<Part> parts) {}

    /** One pair of groups; {@code picture} holds one or none. */
    public record Part(ComparisonView view, List<ComparisonView.Picture> picture) {}

    public String render(List<GroupComparison> all) {
        return templates.fill(TEMPLATE, new Page(ComparisonWords.title(all), parts(all)));
    }

    /** The same for another page. */
    public static List<Part> parts(List<GroupComparison> all) {
        return all.stream()
                .map(one -> new Part(
                        ComparisonWords.of(one), RatioPlot.of(one).stream().toList()))
                .toList();
    }
}
