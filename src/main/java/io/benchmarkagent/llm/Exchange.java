package io.benchmarkagent.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.benchmarkagent.names.BoundedDns;
import io.benchmarkagent.names.Names;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The requests that one answer may cost, all within one deadline that covers the body too. A server that is busy or failing is asked
 * a second time after the pause it asks for, if that leaves time to answer; one that complains of how it was asked, once or twice more.
 */
final class Exchange implements HttpClient, HttpClientBuilder {
    private static final long MOST_BYTES = 4L << 20;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final MediaType JSON = MediaType.get("application/json");

    private static final int MOST_REQUESTS = 3;

    private final OkHttpClient client;
    private final Endpoint endpoint;
    private final ApiKey key;
    private final Duration timeout;
    private final long deadline;
    private int requests = 0;
    private boolean retried;
    private final AtomicBoolean sent = new AtomicBoolean();
    private Optional<Duration> asked = Optional.empty();

    Exchange(OkHttpClient client, Names names, Endpoint endpoint, ApiKey key, Duration timeout) {
        this.client = client.newBuilder()
                .dns(new BoundedDns(names, () -> Duration.ofNanos(left())))
                .eventListener(new Sending())
                .build();
        this.endpoint = endpoint;
        this.key = key;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Redirects are not followed, so the key goes nowhere else; only the deadline of a call bounds its time, the connecting too. */
    static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .build();
    }

    boolean isSpent() {
        return requests >= MOST_REQUESTS || retried;
    }

    /** Whether something went out that no answer came of: before that nothing can be billed. */
    boolean isSent() {
        return sent.get();
    }

    /** Sees a request leave; connecting, greeting a proxy and shaking hands come before that. */
    private final class Sending extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            sent.set(true);
        }
    }

    /** How long the server wanted to be left alone, if it said so. */
    Optional<Duration> askedPause() {
        return asked;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Reply reply = send(request);
        if (reply.isWorthAnother() && !isSpent() && waited(reply.pause().orElse(PAUSE))) {
            retried = true;
            reply = send(request);
        }
        asked = reply.pause();
        return reply.orThrow();
    }

    private Reply send(HttpRequest request) {
        requests++;
        Call call = client.newCall(translated(request));
        call.timeout().timeout(Math.max(1, left()), TimeUnit.NANOSECONDS);
        FutureTask<Reply> reply = new FutureTask<>(() -> reply(call));
        Thread wire = new Thread(reply, "model");
        wire.setDaemon(true);
        wire.start();
        return awaited(reply, call);
    }

    /** A socket that is read heeds no interruption: whoever waits for it does, and then closes the connection. */
    private static Reply awaited(FutureTask<Reply> reply, Call call) {
        try {
            return reply.get();
        } catch (InterruptedException stopped) {
            call.cancel();
            throw new Stopped(stopped);
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof RuntimeException own ? own : new IllegalStateException(broken);
        }
    }

    private Reply reply(Call call) {
        try (Response response = call.execute()) {
            Reply reply = Reply.of(response, response.peekBody(MOST_BYTES).string());
            sent.set(false);
            return reply;
        } catch (InterruptedIOException e) {
            throw new TimeoutException(e);
        } catch (IOException e) {
            return Reply.broken(e);
        }
    }

    /** To the configured host or to nobody, with the key in the provider's own header. */
    private Request translated(HttpRequest request) {
        HttpUrl.Builder url = HttpUrl.get(request.url()).newBuilder();
        endpoint.query().forEach(url::setQueryParameter);
        HttpUrl address = url.build();
        if (!endpoint.isOurs(address.host(), address.port())) {
            throw new IllegalStateException(address.host() + " is not the configured host");
        }
        Request.Builder builder = new Request.Builder().url(address).post(RequestBody.create(request.body(), JSON));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.addHeader(name, value)));
        builder.removeHeader("Authorization");
        return builder.header(endpoint.keyHeader(), endpoint.headerValue(key)).build();
    }

    private long left() {
        return deadline - System.nanoTime();
    }

    /** Whether there is time for the pause and as much again for an answer; if so it is over when this returns. */
    private boolean waited(Duration pause) {
        if (left() < 2 * pause.toNanos()) {
            return false;
        }
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            throw new Stopped(stopped);
        }
    }

    /** What came back: an HTTP answer, or a connection that broke. */
    private record Reply(int code, String body, Optional<Duration> pause, boolean isFinal, List<IOException> broken) {
        static Reply of(Response response, String body) {
            return new Reply(
                    response.code(),
                    body,
                    Pause.asked(name -> response.header(name, ""), Instant.now()),
                    "false".equals(response.header("x-should-retry")),
                    List.of());
        }

        /** Where nobody listens, nobody will in a moment. */
        static Reply broken(IOException e) {
            return new Reply(0, "", Optional.empty(), e instanceof ConnectException, List.of(e));
        }

        boolean isWorthAnother() {
            return !isFinal && (code == 0 || code == 408 || code == 429 || code >= 500);
        }

        SuccessfulHttpResponse orThrow() {
            broken.forEach(e -> {
                throw new UncheckedIOException(e);
            });
            if (code / 100 != 2) {
                throw new HttpException(code, body);
            }
            return SuccessfulHttpResponse.builder().statusCode(code).body(body).build();
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed");
    }

    @Override
    public Duration connectTimeout() {
        return timeout;
    }

    /** The deadline stands; what the client library wishes is ignored. */
    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
