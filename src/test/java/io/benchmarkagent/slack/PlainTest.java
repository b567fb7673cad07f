package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlainTest {
    private static final String[] PIECES = {
        "<!channel>",
        "<@U1>",
        "<https://evil.example|safe>",
        "@here",
        "&amp;",
        "&",
        "```",
        "`",
        "*",
        "_",
        "~",
        ">",
        "\n",
        " ",
        "\u202e",
        "cpu",
        "😀",
        "\u0000",
        ":tada:"
    };

    @Test
    void nothingInTextCallsLinksOrFormats() {
        assertThat(Plain.text("<!channel> & <@U1>", 3000)).isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;");
        assertThat(Plain.unformatted("*a* _b_ ~c~ `d` @here", 300)).isEqualTo("∗a∗ ˍbˍ ∼c∼ ˋdˋ ＠here");
    }

    @Test
    void aFenceIsEndedByNothingWithinIt() {
        assertThat(Plain.block("a\n``` <!here> ```\nb")).isEqualTo("```\na\nˋˋˋ &lt;!here&gt; ˋˋˋ\nb\n```");
    }

    @Test
    void whatIsTooLongSaysHowMuchIsLeftOut() {
        String lines = IntStream.range(0, 500).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        assertThat(Plain.block(lines)).hasSizeLessThanOrEqualTo(3000).contains("line 0\n", " more lines\n```");
        assertThat(Plain.text("&".repeat(4000), 3000))
                .hasSizeLessThanOrEqualTo(3000)
                .matches("(&amp;)+…");
    }

    @Test
    void whateverComesFitsAndIsInert() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String hostile = random.ints(random.nextInt(900), 0, PIECES.length)
                    .mapToObj(piece -> PIECES[piece])
                    .collect(Collectors.joining());
            String block = Plain.block(hostile);
            assertThat(block).hasSizeLessThanOrEqualTo(3000).doesNotContain("<", ">", "\u0000", "\u202e");
            assertThat(block.substring(3, block.length() - 3)).doesNotContain("`");
            assertThat(Plain.text(hostile, 150)).hasSizeLessThanOrEqualTo(150).doesNotContain("<", ">");
            assertThat(Plain.unformatted(hostile, 300)).doesNotContain("<", ">", "*", "_", "~", "`", "@");
        }
    }

    @Test
    void whatSlackMadeOfATextIsUndone() {
        assertThat(Heard.text("<@U0BOT>  cpu &gt; 3 &amp;amp; of <https://a.example|a.example>?"))
                .isEqualTo("cpu > 3 &amp; of a.example?");
        assertThat(Heard.text("in <#C1|perf> <https://b.example>")).isEqualTo("in perf https://b.example");
    }
}
