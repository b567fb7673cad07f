package io.benchmarkagent.report;

import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.regex.Pattern;

/** A report as a comment on a pull request: the verdict first, then what is needed to act on it, the rest folded. */
public final class CommentMarkdown {
    static final String TEMPLATE = "comment.md.ftl";

    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.:\\[\\]-]+(?:/[\\w./%~?&=+,:@#-]*)?");

    private final Templates templates;
    private final int most;

    /** @param most how many characters the comment may have */
    public CommentMarkdown(Templates templates, int most) {
        this.templates = templates;
        this.most = most;
    }

    /**
     * What a comment says beside the report.
     *
     * @param changed what is new since the comment said something else; empty for the first
     * @param unvouched whether the figures are those of a job that nobody here trusts
     * @param address of the whole report; empty where there is none to be seen
     */
    public record Beside(String changed, boolean unvouched, String address) {}

    /** Whether this can be linked to; nothing in it ends a link or a line. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** Markdown that ends in {@code \n}. */
    public String render(Report report, Beside beside) {
        View.Comment comment = new View.Comment(
                Pages.withoutHistories(report), beside.changed(), beside.unvouched(), link(beside.address()));
        String filled = BLANK_LINES.matcher(templates.fill(TEMPLATE, comment)).replaceAll("\n\n");
        return Blocks.fitting(filled, most);
    }

    /** For a run of which there is no report: why, in the words that were told on the terminal. */
    public String failed(String line, Beside beside) {
        String link = linked("its log", beside.address());
        return "## ❌ No benchmark report: nothing was judged\n\n**What happened:** "
                + MarkdownText.escape(Inert.sentence(line)) + "\n\n"
                + "**For this pull request** that says nothing, good or bad: no run was compared. **To do:** mend what is named"
                + " above, then run the job again" + (link.isEmpty() ? "" : " (" + link + ")") + ".\n";
    }

    private static TemplateModel link(String address) {
        try {
            return MarkdownFormat.INSTANCE.fromMarkup(linked("full report", address));
        } catch (TemplateModelException e) {
            throw new IllegalStateException("Markdown is always markup", e);
        }
    }

    private static String linked(String what, String address) {
        return isAddress(address) ? "[" + what + "](" + address + ")" : "";
    }
}
