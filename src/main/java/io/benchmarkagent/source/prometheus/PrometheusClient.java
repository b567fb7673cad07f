package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks the HTTP API. An answer goes to disk as it is, bounded in size. A call that fails in a way that may pass is tried again,
 * any other is not. A redirect is followed only on the same host: elsewhere the credentials would go along.
 */
final class PrometheusClient implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final int PIECE = 1 << 16;

    private final HttpUrl base;
    private final OkHttpClient http;
    private final Optional<String> authorization;
    private final Retries retries;
    private final long maxBytes;

    PrometheusClient(HttpUrl base, OkHttpClient http, Optional<String> authorization, Retries retries, long maxBytes) {
        this.base = base;
        this.http = http;
        this.authorization = authorization;
        this.retries = retries;
        this.maxBytes = maxBytes;
    }

    /** Writes the body of the range query's answer. */
    void range(String promql, Grid grid, Body into) throws Unanswered, InterruptedException {
        HttpUrl url = endpoint("query_range")
                .addQueryParameter("query", promql)
                .addQueryParameter("start", grid.start().toString())
                .addQueryParameter("end", grid.end().toString())
                .addQueryParameter("step", grid.stepSeconds() + "s")
                .build();
        retries.call(() -> fetch(url, into));
    }

    /** Writes the body of the instant query's answer. */
    void instant(String promql, Instant at, Body into) throws Unanswered, InterruptedException {
        HttpUrl url = endpoint("query")
                .addQueryParameter("query", promql)
                .addQueryParameter("time", at.toString())
                .build();
        retries.call(() -> fetch(url, into));
    }

    /** Writes the body of what another of its endpoints answers. */
    void get(String endpoint, Map<String, String> parameters, Body into) throws Unanswered, InterruptedException {
        HttpUrl.Builder url = endpoint(endpoint);
        parameters.forEach(url::addQueryParameter);
        HttpUrl whole = url.build();
        retries.call(() -> fetch(whole, into));
    }

    /** The same connections, with another limit to the time of all calls. */
    PrometheusClient within(TimeLimit limit) {
        return new PrometheusClient(
                base, http, authorization, new Retries(retries.maxAttempts(), retries.pause(), limit), maxBytes);
    }

    /** What a server says of a failure goes into reports, and it may say what it was told. */
    Unanswered unsecret(Unanswered e) {
        return authorization
                .map(value -> e.without(value.substring(value.indexOf(' ') + 1)))
                .orElse(e);
    }

    /** What is being asked on another thread is given up. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    private HttpUrl.Builder endpoint(String name) {
        HttpUrl.Builder url = base.newBuilder();
        List<String> segments = base.pathSegments();
        if (segments.get(segments.size() - 1).isEmpty()) {
            url.removePathSegment(segments.size() - 1);
        }
        return url.addPathSegments("api/v1/" + name);
    }

    private void fetch(HttpUrl first, Body into) throws Unanswered {
        HttpUrl url = first;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Optional<HttpUrl> next = once(url, into);
            if (next.isEmpty()) {
                return;
            }
            url = next.get();
        }
        throw Unanswered.because(Reason.NOT_PROMETHEUS, "more than " + MOST_REDIRECTS + " redirects");
    }

    /** The place that the server sends us to, where it does not answer itself. */
    private Optional<HttpUrl> once(HttpUrl url, Body into) throws Unanswered {
        try (Response response = call(url).execute()) {
            if (response.isRedirect()) {
                return Optional.of(sameHost(url, response));
            }
            if (!response.isSuccessful()) {
                throw HttpFailure.of(response);
            }
            save(response, into);
            return Optional.empty();
        } catch (IOException e) {
            throw Unanswered.noConnection(e);
        }
    }

    private Call call(HttpUrl url) {
        Call call = http.newCall(request(url));
        Duration timeout = Duration.ofMillis(http.callTimeoutMillis());
        call.timeout().timeout(retries.limit().atMost(timeout).toNanos(), TimeUnit.NANOSECONDS);
        return call;
    }

    private Request request(HttpUrl url) {
        Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private void save(Response response, Body into) throws Unanswered {
        try (InputStream body = new LimitedStream(response.body().byteStream(), maxBytes)) {
            copy(body, into);
        } catch (LimitedStream.TooLarge e) {
            throw Unanswered.because(Reason.TOO_LARGE, "the answer has " + e.getMessage());
        } catch (IOException e) {
            throw Unanswered.brokenOff(e);
        }
    }

    /** Tells a server that stops sending from a disk that takes no more. */
    private static void copy(InputStream from, Body into) throws IOException, Unanswered {
        byte[] piece = new byte[PIECE];
        OutputStream to = kept(into::rewrite);
        for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
            int length = n;
            kept(() -> {
                to.write(piece, 0, length);
                return to;
            });
        }
    }

    private static OutputStream kept(Keeping step) throws Unanswered {
        try {
            return step.write();
        } catch (IOException e) {
            throw Unanswered.notKept(e);
        }
    }

    @FunctionalInterface
    private interface Keeping {
        OutputStream write() throws IOException;
    }

    private static HttpUrl sameHost(HttpUrl from, Response response) throws Unanswered {
        String location = Optional.ofNullable(response.header("Location")).orElse("");
        Optional<HttpUrl> to = Optional.ofNullable(from.resolve(location));
        boolean same = to.isPresent()
                && to.get().host().equals(from.host())
                && (to.get().port() == from.port()
                        || (!from.isHttps() && to.get().isHttps()))
                && (to.get().isHttps() || !from.isHttps());
        if (!same) {
            String place = to.map(HttpUrl::host).orElse("nowhere");
            throw Unanswered.because(
                    Reason.NOT_PROMETHEUS,
                    "HTTP " + response.code() + " redirects to " + place + ", where no credentials are taken");
        }
        return to.get();
    }
}
