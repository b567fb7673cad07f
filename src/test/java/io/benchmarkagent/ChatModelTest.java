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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions one after the other to a model behind a socket. */
class ChatModelTest {
    private static final String QUESTION = "which services use most memory?";
    private static final String NEXT = "so how slow was its neighbour, if anybody knows?";
    private static final String TOLD = "adservice had the highest mean memory: 156 MiB.";
    private static final String LIE = "adservice had the highest mean memory: 999 MiB.";
    private static final String LOOKS = looks(call("ranking", "memory"));
    private static final String TELLS = tells(new Said(TOLD, "r1"));

    private final Path home;

    ChatModelTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void aModelIsHandedWhatWasSaidBeforeAndItsCostIsTold() {
        try (OpenAiServer server = says(LOOKS, TELLS, LOOKS, TELLS)) {
            Ran ran = chat(server, List.of(), QUESTION, NEXT, "/cost");
            assertThat(ran.isDone().out())
                    .containsSubsequence(
                            TOLD, "1 of 1 statement is borne out", TOLD, "4 calls, 116 tokens, 0.0000 USD.");
            assertThat(user(server, 0)).doesNotContain("BEFORE");
            assertThat(user(server, 2))
                    .contains("<<<BEFORE\nQuestion: " + QUESTION + "\nAnswer: " + TOLD + "\nBEFORE>>>", NEXT);
        }
        assertThat(agent().run("costs").isDone().out()).contains("chat");
    }

    @Test
    void eachStepIsALineWhereThatIsWanted() {
        try (OpenAiServer server = says(LOOKS, TELLS)) {
            Ran ran = chat(server, List.of("-v"), "/run " + INCIDENT, QUESTION);
            assertThat(ran.err().lines())
                    .containsExactly(
                            "opening the archive",
                            "looking at run " + INCIDENT,
                            "reading the question",
                            "asking the model",
                            "looked up ranking metric=memory",
                            "asking the model");
            assertThat(ran.out()).contains(TOLD).doesNotContain("looked up ranking");
        }
    }

    @Test
    void whatDoesNotHoldIsNotShown() {
        try (OpenAiServer server = says(LOOKS, tells(new Said(LIE, "r1"), new Said(TOLD, "r1")), "{}")) {
            assertThat(chat(server, List.of(), QUESTION).isDone().out())
                    .contains(TOLD, "1 of 2 statements was removed: not borne out.")
                    .doesNotContain("999");
        }
    }

    @Test
    void aSessionThatIsGoneOnWithIsHandedOnAndItsCostGrows() {
        try (OpenAiServer server = says(LOOKS, TELLS, LOOKS, TELLS)) {
            chat(server, List.of(), QUESTION).isDone();
            Ran ran = chat(server, List.of("--resume"), "/cost", NEXT, "/cost");
            assertThat(ran.isDone().out()).containsSubsequence("2 calls, 58 tokens", "4 calls, 116 tokens");
            assertThat(user(server, 2)).contains("Question: " + QUESTION);
        }
    }

    @Test
    void aLongConversationIsHandedOnInPart() {
        try (OpenAiServer server = says(LOOKS, TELLS)) {
            List<String> questions = new ArrayList<>(Collections.nCopies(30, "cpu of frontend " + "or so ".repeat(60)));
            questions.add(QUESTION);
            chat(server, List.of(), questions.toArray(String[]::new));
            String last = user(server, server.asked().size() - 1);
            String before = last.substring(last.indexOf("<<<BEFORE\n") + 10, last.indexOf("BEFORE>>>"));
            assertThat(before)
                    .startsWith("Questions before these, not shown: ")
                    .contains("Asked: cpu of frontend", " / answered: ", "\nQuestion: cpu of frontend");
            assertThat(before.length()).isBetween(3000, 6000);
        }
    }

