package io.benchmarkagent.publish;

import io.benchmarkagent.names.BoundedDns;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One host's HTTP API: JSON to it and JSON back, with our token. Nobody else is called, whatever the host answers. */
final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MediaType TYPE = MediaType.get("application/json");
    private static final Duration CALL = Duration.ofSeconds(20);
    private static final long MOST_BYTES = 16L << 20;
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    /** One for all attempts: each would leave its connection open until the end. */
    private static final ConnectionPool CONNECTIONS = new ConnectionPool();

    private final OkHttpClient http;
    private final HttpUrl base;
    private final Token token;
    private final Map<String, String> headers;
    private final Patience patience;
    private final Clock clock;

    private Api(
            OkHttpClient http, HttpUrl base, Token token, Map<String, String> headers, Patience patience, Clock clock) {
        this.http = http;
        this.base = base;
        this.token = token;
        this.headers = Map.copyOf(headers);
        this.patience = patience;
        this.clock = clock;
    }

    /** @param address as the variable of this name has it */
    static Api at(
            String variable, String address, Token token, Map<String, String> headers, Patience patience, Clock clock)
            throws NotPublished {
        HttpUrl base = Optional.ofNullable(HttpUrl.parse(address.strip()))
                .filter(url -> url.query() == null && url.fragment() == null)
                .filter(url -> url.username().isEmpty() && url.password().isEmpty())
                .orElseThrow(() -> NotPublished.because(
                        variable + " is no address of an API; give one such as https://api.github.com"));
        return new Api(client(base), base, token, headers, patience, clock);
    }

    private static OkHttpClient client(HttpUrl base) {
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .connectionPool(CONNECTIONS)
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .dns(BoundedDns.within(Duration.ofSeconds(10)))
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(CALL);
        if (!base.isHttps()) {
            http.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        }
        return http.build();
    }

    /** What came back; {@code more} where the host says that there is another page. */
    record Answer(JsonNode body, boolean more) {}

    /** An address below the API's own. */
    HttpUrl.Builder below(String path) {
        HttpUrl.Builder url = base.newBuilder();
        List<String> segments = base.pathSegments();
        if (segments.get(segments.size() - 1).isEmpty()) {
            url.removePathSegment(segments.size() - 1);
        }
        return url.addPathSegments(path);
    }

    Answer get(HttpUrl url) throws NotPublished {
        return send(new Request.Builder().url(url).get());
    }

    /** Comments that are ours, of all pages, the oldest first. */
    List<Posted> posted(HttpUrl comments, Predicate<JsonNode> ours) throws NotPublished {
        List<Posted> all = new ArrayList<>();
        boolean more = true;
        for (int page = 1; more && page <= MOST_PAGES; page++) {
            Answer answer = get(comments.newBuilder()
                    .addQueryParameter("per_page", String.valueOf(PAGE))
                    .addQueryParameter("page", String.valueOf(page))
                    .build());
            answer.body()
                    .valueStream()
                    .filter(ours)
                    .map(comment -> new Posted(
                            comment.path("id").asLong(0),
                            comment.path("body").asString(""),
                            comment.path("html_url").asString("")))
                    .forEach(all::add);
            more = answer.more() || answer.body().size() >= PAGE;
        }
        return all.stream().sorted(Comparator.comparingLong(Posted::id)).toList();
    }

    void send(String method, String path, Map<String, String> fields) throws NotPublished {
        RequestBody body = RequestBody.create(JSON.writeValueAsBytes(fields), TYPE);
        send(new Request.Builder().url(below(path).build()).method(method, body));
    }

    /** What came back, such as the number of what was made. */
    Answer send(String method, String path, JsonNode body) throws NotPublished {
        RequestBody bytes = RequestBody.create(JSON.writeValueAsBytes(body), TYPE);
        return send(new Request.Builder().url(below(path).build()).method(method, bytes));
    }

    void delete(String path) throws NotPublished {
        send(new Request.Builder().url(below(path).build()).delete());
    }

    private Answer send(Request.Builder request) throws NotPublished {
        headers.forEach(request::header);
        request.header("User-Agent", "benchmark-agent").header(token.header(), token.value());
        Call call = http.newCall(request.build());
        call.timeout().timeout(Math.max(1, atMost().toNanos()), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            String text = response.peekBody(MOST_BYTES).string();
            if (!response.isSuccessful()) {
                throw new Refusal(response, token.without(text), clock).told(base.host());
            }
            return new Answer(read(text), response.header("Link", "").contains("rel=\"next\""));
        } catch (InterruptedIOException slow) {
            throw NotPublished.forNow(base.host() + " does not answer in time", Optional.empty());
        } catch (IOException broken) {
            throw NotPublished.forNow(
                    base.host() + " is out of reach (" + token.without(String.valueOf(broken.getMessage())) + ")",
                    Optional.empty());
        }
    }

    private Duration atMost() {
        return CALL.compareTo(patience.left()) < 0 ? CALL : patience.left();
    }

    private JsonNode read(String text) throws NotPublished {
        try {
            return text.isBlank() ? JSON.nullNode() : JSON.readTree(text);
        } catch (JacksonException noJson) {
            throw NotPublished.because(
                    base.host() + " answers with something that is no JSON; is it the API's address?");
        }
    }
}
