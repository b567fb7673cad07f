package io.benchmarkagent.llm.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.llm.Ticking;
import io.benchmarkagent.llm.spend.Usage;
import io.benchmarkagent.names.Names;
import io.benchmarkagent.redis.Redis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final String KEY = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    private final Path folder;
    private final Ticking clock = Ticking.from("2026-01-30T22:00:00Z");

    AnswersTest(@TempDir Path tmp) {
        folder = tmp.resolve("answers");
    }

    @Test
    void whatIsKeptIsThereUntilItsTimeIsOverAndThenTakenAway() throws IOException {
        KeptAnswer answer = answer("Käse | \"1\"\n");
        answers().keep(KEY, answer);
        assertThat(answers().find(KEY)).contains(answer);
        assertThat(answers().find(OTHER)).isEmpty();
        clock.pass(Duration.ofMinutes(61));
        assertThat(answers().find(KEY)).isEmpty();
        answers().keep(OTHER, answer("x"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(OTHER + ".json"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"text\":\"x\"}", "{\"text\":\" \",\"at\":\"2026-01-30T22:00:00Z\"}"})
    void whatIsNoAnswerIsNone(String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(KEY + ".json"), text);
        assertThat(answers().find(KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z"})
    void oneFromFarAwayInTimeIsNone(String at) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(KEY + ".json"), "{\"text\":\"x\",\"at\":\"" + at + "\"}");
        assertThat(answers().find(KEY)).isEmpty();
        assertThat(AnswersInFolder.lasting(folder, clock).find(KEY)).isEmpty();
    }

    @Test
    void aSharedStoreWhoseNameIsNotFoundInTimeHoldsNothingAndSaysSo() {
        CountDownLatch closing = new CountDownLatch(1);
        Names slow = new Names(host -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        Answers shared = new AnswersInRedis(
                Redis.at("redis://slow.example", "", slow, System::nanoTime),
                "answer",
                Duration.ofHours(1),
                "llm.cache.redis");
        long start = System.nanoTime();
        assertThat(shared.find(KEY)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(shared.trouble())
                .contains("No answer was looked for in llm.cache.redis: slow.example is out of reach.");
        closing.countDown();
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNothingAndIsNoFailure() throws IOException {
        Files.writeString(folder, "a file");
        answers().keep(KEY, answer("x"));
        assertThat(answers().find(KEY)).isEmpty();
    }

    @Test
    void whoKeepsAtOnceKeepsWholeAnswers() {
        IntStream.range(0, 30).parallel().forEach(i -> answers().keep(KEY, answer("x".repeat(10_000) + i % 2)));
        assertThat(answers().find(KEY).orElseThrow().text()).hasSize(10_001);
    }

    private Answers answers() {
        return AnswersInFolder.expiring(folder, Duration.ofHours(1), clock);
    }

    private KeptAnswer answer(String text) {
        return new KeptAnswer(text, "m", new Usage(1, 2), clock.instant());
    }
}
