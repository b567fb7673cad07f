package io.benchmarkagent.report;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** CommonMark with GFM tables, to be read as a comment on a pull request. */
public final class MarkdownReport implements Renderer {
    static final String TEMPLATE = "report.md.ftl";

    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");
    private static final Pattern FOLD = Pattern.compile(
            "^<details><summary>([^<>]*)</summary>\\n.*?^</details>\\n", Pattern.MULTILINE | Pattern.DOTALL);
    /** GitHub takes 65,536 characters in a comment; some are left for what a publisher adds. */
    private static final int MOST = 64_000;

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
        String filled = templates.fill(TEMPLATE, Pages.of(report));
        return fitting(BLANK_LINES.matcher(filled).replaceAll("\n\n"));
    }

    /** Without its longest folded parts, until it is short enough to be posted as a comment; each leaves a line that says so. */
    private static String fitting(String text) {
        String fitting = text;
        Optional<MatchResult> longest = longestFold(fitting);
        while (fitting.length() > MOST && longest.isPresent()) {
            MatchResult fold = longest.get();
            fitting = fitting.substring(0, fold.start()) + "*" + fold.group(1)
                    + ": too long for here, see report.html.*\n" + fitting.substring(fold.end());
            longest = longestFold(fitting);
        }
        return fitting;
    }

    private static Optional<MatchResult> longestFold(String text) {
        return FOLD.matcher(text)
                .results()
                .max(Comparator.comparingInt((MatchResult fold) -> fold.end() - fold.start()));
    }
}
