package io.benchmarkagent.llm.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchmarkagent.llm.spend.Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, of Debian's redis-server. */
class AnswersInRedisTest {
    private static final Path SERVER = Path.of("/usr/bin/redis-server");
    private static final String KEY = "ab".repeat(32);
    private static final KeptAnswer ANSWER =
            new KeptAnswer("Käse", "m", new Usage(1, 2), Instant.parse("2026-01-30T22:00:00Z"));

    private final Path tmp;
    private final int port;
    private Optional<Process> server = Optional.empty();

    AnswersInRedisTest(@TempDir Path tmp) throws IOException {
        this.tmp = tmp;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(SERVER), "redis-server is not installed");
        server = Optional.of(new ProcessBuilder(
                        SERVER.toString(),
                        "--port",
                        "" + port,
                        "--bind",
                        "127.0.0.1",
                        "--requirepass",
                        "hunter2",
                        "--save",
                        "",
                        "--dir",
                        tmp.toString())
                .redirectOutput(tmp.resolve("log").toFile())
                .start());
        for (int i = 0; i < 100 && !isReady(); i++) {
            Thread.sleep(50);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server.isPresent()) {
            server.get().destroy();
            server.get().waitFor();
        }
    }

    @Test
    void whatOneMachineKeepsAnotherFindsUntilItsTimeIsOver() throws InterruptedException {
        answers("hunter2", Duration.ofMillis(700)).keep(KEY, ANSWER);
        Answers right = answers("hunter2", Duration.ofHours(1));
        assertThat(right.find(KEY)).contains(ANSWER);
        assertThat(right.trouble()).isEmpty();
        assertThat(answers("hunter2", Duration.ofHours(1)).find("cd".repeat(32)))
                .isEmpty();
        Thread.sleep(800);
        assertThat(answers("hunter2", Duration.ofHours(1)).find(KEY)).isEmpty();
    }

    @Test
    void aWrongPasswordHoldsNothing() {
        answers("hunter2", Duration.ofHours(1)).keep(KEY, ANSWER);
        answers("wrong", Duration.ofHours(1)).keep(KEY, ANSWER);
        Answers wrong = answers("wrong", Duration.ofHours(1));
        assertThat(wrong.find(KEY)).isEmpty();
        assertThat(wrong.trouble().orElse("")).contains("127.0.0.1 refuses", "REDIS_PASSWORD");
        assertThat(answers("", Duration.ofHours(1)).find(KEY)).isEmpty();
    }

    @Test
    void aServerThatIsAwayHoldsNothingAndCostsNoSecond() throws InterruptedException {
        stop();
        long start = System.nanoTime();
        answers("hunter2", Duration.ofHours(1)).keep(KEY, ANSWER);
        assertThat(answers("hunter2", Duration.ofHours(1)).find(KEY)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    private boolean isReady() throws IOException {
        return Files.readString(tmp.resolve("log")).contains("Ready to accept connections");
    }

    private Answers answers(String password, Duration lifetime) {
        return AnswersInRedis.at("redis://127.0.0.1:" + port + "/0", password, lifetime);
    }
}
