package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service in a process of its own, told to stop while it is busy. */
class ServeEndTest {
    private static final Pattern SERVED = Pattern.compile("serving .* at (http://\\S+)");
    private static final int AT_ONCE = 2;
    private static final int ASKED = 6;
    private static final String QUESTION = "{\"query\": \"which services use most memory?\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CountDownLatch thought = new CountDownLatch(1);
    private final OpenAiServer model = OpenAiServer.that((server, exchange, request) -> {
        awaited(thought);
        OpenAiServer.saysToAnyone("none").answer(server, exchange, request);
    });
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path log;
    private final String address;

    ServeEndTest(@TempDir Path tmp) throws IOException {
        log = tmp.resolve("log");
        process = AgentProcess.begin(
                log,
                tmp.resolve("temporary"),
                Map.of(
                        "XDG_STATE_HOME", tmp.resolve("state").toString(),
                        "XDG_CACHE_HOME", tmp.resolve("cache").toString(),
                        "OPENAI_BASE_URL", model.baseUrl(),
                        "OPENAI_API_KEY", OpenAiServer.KEY,
                        "WEB_QUESTIONS", Integer.toString(AT_ONCE)),
                "serve",
                "--archive",
                SAMPLE.toAbsolutePath().toString(),
                "--out",
                tmp.resolve("reports").toString(),
                "--port",
                "0");
        until(() -> served().find());
        Matcher at = served();
        assertThat(at.find()).as(Folder.text(log)).isTrue();
        address = at.group(1);
    }

    @AfterEach
    void end() {
        thought.countDown();
        process.destroyForcibly();
        model.close();
    }

    @Test
    void whatIsUnderWayIsAnsweredAndWhatWaitsIsHandedBack() throws InterruptedException {
        assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        List<CompletableFuture<HttpResponse<String>>> questions = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            questions.add(client.sendAsync(question(), HttpResponse.BodyHandlers.ofString()));
        }
        until(() -> model.asked().size() == AT_ONCE);
        Load load = new Load();
        until(() -> load.answered.size() > 20);

        process.destroy(); // SIGTERM
        until(() -> get("/actuator/health/readiness").statusCode() == 503);
        assertThat(get("/actuator/health/liveness").statusCode())
                .as("nobody is to kill it now")
                .isEqualTo(200);
        until(() -> questions.stream().filter(CompletableFuture::isDone).count() == ASKED - AT_ONCE);
        refusedUntilItIsGone(sent(question()));
        assertThat(process.isAlive()).as("while it is waited for").isTrue();
        thought.countDown();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Folder.text(log)).isEqualTo(143);
        load.stop();
        List<HttpResponse<String>> replies =
                questions.stream().map(CompletableFuture::join).toList();
        assertThat(replies.stream().filter(one -> one.statusCode() == 200))
                .as("under way")
                .hasSize(AT_ONCE)
                .allMatch(one -> one.body().endsWith("}\n"));
        replies.stream().filter(one -> one.statusCode() != 200).forEach(ServeEndTest::refusedUntilItIsGone);
        assertThat(load.broken).as("of " + load.answered.size()).isEmpty();
        assertThat(load.answered).allMatch(status -> status == 200);
        assertThat(Folder.text(log)).hasLineCount(2).endsWith("benchmark-agent: stopped\n");
    }

    private static void refusedUntilItIsGone(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
        assertThat(reply.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(reply.body()).contains("urn:benchmark-agent:problem:stopping");
    }

    /** Pages asked for again and again, each over a connection of its own; a connection that is not taken any more is no answer cut short. */
    private final class Load {
        private final Queue<Integer> answered = new ConcurrentLinkedQueue<>();
        private final Queue<String> broken = new ConcurrentLinkedQueue<>();
        private final List<Thread> asking = new ArrayList<>();
        private volatile boolean going = true;

        Load() {
            for (int i = 0; i < 3; i++) {
                Thread thread = new Thread(this::ask, "load");
                thread.start();
                asking.add(thread);
            }
        }

        private void ask() {
            while (going) {
                String reply = Exchanged.of(address, "/api/v1/runs");
                if (reply.isEmpty()) {
                    return; // the server is gone
                }
                if (Exchanged.isWhole(reply)) {
                    answered.add(Integer.parseInt(reply.substring(9, 12)));
                } else {
                    broken.add(reply);
                }
            }
        }

        void stop() throws InterruptedException {
            going = false;
            for (Thread thread : asking) {
                thread.join();
            }
        }
    }

    private Matcher served() {
        return SERVED.matcher(Files.exists(log) ? Folder.text(log) : "");
    }

    private HttpRequest question() {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1/query"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                .build();
    }

    private HttpResponse<String> get(String path) {
        return sent(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException broken) {
            throw new AssertionError(Folder.text(log), broken);
        }
    }

    private static void until(BooleanSupplier so) {
        long late = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(late);
            awaited(Duration.ofMillis(20));
        }
    }

    private static void awaited(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
