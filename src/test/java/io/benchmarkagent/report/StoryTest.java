package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoryTest {
    @Test
    void emphasisListsAndCodeSurvive() throws Exception {
        assertThat(html("**checkout** ran *slow* at `200m`\n\n- one\n- two"))
                .isEqualTo("<p><strong>checkout</strong> ran <em>slow</em> at <code>200m</code></p>\n"
                        + "<ul>\n<li>one</li>\n<li>two</li>\n</ul>");
        assertThat(markdown("**checkout** ran *slow* at `200m`\n\n- one\n- two"))
                .isEqualTo("**checkout** ran *slow* at `200m`\n\n- one\n- two");
    }

    @Test
    void linksImagesHeadingsAndScriptsDoNot() throws Exception {
        String attack = "# Title\n\n[go](https://evil.example) ![p](https://evil.example/p.png) "
                + "<script>alert(1)</script> <https://evil.example/auto>";
        assertThat(html(attack)).contains("go").doesNotContain("<a", "<img", "<h1", "<script", "href", "src=");
        assertThat(markdown(attack)).doesNotContain("](", "<script", "# Title");
    }

    @Test
    void aModelNotifiesNobody() throws Exception {
        assertThat(markdown("ask @octocat about #12")).isEqualTo("ask `@octocat` about `#12`");
    }

    private static String html(String text) throws Exception {
        return HtmlFormat.INERT.getMarkupString(
                (freemarker.core.TemplateHTMLOutputModel) Story.of(text).html());
    }

    private static String markdown(String text) throws Exception {
        return MarkdownFormat.INSTANCE.getMarkupString(
                (MarkdownFormat.Markup) Story.of(text).markdown());
    }
}
