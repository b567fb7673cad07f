package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import io.benchmarkagent.fixtures.ExampleReports;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    private final MarkdownReport markdown = new MarkdownReport(Templates.packed());

    @Test
    void anIncidentReadsAsAComment() {
        List<String> lines = markdown.render(ExampleReports.incident()).lines().toList();
        assertThat(lines.get(0)).isEqualTo("## ⛔ checkoutservice regressed: p95 latency 412 ms, expected 168 – 210 ms");
        assertThat(lines.get(2)).startsWith("**checkoutservice** ran throttled from 14:24:30 (±15 s)");
        assertThat(lines)
                .contains(
                        "| ⛔ alert | checkoutservice · latency, p95, 14:24:30\u202f–\u202f14:28:30 | **412\u202fms** |"
                                + " 168\u202f–\u202f210\u202fms | +118\u202f% | +6.1 (+24.2) |")
                .contains("| ⛔ alert | checkoutservice · container killed | **OOMKilled** | at 14:26:12 |  |  |")
                .contains(
                        "| ⛔ alert | checkoutservice · time throttled, mean, 14:24:30\u202f–\u202f14:28:30 |"
                                + " **38.1\u202f%** | 0\u202f–\u202f5.82\u202f% | +1370\u202f% (+35.5\u202fpp) | +5.2 (+25.4) |")
                .contains("```");
    }

    @Test
    void everyRowOfATableHasAsManyCellsAsItsHeader() {
        for (Report report : reports()) {
            int columns = 0;
            for (String line : markdown.render(report).lines().toList()) {
                columns = !line.startsWith("|") ? 0 : columns == 0 ? cells(line) : columns;
                assertThat(line.startsWith("|") ? cells(line) : 0).as(line).isEqualTo(columns);
            }
        }
    }

    @Test
    void detailsAreClosedAndSetOffByBlankLines() {
        for (Report report : reports()) {
            String text = markdown.render(report);
            assertThat(count(text, "\n<details>"))
                    .isEqualTo(count(text, "\n</details>\n"))
                    .isEqualTo(count(text, "</summary>\n\n"))
                    .isPositive();
            assertThat(text).endsWith("</sub>\n").doesNotContain("\n\n\n");
        }
    }

    @Test
    void aCleanRunSaysSoInThreeParagraphs() {
        String text = markdown.render(ExampleReports.clean());
        String open = text.substring(0, text.indexOf("<details>"));
        assertThat(open.strip().split("\n\n")).hasSize(3);
        assertThat(open).startsWith("## ✅ No regression found in 33 metrics");
    }

    @Test
    void whatCannotBeJudgedHasNoSigma() {
        String text = markdown.render(ExampleReports.notComparable());
        String open = text.substring(0, text.indexOf("<details>"));
        assertThat(open)
                .contains("| nearest run |", "+44.9", "duration 300 s, here 600 s")
                .doesNotContain("σ");
    }

    @Test
    void aReportFitsACommentHoweverMuchThereIsToTell() {
        String text = markdown.render(ExampleReports.attacked("& ".repeat(1500)));
        assertThat(text.length()).isLessThan(65_536);
        assertThat(text).contains(": too long for here, see report.html.");
        assertThat(markdown.render(ExampleReports.incident())).doesNotContain("too long for here");
    }

    @Test
    void hostileTextLinksToNothingAndNotifiesNobody() {
        String text = markdown.render(ExampleReports.attacked(HOSTILE));
        assertThat(text).doesNotContain("\u202e");
        assertThat(Pattern.compile("(?<![`\\w])@octocat (?!\\[x\\]\\(https)")
                        .matcher(text)
                        .find())
                .isFalse();
        List<Node> nodes = nodes(Parser.builder().build().parse(text));
        assertThat(nodes).noneMatch(node -> node instanceof Link || node instanceof Image);
        assertThat(nodes)
                .filteredOn(node -> node instanceof HtmlBlock || node instanceof HtmlInline)
                .allMatch(
                        node -> OURS.matcher(node.getChars().toString().strip()).matches());
    }

    private static final Pattern OURS = Pattern.compile("<details><summary>[^<>]*</summary>|</details>|</?sub>");
    private static final String HOSTILE =
            "@octocat [x](https://evil.example) ![x](https://evil.example/p) | a |\n| b | <script>alert(1)</script>"
                    + "<img src=x> </details> ``` `x` \u202e";

    private static List<Report> reports() {
        return List.of(
                ExampleReports.incident(),
                ExampleReports.clean(),
                ExampleReports.notComparable(),
                ExampleReports.attacked(HOSTILE));
    }

    private static List<Node> nodes(Node document) {
        List<Node> nodes = new java.util.ArrayList<>();
        document.getDescendants().forEach(nodes::add);
        return nodes;
    }

    private static int cells(String line) {
        return line.replace("\\|", "").split("\\|", -1).length;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
