package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.ExampleReports;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String ATTACK =
            "\"><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>'\u202e\u001b[31m${7*7}<#list>";
    private final HtmlReport html = new HtmlReport(Templates.packed());

    @Test
    void aPageHasLandmarksOneTitleAndALanguage() {
        for (Document page : pages()) {
            assertThat(page.select("html").attr("lang")).isEqualTo("en");
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("header")).hasSize(1);
            assertThat(page.select("main#main")).hasSize(1);
            assertThat(page.select("footer")).hasSize(1);
            assertThat(page.select("a.skip").attr("href")).isEqualTo("#main");
        }
    }

    @Test
    void headingsGoDownOneLevelAtATime() {
        for (Document page : pages()) {
            int level = 0;
            for (Element heading : page.select("h1, h2, h3, h4")) {
                int next = heading.tagName().charAt(1) - '0';
                assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
        }
    }

    @Test
    void everyTableHasACaptionAndScopedHeaders() {
        for (Document page : pages()) {
            assertThat(page.select("table")).isNotEmpty().allMatch(table -> !table.select("caption")
                    .isEmpty());
            assertThat(page.select("th")).allMatch(th -> List.of("col", "row").contains(th.attr("scope")));
        }
    }

    @Test
    void everyPictureSaysItsValues() {
        for (Document page : pages()) {
            assertThat(page.select("svg")).allMatch(svg -> svg.attr("role").equals("img"));
            assertThat(page.select("svg")).allMatch(svg -> Pattern.compile("\\d")
                    .matcher(svg.attr("aria-label"))
                    .find());
        }
        assertThat(page(ExampleReports.incident()).select("main > section svg.strip"))
                .hasSize(4);
    }

    @Test
    void nothingIsLoadedAndNothingRuns() {
        for (Document page : pages()) {
            assertThat(page.select("script, link, iframe, object, embed, img, base, form"))
                    .isEmpty();
            assertThat(page.select("[src], [onclick], [onload]")).isEmpty();
            assertThat(page.html()).doesNotContain("http://", "https://", "url(", "@import");
            assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                    .contains("default-src 'none'")
                    .doesNotContain("script-src");
        }
    }

    @Test
    void everyLinkLeadsSomewhereOnThePageAndIdsAreUnique() {
        for (Document page : pages()) {
            List<String> ids = page.select("[id]").eachAttr("id");
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(page.select("a[href]").eachAttr("href"))
                    .allMatch(href -> href.startsWith("#") && ids.contains(href.substring(1)));
            assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby"))
                    .allMatch(ids::contains);
        }
    }

    @Test
    void theFirstScreenOfAnIncidentIsTheAnswer() {
        Document page = page(ExampleReports.incident());
        assertThat(page.select("h1").text()).startsWith("checkoutservice regressed: p95 latency 412");
        assertThat(page.select("header .badge").text()).isEqualTo("▼ alert");
        assertThat(page.select("header .facts").text())
                .contains("gcp-amd-20260301-143022", "3 nodes", "1 March 2026, 14:20 – 14:30 UTC");
        assertThat(page.select("main > section:has(#out) tr:has(.badge)").eachText())
                .hasSize(5)
                .first()
                .asString()
                .contains("latency, p95", "412", "expected 168", "+118", "+6.1", "textbook +24.2");
        assertThat(page.select("h2").eachText())
                .containsSubsequence("What is out of line", "Why, as far as was measured", "What to change", "When");
    }

    @Test
    void aRemedyThatSeveralLinesHaveInCommonIsSaidOnce() {
        String quality = page(ExampleReports.notComparable()).select("#quality").text();
        assertThat(quality.split("Check that the pipeline's query", -1)).hasSize(2);
    }

    @Test
    void whatIsAsExpectedNeedsNoReasons() {
        assertThat(page(ExampleReports.incident())
                        .select(".obs tr:has(.none) .why")
                        .text())
                .isBlank();
    }

    @Test
    void watchesAreFolded() {
        Document page = page(ExampleReports.incident());
        assertThat(page.select("details:has(h2:contains(Watches)) .badge").eachText())
                .containsExactly("◆ watch");
    }

    @Test
    void aCleanRunIsShort() {
        Document page = page(ExampleReports.clean());
        assertThat(page.select("main > section")).isEmpty();
        assertThat(page.select("main > p")).hasSize(1);
        assertThat(page.select("svg")).isEmpty();
    }

    @Test
    void whatCannotBeJudgedShowsPercentagesAndNearestRunsButNoSigma() {
        Document page = page(ExampleReports.notComparable());
        assertThat(page.select("main > section h2").eachText())
                .containsExactly("Largest differences, not judged", "Nearest runs, and what differs");
        assertThat(page.select(".coverage").text()).contains("4 not measured in any run", "(see data quality)");
        assertThat(page.select("main > section tbody tr").eachText())
                .first()
                .asString()
                .contains("checkoutservice", "+44.9");
        assertThat(page.select("main > section").text()).doesNotContain("σ").doesNotContain("adservice");
    }

    @Test
    void hostileTextStaysText() {
        Document attacked = page(ExampleReports.attacked(ATTACK));
        assertThat(attacked.select("script, img")).isEmpty();
        assertThat(attacked.select("h1").text()).startsWith("\"><script>alert(1)</script>");
        assertThat(attacked.html()).doesNotContain("\u202e").doesNotContain("\u001b");
        assertThat(attacked.getAllElements()).allMatch(e -> e.attributes().asList().stream()
                .noneMatch(a -> a.getKey().startsWith("on")));
    }

    private Document page(Report report) {
        return Jsoup.parse(html.render(report));
    }

    private List<Document> pages() {
        return ExampleReports.all().stream().map(this::page).toList();
    }
}
