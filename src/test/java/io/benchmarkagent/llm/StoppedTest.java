package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.SilentServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks a model is interrupted while it is silent. */
@Timeout(120)
class StoppedTest {
    private static final Prompt PROMPT = new Prompt("Be brief.", "Why?", 100, Duration.ofMinutes(5));

    private final Path home;

    StoppedTest(@TempDir Path home) {
        this.home = home;
    }

    /** What became of a question, and whether whoever asked still knew of the interruption afterwards. */
    private record Became(Answer answer, boolean interrupted) {}

    @Test
    void theConnectionIsClosedWhatItMayHaveCostCountsAndTheInterruptionIsHandedOn()
            throws InterruptedException, ExecutionException, IOException {
        try (SilentServer server = SilentServer.thatIgnores(1)) {
            Became became = stopped(server, model(server));
            assertThat(became.interrupted()).isTrue();
            Answer.Refused refused = (Answer.Refused) became.answer();
            assertThat(refused.why()).isEqualTo("the question was given up");
            assertThat(refused.cause()).isEqualTo(Answer.Cause.STOPPED);
            assertThat(refused.usage().total()).isGreaterThan(100);
        }
        assertThat(Files.readAllLines(home.resolve("audit.jsonl")))
                .singleElement()
                .asString()
                .contains("given up");
        assertThat(Files.readString(home.resolve("spent.json"))).doesNotContain("reserved\":[{");
    }

    @Test
    void whoIsImpatientDoesNotMakeTheServerABadOne() throws InterruptedException, ExecutionException {
        try (SilentServer server = SilentServer.thatIgnores(4, "Because.")) {
            LanguageModel model = model(server);
            for (int i = 0; i < 4; i++) {
                stopped(server, model);
            }
            assertThat(model.answer(PROMPT)).isInstanceOf(Answer.Written.class);
        }
    }

    private static Became stopped(SilentServer server, LanguageModel model)
            throws InterruptedException, ExecutionException {
        FutureTask<Became> asking = new FutureTask<>(
                () -> new Became(model.answer(PROMPT), Thread.currentThread().isInterrupted()));
        Thread asker = new Thread(asking, "asker");
        asker.setDaemon(true);
        asker.start();
        assertThat(server.isAsked()).isTrue();
        asker.interrupt();
        assertThat(server.isLeft()).isTrue();
        return asking.get();
    }

    private LanguageModel model(SilentServer server) {
        LlmSettings settings =
                new LlmSettings(LlmMode.AUTO, server.baseUrl(), "gpt-4o-mini", Duration.ofMinutes(5), 100);
        Map<String, String> environment = Map.of("OPENAI_API_KEY", OpenAiServer.KEY);
        Caller caller = Caller.of("chat", environment, Optional.of(home), Optional.empty());
        return LanguageModels.chosen(settings, environment, caller).orElseThrow();
    }
}
