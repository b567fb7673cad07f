package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.OpenAiServer.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own, one budget, one rate and one audit log. */
class OneBudgetTest {
    private static final String GOOD = "checkoutservice's mean latency rose to 117 ms.";

    private final Path tmp;

    OneBudgetTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void whatOneProcessHasSetAsideIsNotThereForAnother() throws IOException, InterruptedException {
        whileOneAsks(Map.of("LLM_BUDGET_TOKENSPERDAY", "7000"), "llm.budget.tokens-per-day");
    }

    @Test
    void aCallOfOneProcessCountsForAnother() throws IOException, InterruptedException {
        whileOneAsks(Map.of("LLM_CALLSPERHOUR", "1"), "the 1 calls an hour (llm.calls-per-hour) are used up");
    }

    /** The first process has its answer only when the second is done without one. */
    private void whileOneAsks(Map<String, String> limit, String note) throws IOException, InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        Behaviour waits = (server, exchange, request) -> {
            await(second);
            OpenAiServer.says(GOOD).answer(server, exchange, request);
        };
        try (OpenAiServer server = OpenAiServer.that(waits)) {
            Map<String, String> environment = environment(server, limit);
            Process first = AgentProcess.begin(
                    tmp.resolve("log"), tmp.resolve("temporary"), environment, arguments(tmp.resolve("first")));
            while (server.asked().isEmpty() && first.isAlive()) {
                Thread.sleep(20);
            }
            Ran ran = AgentProcess.in(Path.of(""), environment, arguments(tmp.resolve("second")));
            second.countDown();
            ran.isDoneSaying(note);
            assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(tmp.resolve("log"))).doesNotContain("benchmark-agent: ");
            assertThat(server.asked()).hasSize(1);
        }
        Ran verified = AgentProcess.in(
                Path.of(""), Map.of("XDG_STATE_HOME", tmp.resolve("state").toString()), "audit", "verify");
        assertThat(verified.isDone().out()).startsWith("whole: 2 lines");
    }

    private static String[] arguments(Path out) {
        return Agent.arguments(SAMPLE, out, List.of("--latest"));
    }

    private Map<String, String> environment(OpenAiServer server, Map<String, String> limit) {
        Map<String, String> all = new HashMap<>(limit);
        all.put("OPENAI_BASE_URL", server.baseUrl());
        all.put("OPENAI_API_KEY", OpenAiServer.KEY);
        all.put("LLM_MAXTOKENS", "3000");
        all.put("XDG_STATE_HOME", tmp.resolve("state").toString());
        return all;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