    @Test
    void whereNoModelAnswersTheIntentsDoAndTheTroubleIsTold() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.fails(500))) {
            assertThat(chat(server, List.of(), QUESTION).isDone().out())
                    .startsWith("> " + QUESTION + "\nIn run " + INCIDENT
                            + ", adservice had the highest mean memory of 12 services")
                    .contains("No model worded this: ");
        }
    }

    @Test
    void whereOneIsRequiredEachAnswerThatNoneWordedIsRefusedAndTheSessionGoesOn() throws IOException {
        try (OpenAiServer server =
                OpenAiServer.that(OpenAiServer.refusesTheKey(), OpenAiServer.says(LOOKS), OpenAiServer.says(TELLS))) {
            Ran ran = chat(server, List.of("--llm", "required"), QUESTION, "cpu of frontend", "/run");
            assertThat(ran.err().lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .startsWith("benchmark-agent: --llm required, and no model answered: "));
            assertThat(ran.out()).contains("Questions are about the newest run").doesNotContain("adservice");
            assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        }
        assertThat(home.resolve("state/benchmark-agent/chat")).doesNotExist();
        Ran unconfigured =
                agent().hearing(List.of(QUESTION), "chat", "--archive", SAMPLE.toString(), "--llm", "required");
        assertThat(unconfigured.err())
                .contains("no model is configured: set OPENAI_API_KEY")
                .hasLineCount(1);
        assertThat(unconfigured.out().strip()).isEqualTo("> " + QUESTION);
        assertThat(unconfigured.exit()).isEqualTo(Exit.FAILED);
    }

    @Test
    void whatLooksLikeASecretReachesNoModel() throws IOException {
        try (OpenAiServer server = says(LOOKS, TELLS)) {
            String typed = "is password=hunter2-x or " + OpenAiServer.KEY + " of jane.doe@example.com slow?";
            Ran ran = chat(server, List.of(), typed, QUESTION);
            assertThat(ran.err()).contains("what looks like a secret or an address was left out");
            assertThat(server.asked()).hasSizeGreaterThan(2);
            assertThat(server.asked().stream()
                            .map(one -> one.body().toString())
                            .toList()
                            .toString())
                    .contains("[secret]", "[e-mail]")
                    .doesNotContain("hunter2", OpenAiServer.KEY, "jane.doe");
        }
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).map(Folder::text))
                    .noneMatch(text -> text.contains("hunter2") || text.contains(OpenAiServer.KEY));
        }
    }

    @Test
    void whatOnlyGoesOnIsTheModelsToUnderstandAndDeclinedWithoutIt() {
        String fragment = "and frontend and cartservice?";
        try (OpenAiServer server = says(LOOKS, TELLS, LOOKS, TELLS)) {
            Ran ran = chat(server, List.of(), "memory of adservice", fragment);
            assertThat(ran.isDone().out()).contains(TOLD);
            assertThat(user(server, 2)).contains("Question: memory of adservice", "<<<QUESTION\n" + fragment);
        }
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.fails(400))) {
            chat(server, List.of(), "memory of adservice", fragment)
                    .isDoneSaying("ask it in full; no model could tell what it means: ");
        }
    }

    private static OpenAiServer says(String first, String... then) {
        return OpenAiServer.that(
                OpenAiServer.says(first),
                List.of(then).stream().map(OpenAiServer::says).toArray(OpenAiServer.Behaviour[]::new));
    }

    private static String user(OpenAiServer server, int request) {
        return server.asked().get(request).body().at("/messages/1/content").asString();
    }

    private Ran chat(OpenAiServer server, List<String> more, String... lines) {
        List<String> all = new ArrayList<>(List.of("chat", "--archive", SAMPLE.toString()));
        all.addAll(more);
        return agent().with("OPENAI_BASE_URL", server.baseUrl())
                .with("OPENAI_API_KEY", OpenAiServer.KEY)
                .hearing(List.of(lines), all.toArray(String[]::new));
    }

    private Agent agent() {
        return Agent.bare()
                .with("XDG_STATE_HOME", home.resolve("state").toString())
                .with("XDG_CACHE_HOME", home.resolve("cache").toString());
    }
}
