package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.source.kubernetes.NoAnswer.Reason;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import tools.jackson.databind.JsonNode;

/** Lists objects, page after page, and does nothing else: no other verb, no watch. */
final class ApiClient implements AutoCloseable {
    private static final int PAGE = 500;
    private static final int GONE = 410;

    private final Config config;
    private final HttpClient http;

    private ApiClient(Config config, HttpClient http) {
        this.config = config;
        this.http = http;
    }

    static ApiClient open(ClusterAccess access) throws NoAnswer {
        Config config = access.config();
        try {
            // one list after the other: nothing to gain from HTTP/2, and its upgrade in clear text may never be
            // answered
            return new ApiClient(
                    config,
                    new JdkHttpClientFactory().newBuilder(config).preferHttp11().build());
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw new NoAnswer(Reason.KUBECONFIG, "its certificates, or its proxy, cannot be used");
        }
    }

    /** Where the cluster is, without whatever an address may carry. */
    String place() {
        return config.getMasterUrl().replaceFirst("//[^/@]*@", "//").replaceFirst("[?#].*", "");
    }

    String namespace() {
        return Optional.ofNullable(config.getNamespace())
                .filter(name -> !name.isEmpty())
                .orElse("default");
    }

    List<JsonNode> list(Kind kind) throws NoAnswer, InterruptedException {
        String path = kind.path(namespace());
        String query = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        List<JsonNode> items = new ArrayList<>();
        ObjectList page = page(query, kind);
        items.addAll(page.items());
        while (!page.next().isEmpty()) {
            Optional<ObjectList> next = following(query, page.next(), kind);
            if (next.isEmpty()) {
                return page(path, kind).items();
            }
            page = next.get();
            items.addAll(page.items());
            if (items.size() > KeptFields.MOST_ELEMENTS) {
                throw new NoAnswer(Reason.TOO_MUCH, "there are more than " + KeptFields.MOST_ELEMENTS);
            }
        }
        return items;
    }

    /** None when the pages have changed under us: what is left is to ask for all at once. */
    private Optional<ObjectList> following(String query, String next, Kind kind) throws NoAnswer, InterruptedException {
        String more = query + "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        try (Answer answer = get(more)) {
            return answer.code() == GONE ? Optional.empty() : Optional.of(read(answer, kind));
        }
    }

    private ObjectList page(String path, Kind kind) throws NoAnswer, InterruptedException {
        try (Answer answer = get(path)) {
            return read(answer, kind);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private static ObjectList read(Answer answer, Kind kind) throws NoAnswer {
        requireSuccess(answer, kind);
        try {
            return ObjectList.read(answer.body(), kind);
        } catch (ObjectFile.Refused e) {
            boolean tooMuch = e.what().startsWith("holds more");
            throw new NoAnswer(tooMuch ? Reason.TOO_MUCH : Reason.MALFORMED, "the answer " + e.what());
        }
    }

    private static void requireSuccess(Answer answer, Kind kind) throws NoAnswer {
        int code = answer.code();
        if (code == 200) {
            return;
        }
        String message = "HTTP " + code + answer.message(kind);
        throw new NoAnswer(
                switch (code) {
                    case 401, 407 -> Reason.UNAUTHORIZED;
                    case 403 -> Reason.FORBIDDEN;
                    case 404 -> Reason.NOT_SERVED;
                    default -> code == 429 || code >= 500 ? Reason.BUSY : Reason.MALFORMED;
                },
                message);
    }

    private Answer get(String path) throws NoAnswer, InterruptedException {
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(config.getMasterUrl() + path)
                .header("Accept", "application/json")
                .build();
        try {
            return new Answer(http.sendAsync(request, InputStream.class).get());
        } catch (ExecutionException e) {
            throw noConnection(e);
        }
    }

    private static NoAnswer noConnection(Throwable e) {
        List<Throwable> causes = Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
        Throwable cause = causes.get(causes.size() - 1);
        String text =
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        if (causes.stream().anyMatch(one -> one instanceof SSLException || one instanceof GeneralSecurityException)) {
            return new NoAnswer(Reason.TLS, text);
        }
        boolean late = causes.stream()
                .anyMatch(one -> one instanceof HttpTimeoutException || one instanceof InterruptedIOException);
        return new NoAnswer(late ? Reason.TIMEOUT : Reason.UNREACHABLE, "no connection (" + text + ")");
    }

    /** A response, and its body that is to be closed. */
    private record Answer(HttpResponse<InputStream> response) implements AutoCloseable {
        private static final int LONGEST_STATUS = 64 * 1024;

        int code() {
            return response.code();
        }

        InputStream body() {
            return response.body();
        }

        /** What Kubernetes itself says; a page of a proxy says nothing worth repeating. */
        String message(Kind kind) {
            try {
                ObjectList.read(new AtMost(body(), LONGEST_STATUS), kind);
                return "";
            } catch (ObjectFile.Refused e) {
                String refusal = "holds the API's refusal:";
                return e.what().startsWith(refusal) ? e.what().substring(refusal.length() - 1) : "";
            }
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException gone) {
                // it was read as far as it went
            }
        }
    }
}
