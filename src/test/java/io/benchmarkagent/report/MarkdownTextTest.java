package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    private static final List<String> HOSTILE = List.of(
            "a|b",
            "`code`",
            "<img src=x onerror=alert(1)>",
            "[click](javascript:alert(1))",
            "![x](https://evil.example/p.png)",
            "**bold** *em* _em_ __strong__ ~~gone~~",
            "# heading",
            "> quote",
            "- item",
            "1. item",
            "---",
            "&lt;b&gt; &amp; &#64;",
            "\\*escaped\\*",
            "``` fence",
            "<https://evil.example>",
            "$x$");

    @Test
    void whatIsWrittenIsReadAsTheSameWords() {
        for (String text : HOSTILE) {
            Element body = rendered(MarkdownText.escape(text));
            assertThat(body.text()).as(text).isEqualTo(text);
        }
    }

    @Test
    void nothingFormatsLinksOrEmbeds() {
        for (String text : HOSTILE) {
            Element body = rendered(MarkdownText.escape(text));
            assertThat(body.select("*:not(body):not(p):not(code)")).as(text).isEmpty();
        }
    }

    @Test
    void mentionsIssuesAndBareAddressesAreCode() {
        assertThat(MarkdownText.escape("@octocat see #12, GH-7 and https://evil.example/a?b or www.evil.example"))
                .isEqualTo("`@octocat` see `#12`, `GH-7` and `https://evil.example/a?b` or `www.evil.example`");
    }

    @Test
    void aCommitIsCodeAndAPodsSuffixOrADateIsNot() {
        assertThat(MarkdownText.escape("3f786850e387550f, frontend-75d897db69-bnz99 of 20260301 decade"))
                .isEqualTo("`3f786850e387550f`, frontend-75d897db69-bnz99 of 20260301 decade");
    }

    @Test
    void aCellNeverEndsEarlyNorSpansLines() {
        assertThat(MarkdownText.escape("a | b\r\nc\nd")).isEqualTo("a \\| b c d");
        assertThat(MarkdownText.code("rate(x|y)\n`z`")).isEqualTo("`` rate(x¦y) `z` ``");
    }

    @Test
    void aBlockIsNotEndedByItsContent() {
        assertThat(MarkdownText.block("a\n```\nb\n")).isEqualTo("````\na\n```\nb\n````");
    }

    @Test
    void figuresStayReadable() {
        assertThat(MarkdownText.escape("+118 %")).isEqualTo("+118 %");
        assertThat(MarkdownText.escape("38.1 %")).isEqualTo("38.1 %");
        assertThat(MarkdownText.escape("memory_mb_per_request")).isEqualTo("memory_mb_per_request");
    }

    private static Element rendered(String markdown) {
        return Jsoup.parse(HtmlRenderer.builder()
                        .build()
                        .render(Parser.builder().build().parse(markdown)))
                .body();
    }
}
