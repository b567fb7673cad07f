package io.benchmarkagent.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.HostileArchive;
import io.benchmarkagent.Ran;
import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages as a person meets them, in a browser; where no browser is needed, without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String INCIDENT = "gcp-amd-20260301-143022";
    private static final String HISTORY =
            "/runs/" + INCIDENT + "/history?metric=cpu.throttled_percentage&subject=checkoutservice";
    private static final String GROUPS = "/compare?group=cpu_vendor%3Dintel&group=cpu_vendor%3Damd";
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private final Service service;
    private final Browser browser;
    private final String axe;

    PagesTest(@TempDir Path folder) throws IOException {
        Path reports = folder.resolve("reports");
        Ran reported = Agent.bare().report(INCIDENT, SAMPLE, reports, "--llm", "off");
        assertThat(reported.exit()).as(reported.err()).isZero();
        service = Service.of(SAMPLE, reports);
        browser = Browser.start();
        try (InputStream in = PagesTest.class.getResourceAsStream(AXE)) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void asMostSeeIt() {
        browser.size(1200, 900).dark(false).scripts(true);
        browser.complaints();
    }

    @AfterEach
    void nothingWasAskedOfAnybodyElse() {
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(url ->
                        url.startsWith("http://127.0.0.1:") || url.startsWith("data:") || url.startsWith("about:"));
    }

    @AfterAll
    void stop() {
        browser.close();
        service.close();
        assertThat(service.said().lines()).as("its log").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/runs/" + INCIDENT,
                "/runs/gcp-amd-20260227-151214",
                HISTORY,
                "/compare",
                GROUPS,
                "/compare?group=" + INCIDENT + "&group=gcp-amd-20260227-151214",
                "/chat"
            })
    void aPageIsSoundInLightAndDarkWideAndNarrow(String path) {
        browser.open(service.address() + path);
        isAccessible("light, 1200 px");
        browser.size(400, 800).dark(true);
        assertThat(browser.run("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(400);
        isAccessible("dark, 400 px");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs/gcp-amd-20260301-14302", "/runs/" + INCIDENT + "/history?metric=cpu", "/nowhere"})
    void whatIsUnknownIsAPageThatSaysSo(String path) {
        browser.open(service.address() + path);
        isAccessible(path);
        assertThat(browser.text()).contains("There is no such");
        assertThat(browser.complaints()).allMatch(one -> one.contains("404"));
        HttpResponse<String> sent = service.get(path, "Accept", "text/html");
        assertThat(sent.statusCode()).isEqualTo(404);
        assertThat(sent.headers().firstValue("content-type").orElse("")).startsWith("text/html");
    }

    @Test
    void theNearestRunIsALink() {
        browser.open(service.address() + "/runs/gcp-amd-20260301-14302");
        browser.leading(() -> browser.click("main li a"));
        assertThat(browser.text()).contains("checkoutservice regressed");
    }

    @Test
    void programsGetProblemsAndNoPages() {
        assertThat(service.get("/api/v1/nowhere", "Accept", "text/html").body()).startsWith("{");
        assertThat(service.get("/nowhere").body()).startsWith("{");
        assertThat(service.get("/api/v1/query", "Accept", "text/html").statusCode())
                .isEqualTo(405);
    }

    @Test
    void aRunIsSaidInTheWordsOfItsReport() {
        Document page = Jsoup.parse(service.get("/runs/" + INCIDENT).body());
        Document report =
                Jsoup.parse(service.get("/runs/" + INCIDENT + "/report.html").body());
        for (String part : new String[] {
            "header.verdict",
            "section[aria-labelledby=out]",
            "p.coverage",
            "div.cards",
            "table.timeline",
            "#quality",
            "#baseline"
        }) {
            assertThat(page.select(part).text())
                    .as(part)
                    .isNotBlank()
                    .isEqualTo(report.select(part).text());
        }
    }

    @Test
    void fromWhatIsOpenToTheRunToTheMetricAndBack() {
        browser.open(service.address() + "/");
        assertThat(browser.text()).contains("8 alerts are open", "checkoutservice regressed: errors");
        browser.leading(() -> browser.click(".open h2 a"));
        assertThat(browser.text()).contains("What is out of line", "What to change");
        browser.leading(() -> browser.click("#a4 a"));
        assertThat(browser.text()).contains("time throttled, run by run", "this run 39.5");
        browser.leading(() -> browser.click("main .more a"));
        assertThat(browser.run("location.pathname").asString()).isEqualTo("/runs/" + INCIDENT);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoHasOnlyKeysSkipsToThePage() {
        browser.open(service.address() + "/").press("Tab", 9).press("Enter", 13);
        browser.until("document.activeElement.id === 'main'");
    }

    @Test
    void aChartIsLookedIntoWithButtons() {
        browser.open(service.address() + HISTORY);
        String before = canvas();
        assertThat(browser.run("document.querySelector('.tools button:last-child').disabled")
                        .booleanValue())
                .isTrue();
        browser.click(".tools button");
        browser.until("!document.querySelector('.tools button:last-child').disabled");
        String closer = canvas();
        assertThat(closer).isNotEqualTo(before);
        browser.click(".tools button:last-child");
        browser.until("document.querySelector('.tools button:last-child').disabled");
        assertThat(canvas()).isEqualTo(before);
        browser.dark(true);
        assertThat(canvas()).as("in the dark").isNotEqualTo(before);
    }

    @Test
    void withoutAScriptTheCourseIsDrawnAllTheSameAndStandsInATable() {
        browser.scripts(false).open(service.address() + HISTORY);
        assertThat(browser.run("document.querySelector('.chart svg').getBoundingClientRect().height")
                        .asInt())
                .isGreaterThan(100);
        browser.click("summary");
        assertThat(browser.text()).contains("gcp-amd-20260227-151214", "baseline", "this run");
    }

    @Test
    void anAnswerComesAboutOnThePage() {
        String question = "which services use most memory?";
        browser.open(service.address() + "/chat")
                .click("#question")
                .type(question)
                .press("Enter", 13);
        browser.until("document.querySelector('.turn .sources') && !document.querySelector('[aria-busy]')");
        isAccessible("answered");
        JsonNode api = JsonMapper.shared()
                .readTree(service.post("/api/v1/query", "{\"query\": \"" + question + "\"}")
                        .body());
        assertThat(browser.run("document.querySelector('.answer').innerText").asString())
                .isEqualTo(api.path("response").asString());
        assertThat(browser.run("document.querySelectorAll('.turn tbody tr').length")
                        .asInt())
                .isEqualTo(api.at("/tables/0/rows").size());
        browser.click(".turn summary");
        assertThat(browser.text()).contains(api.at("/sources/0/query").asString());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aQuestionWithoutAScriptIsAnsweredAsWell() {
        browser.scripts(false)
                .open(service.address() + "/chat")
                .click("#question")
                .type("which services use most memory?");
        browser.leading(() -> browser.click("#ask button"));
        assertThat(browser.text()).contains("adservice had the highest mean memory");
        browser.leading(() -> browser.click(".example"));
        assertThat(browser.run("document.querySelector('.asked').innerText").asString())
                .isEqualTo("What is wrong with the latest run?");
    }

    @Test
    void aQuestionGoesOnFromTheOneBeforeIt() {
        browser.open(service.address() + "/chat")
                .click("#question")
                .type("cpu of frontend")
                .press("Enter", 13);
        browser.until("document.querySelector('.turn .sources') && !document.querySelector('[aria-busy]')");
        browser.click("#question").type("and cartservice?").press("Enter", 13);
        browser.until("document.querySelectorAll('.turn .sources').length === 2");
        browser.until("!document.querySelector('[aria-busy]')");
        browser.click("#question").type("why?").press("Enter", 13);
        browser.until("document.querySelectorAll('.turn .sources').length === 3");
        assertThat(browser.text())
                .contains("taken to mean: cpu of cartservice")
                .contains("taken to mean: explain the verdict on cpu of cartservice in run " + INCIDENT)
                .contains("Load the page again to begin anew");
        isAccessible("gone on");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatCannotBeAskedIsSaidOnThePage() {
        browser.open(service.address() + "/chat")
                .click("#question")
                .type("cpu of frontend at 25:00")
                .press("Enter", 13);
        browser.until("document.querySelector('.turn [role=alert]')");
        assertThat(browser.text()).contains("25:00");
        browser.scripts(false)
                .open(service.address() + "/chat")
                .click("#question")
                .type("?");
        browser.leading(() -> browser.click("#ask button"));
        assertThat(browser.text()).contains("The question has no word");
    }

    @Test
    void aReportIsMadeFromTheOverview() {
        browser.open(service.address() + "/");
        String button = "form.make button[aria-label$=gcp-intel-20260301-091207]";
        browser.leading(
                () -> browser.click(button.replace("gcp-intel-20260301-091207", "'gcp-intel-20260301-091207'")));
        Document page = Jsoup.parse(service.get("/").body());
        assertThat(page.select("table.latest tr:has(a[href$=gcp-intel-20260301-091207]) .badge")
                        .text())
                .contains("clean");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aReportIsMadeWithoutAScriptToo() {
        browser.scripts(false).open(service.address() + "/runs/gcp-intel-20260217-101936");
        browser.leading(() -> browser.click("form.make button"));
        browser.until("document.querySelector('#baseline')");
        assertThat(browser.text()).contains("not judged", "Nearest runs, and what differs");
    }

    @Test
    void groupsAreTypedAndStandSideBySide() {
        browser.open(service.address() + "/compare").click("#first").type("cpu_vendor=intel");
        browser.click("#second").type("cpu_vendor=amd,cloud=gcp");
        browser.leading(() -> browser.press("Enter", 13));
        assertThat(browser.text()).contains("against cpu_vendor=intel".replace("cpu_vendor=", ""), "All metrics");
        browser.open(service.address() + "/compare?group=cpu_vendor%3Dx&group=cpu_vendor%3Damd");
        assertThat(browser.run("document.querySelector('[role=alert]').innerText")
                        .asString())
                .contains("cpu_vendor");
    }

    @Test
    void aPageIsSentAgainOnlyWhenItSaysSomethingElse() {
        HttpResponse<String> first = service.get("/runs/" + INCIDENT);
        String tag = first.headers().firstValue("etag").orElse("");
        assertThat(first.headers().firstValue("cache-control").orElse("")).contains("no-cache");
        assertThat(service.get("/runs/" + INCIDENT, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatPagesAreDressedInIsKeptForGoodUnderItsHash() {
        Document page = Jsoup.parse(service.get(HISTORY).body());
        List<String> files = page.select("link[href], script[src]").stream()
                .map(one -> one.hasAttr("src") ? one.attr("src") : one.attr("href"))
                .toList();
        assertThat(files).hasSize(6);
        for (String file : files) {
            HttpResponse<String> sent = service.get(file);
            assertThat(sent.statusCode()).as(file).isEqualTo(200);
            assertThat(sent.headers().firstValue("cache-control").orElse("")).contains("max-age=31536000", "immutable");
            String tag = sent.headers().firstValue("etag").orElse("");
            assertThat(service.get(file, "If-None-Match", tag).statusCode()).isEqualTo(304);
        }
        assertThat(service.get("/static/0123456789abcdef/page.css").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSlowLineCarriesLittle() {
        HttpRequest request = service.request("/runs/" + INCIDENT, "Accept-Encoding", "gzip")
                .GET()
                .build();
        HttpResponse<String> sent = service.sent(request);
        assertThat(sent.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(sent.body().length()).isLessThan(60_000);
    }

    @Test
    void namesAreReadAndNeverObeyed(@TempDir Path tmp) throws IOException {
        List<String> names = List.of(
                "../../etc/passwd",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' onmouseover='alert(1)",
                "javascript:alert(1)",
                "</style></title><base href=//evil.example>",
                "${7*7}<#include 'x'>",
                "safe\u202egnp.exe",
                "](http://evil.example)",
                "&lt;b&gt; &#64;x &amp;",
                "<form action=//evil.example>");
        HostileArchive archive = new HostileArchive(tmp.resolve("archive"), names).write();
        Ran ran = Agent.bare().report(archive.runId(), archive.folder(), tmp.resolve("out"), "--llm", "off");
        assertThat(ran.exit()).as(ran.err()).isZero();
        try (Service hostile = Service.of(archive.folder(), tmp.resolve("out"))) {
            String run = "/run?id=" + URLEncoder.encode(archive.runId(), StandardCharsets.UTF_8);
            Document page = inert(hostile, run);
            assertThat(page.text()).contains("<script>alert(1)</script>", "${7*7}");
            String history = page.select("#measured a").stream()
                    .map(a -> a.attr("href"))
                    .filter(href -> href.contains("script"))
                    .findFirst()
                    .orElseThrow();
            inert(hostile, history.replaceFirst("#.*", ""));
            inert(hostile, "/");
            inert(hostile, "/compare?group=%3Cscript%3Ealert(1)%3C%2Fscript%3E&group=x%22onfocus%3Dalert(1)");
            inert(hostile, "/chat?run=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E");
            inert(hostile, "/runs/%3Cscript%3Ealert(1)");
            browser.open(hostile.address() + run);
            browser.open(hostile.address() + history);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Made of nothing but what pages are made of. */
    private static Document inert(Service service, String path) {
        HttpResponse<String> sent = service.get(path, "Accept", "text/html");
        Document page = Jsoup.parse(sent.body());
        assertThat(page.select("h1")).as(path).hasSize(1);
        assertThat(page.select("script"))
                .allMatch(one ->
                        one.attr("src").startsWith("/static/") && one.data().isEmpty());
        assertThat(page.select("img, iframe, object, embed, base, style")).isEmpty();
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> assertThat(attribute.getKey())
                    .as(element.outerHtml())
                    .doesNotStartWith("on")
                    .isNotEqualTo("style"));
        }
        assertThat(page.select("[href], [action]"))
                .allMatch(one -> (one.attr("href") + one.attr("action")).matches("[/#](?!/).*"));
        assertThat(sent.body()).doesNotContain("\u202e");
        return page;
    }

    private String canvas() {
        return browser.run("new Promise(then => requestAnimationFrame(() => requestAnimationFrame(() =>"
                        + " then(document.querySelector('.chart canvas').toDataURL()))))")
                .asString();
    }

    private void isAccessible(String when) {
        browser.run(axe);
        JsonNode violations = browser.run("axe.run().then(found => found.violations.map(v => v.id + ': '"
                + " + v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; ')))");
        assertThat(violations).as(when + ": " + violations.toString()).isEmpty();
    }
}
