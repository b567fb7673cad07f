package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static io.benchmarkagent.ScriptedAsker.call;
import static io.benchmarkagent.ScriptedAsker.looks;
import static io.benchmarkagent.ScriptedAsker.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ScriptedAsker.Said;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.pipeline.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to a model behind a socket, which knows nothing of tools. */
class QueryModelTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String QUESTION = "which services use most memory?";
    private static final String TOLD = "adservice had the highest mean memory: 156 MiB.";
    private static final String LOOKS = looks(call("ranking", "memory"), call("rank", "token=s3cr3t-9f8e7d6c"));

    private final Path home;

    QueryModelTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void anAnswerIsLookedUpCheckedAuditedAndKept() throws IOException {
        try (OpenAiServer server =
                OpenAiServer.that(OpenAiServer.says(LOOKS), OpenAiServer.says(tells(new Said(TOLD, "r1"))))) {
            JsonNode first =
                    JSON.readTree(ask(server, "--format", "json").isDone().out());
            assertThat(first.path("response").asString()).isEqualTo(TOLD);
            assertThat(first.at("/cost/calls").asInt()).isEqualTo(2);
            assertThat(first.at("/cost/tokens").asInt()).isEqualTo(58);
            assertThat(first.at("/sources/0/query").asString()).startsWith("run " + INCIDENT);
            JsonNode again =
                    JSON.readTree(ask(server, "--format", "json").isDone().out());
            assertThat(again.path("response")).isEqualTo(first.path("response"));
            assertThat(again.at("/cost/calls").asInt()).isZero();
            assertThat(server.asked())
                    .as("the very same question costs nothing")
                    .hasSize(2);
        }
        List<JsonNode> audit = Files.readAllLines(home.resolve("state/benchmark-agent/audit.jsonl")).stream()
                .map(JSON::readTree)
                .toList();
        assertThat(audit.subList(0, 4))
                .extracting(line -> line.path("purpose").asString() + " "
                        + line.path("outcome").asString())
                .containsExactly(
                        "question answered", "tool ranking answered", "tool rank refused", "question answered");
        assertThat(audit.get(1).path("run_id").asString()).isEqualTo(INCIDENT);
        assertThat(audit.toString()).doesNotContain("s3cr3t", OpenAiServer.KEY);
        assertThat(agent().run("costs").isDone().out()).contains("query");
    }

    @Test
    void whoWatchesSeesEachStepAndThenTheAnswerAlone() {
        try (OpenAiServer server =
                OpenAiServer.that(OpenAiServer.says(LOOKS), OpenAiServer.says(tells(new Said(TOLD, "r1"))))) {
            Ran ran = watched()
                    .with("OPENAI_BASE_URL", server.baseUrl())
                    .with("OPENAI_API_KEY", OpenAiServer.KEY)
                    .run("query", "--archive", SAMPLE.toString(), QUESTION);
            assertThat(ran.err())
                    .startsWith("\r\u001b[K")
                    .containsSubsequence(
                            "opening the archive …",
                            "looking at the newest run …",
                            "asking the model …",
                            "looked up ranking metric=memory …",
                            "asking the model …")
                    .endsWith("\r\u001b[K");
            assertThat(ran.out()).startsWith(TOLD).doesNotContain("\u001b", "looked up ranking");
        }
        String refused =
                watched().run("query", "--archive", "no-such-folder", QUESTION).err();
        assertThat(refused).contains("opening the archive …\u001b[?7h\r\u001b[Kbenchmark-agent: ");
    }

    private Agent watched() {
        return agent().with("BENCHMARK_AGENT_TTY", "1");
    }

    @Test
    void aServerThatRefusesCostsAnAnswerNothingButItsWords() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.fails(500))) {
            assertThat(ask(server).isDone().out())
                    .startsWith("In run " + INCIDENT + ", adservice had the highest mean memory of 12 services")
                    .contains("No model worded this: ");
            ask(server, "--llm", "required").isRefused(Exit.FAILED, "--llm required, and no model answered: ");
        }
    }

    @Test
    void nobodyIsAskedWhereNobodyIsToBe() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says(LOOKS))) {
            assertThat(ask(server, "--llm", "off").isDone().out()).doesNotContain("No model");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void aServerThatHangsIsNotWaitedForLongerThanTheDeadline() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.hangs())) {
            assertThat(ask(server, "--deadline", "2s").isDone().out())
                    .startsWith("In run " + INCIDENT)
                    .contains("No model worded this: ");
            ask(server, "--deadline", "never").isRefused(Exit.BAD_INPUT, "--deadline 'never' is no time to wait");
        }
    }

    private Ran ask(OpenAiServer server, String... more) {
        List<String> all = new ArrayList<>(List.of("query", "--archive", SAMPLE.toString(), QUESTION));
        all.addAll(List.of(more));
        return agent().with("OPENAI_BASE_URL", server.baseUrl())
                .with("OPENAI_API_KEY", OpenAiServer.KEY)
                .run(all.toArray(String[]::new));
    }

    private Agent agent() {
        return Agent.bare()
                .with("XDG_STATE_HOME", home.resolve("state").toString())
                .with("XDG_CACHE_HOME", home.resolve("cache").toString());
    }
}
