package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.names.Names;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What never left costs nothing, and is not waited for longer than an answer would be. */
@Timeout(30)
class UnreachedTest {
    private static final Duration PATIENCE = Duration.ofMillis(800);

    @Test
    void aConnectionThatIsNeverMadeSendsNothing() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = filled(full);
            Answer.Refused refused = ask("http://127.0.0.1:" + full.getLocalPort() + "/v1", Names.OF_THE_MACHINE);
            assertThat(refused.cause()).isEqualTo(Answer.Cause.UNREACHED);
            assertThat(refused.why()).endsWith("is out of reach: there was no connection within 0.8 s");
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void onlyTheDeadlineBoundsTheConnecting() {
        assertThat(Exchange.client().connectTimeoutMillis()).isZero();
    }

    @Test
    void whatWasSentAndNotAnsweredIsLost() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Answer.Refused refused = ask("http://127.0.0.1:" + silent.getLocalPort() + "/v1", Names.OF_THE_MACHINE);
            assertThat(refused.cause()).isEqualTo(Answer.Cause.LOST);
        }
    }

    @Test
    void aSecondRequestThatIsRefusedMakesTheFirstNoCheaper() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.closesMidBody(), OpenAiServer.closesMidBody())) {
            assertThat(ask(server.baseUrl(), Names.OF_THE_MACHINE).cause()).isEqualTo(Answer.Cause.LOST);
        }
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.fails(500))) {
            assertThat(ask(server.baseUrl(), Names.OF_THE_MACHINE).cause()).isEqualTo(Answer.Cause.UNANSWERED);
        }
    }

    @Test
    void aResolverThatHangsIsBoundedToo() {
        CountDownLatch closing = new CountDownLatch(1);
        Names slow = hanging(closing);
        long start = System.nanoTime();
        Answer.Refused refused = ask("http://slow.example/v1", slow);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.plusSeconds(2));
        assertThat(refused.cause()).isEqualTo(Answer.Cause.UNREACHED);
        start = System.nanoTime();
        assertThat(Knock.isRefused("http://slow.example/v1", slow)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        closing.countDown();
    }

    private static Names hanging(CountDownLatch closing) {
        return new Names(host -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of(InetAddress.getLoopbackAddress());
        });
    }

    private static Answer.Refused ask(String url, Names names) {
        LlmSettings settings = new LlmSettings(LlmMode.AUTO, url, "m", PATIENCE, 200);
        Answer answer = new OpenAiModel(settings, ApiKey.of(OpenAiServer.KEY), names)
                .answer(new Prompt("Be brief.", "What happened?", 200, Duration.ofMinutes(1)));
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return (Answer.Refused) answer;
    }

    /** Until nobody else is let in: the system drops whoever knocks then. */
    private static List<Socket> filled(ServerSocket server) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException full) {
                return waiting;
            }
        }
        assumeTrue(false, "this system lets everybody in");
        return waiting;
    }
}
