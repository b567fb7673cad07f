package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.ScriptedModel;
import io.benchmarkagent.fixtures.ScriptedModel.Hallucination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A model that says what the findings say, and one thing more. */
class HallucinationTest {
    private static final String LATENCY = "387 ms";

    private final Path out;

    HallucinationTest(@TempDir Path tmp) {
        out = tmp.resolve("out");
    }

    @ParameterizedTest
    @EnumSource(Hallucination.class)
    void nothingOfWhatAModelMakesUpReachesTheReport(Hallucination kind) {
        String madeUp = kind.sentence(LATENCY);
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.thinks(ScriptedModel.insistingOn(kind)))) {
            Ran ran = keyed(server).latest(SAMPLE, out, "--llm", "required").isDone();
            assertThat(ran.out()).doesNotContain(madeUp);
            assertThat(server.asked()).hasSize(2);
        }
        assertThat(narrative().path("source").asString("")).isEqualTo("llm");
        assertThat(narrative().path("text").asString(""))
                .contains("checkoutservice")
                .doesNotContain(madeUp);
        assertThat(grounding("removed")).containsExactly(madeUp);
        assertThat(grounding("objections")).singleElement().asString().isNotBlank();
        assertThat(shown(written().markdown())).doesNotContain(shown(madeUp)).contains("1 taken out");
        assertThat(shown(written().html())).doesNotContain(shown(madeUp)).contains("1 taken out");
    }

    @ParameterizedTest
    @EnumSource(Hallucination.class)
    void whatIsMendedReachesTheReportAndIsKeptWithIt(Hallucination kind) throws Exception {
        String mended = ScriptedModel.mended(LATENCY);
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.thinks(ScriptedModel.mending(kind)))) {
            keyed(server).latest(SAMPLE, out, "--llm", "required").isDone();
            String text = narrative().path("text").asString("");
            assertThat(text).contains(mended);
            assertThat(narrative().path("tokens").asInt()).isEqualTo(58);
            assertThat(narrative().path("cost_usd").asDouble()).isPositive();
            assertThat(grounding("removed")).isEmpty();
            assertThat(shown(written().markdown())).contains(shown(mended));
            assertThat(shown(written().html())).contains(shown(mended));
            Files.delete(out.resolve(INCIDENT).resolve("findings.json"));
            keyed(server).latest(SAMPLE, out, "--llm", "required").isDone();
            assertThat(server.asked())
                    .as("a report made twice costs one call, and one to mend it")
                    .hasSize(2);
            assertThat(narrative().path("source").asString("")).isEqualTo("cache");
            assertThat(narrative().path("text").asString("")).isEqualTo(text);
            assertThat(narrative().path("cost_usd").asDouble(-1)).isZero();
        }
    }

    @Test
    void whoWroteItAndHowMuchOfItWasCheckedIsInEveryDress() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.thinks(ScriptedModel.good()))) {
            Ran ran = keyed(server).latest(SAMPLE, out).isDone();
            int claims = narrative().path("grounding").path("claims").asInt();
            String line = "ritten by gpt-4o-mini-2024-07-18, " + claims + " of " + claims + " statements checked";
            assertThat(claims).isGreaterThan(4);
            assertThat(ran.out()).contains(line);
            assertThat(written().markdown()).contains(line);
            assertThat(written().html()).contains(line);
        }
    }

    @Test
    void whatIsOnlyMadeUpIsNoReportWhereAModelIsRequired() {
        String answer = "{\"what_happened\": [{\"text\": \"walletservice caused it.\", \"findings\": [\"verdict\"]}]}";
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says(answer))) {
            keyed(server)
                    .latest(SAMPLE, out, "--llm", "required")
                    .isRefused(1, "--llm required", "1 of its 1 sentences are not borne out by the findings");
        }
        assertThat(out).doesNotExist();
    }

    private List<String> grounding(String name) {
        return narrative()
                .path("grounding")
                .path(name)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** Letters and digits alone: how a dress escapes and spaces them is no matter. */
    private static String shown(String text) {
        return text.replaceAll("[^\\p{L}\\d]+", " ");
    }

    private JsonNode narrative() {
        return written().findings().path("narrative");
    }

    private Written written() {
        return new Written(out.resolve(INCIDENT)).isComplete();
    }

    private static Agent keyed(OpenAiServer server) {
        return Agent.bare().with("OPENAI_BASE_URL", server.baseUrl()).with("OPENAI_API_KEY", OpenAiServer.KEY);
    }
}
