package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.util.json.GsonFactory;
import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Resolved;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LettersTest {
    private static final String HOSTILE = "<!channel> ``` *b* <https://evil.example|x> @here & ";

    @Test
    void whateverDataSaysFitsAndDoesNothing() {
        JsonNode blocks = blocks(HOSTILE, 20);
        assertThat(blocks.size()).isBetween(4, 50);
        List<JsonNode> texts = Stream.concat(
                        blocks.findValues("text").stream(),
                        blocks.findValues("elements").stream().flatMap(JsonNode::valueStream))
                .filter(node -> node.path("text").isString())
                .toList();
        assertThat(texts).hasSizeGreaterThan(10).allSatisfy(LettersTest::isInert);
        assertThat(blocks.at("/0/text/type").asString()).isEqualTo("plain_text");
    }

    @Test
    void aContextHoldsTenAtMost() {
        JsonNode blocks = blocks("a", 30);
        JsonNode context = blocks.valueStream()
                .filter(block -> block.path("type").asString().equals("context"))
                .findFirst()
                .orElseThrow();
        assertThat(context.path("elements").size()).isEqualTo(10);
        assertThat(context.at("/elements/0/text").asString()).isEqualTo("tables that are not shown here: 4");
        assertThat(context.at("/elements/9/text").asString()).isEqualTo("… and 24 more");
    }

    @Test
    void aButtonKnowsWhatItStandsUnder() {
        JsonNode blocks = blocks("cpu", 1);
        String value = blocks.findValue("value").asString();
        assertThat(Kept.read(value)).contains(new Kept("cpu in full", "run_metric", Optional.of("run-1")));
        assertThat(Kept.read("{\"run\": 7}")).isEmpty();
        assertThat(Kept.read("no json")).isEmpty();
        assertThat(new Kept("x".repeat(2000), "i", Optional.of("run-1")).value())
                .isEmpty();
    }

    private static void isInert(JsonNode text) {
        String shown = text.path("text").asString();
        assertThat(shown).hasSizeBetween(1, 3000).doesNotContain("<", ">");
        if (text.path("type").asString().equals("mrkdwn")) {
            assertThat(shown).startsWith("```").endsWith("```");
            assertThat(shown.substring(3, shown.length() - 3)).doesNotContain("`");
            assertThat(text.path("verbatim").asBoolean(false)).isTrue();
        } else {
            assertThat(text.path("emoji").asBoolean(true)).isFalse();
        }
    }

    private static JsonNode blocks(String data, int many) {
        Answer answer = new Answer(
                Answer.Outcome.ANSWERED,
                data.repeat(many),
                Collections.nCopies(Math.min(many, 9), table(data, many)),
                new Confidence(1, "1 of 1 pods was observed"),
                Collections.nCopies(many, Source.archive(data)),
                List.of(),
                Answer.Cost.NONE,
                new Resolved(
                        "run_metric", Optional.of("run-1"), Optional.empty(), ZoneOffset.UTC, List.of(), List.of()));
        Answering.Answered answered = new Answering.Answered(
                data + " in full", new Ask.Reply.Told(answer, ""), Set.of(Answering.Next.values()));
        return JsonMapper.shared()
                .readTree(GsonFactory.createSnakeCase()
                        .toJson(Letters.answer("typed", answered, answer).blocks()));
    }

    private static Table table(String data, int rows) {
        return Table.of(List.of("POD", "WHAT"), Collections.nCopies(rows, List.of(data, data)));
    }
}
