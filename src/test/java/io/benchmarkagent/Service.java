package io.benchmarkagent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code serve} in this JVM, on a free port, until it is closed. */
public final class Service implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("serving .* at (https?://\\S+)");
    private static final Duration START = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Thread serving;
    private final String address;

    private Service(Map<String, String> environment, String... arguments) {
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        serving = new Thread(() -> BenchmarkAgent.run(arguments, environment, told, told), "serve");
        serving.start();
        address = awaited();
    }

    /** Of an archive, with reports in {@code out}. */
    public static Service of(Path archive, Path out, String... more) {
        return of(Map.of(), archive, out, more);
    }

    public static Service of(Map<String, String> environment, Path archive, Path out, String... more) {
        List<String> all = new ArrayList<>(
                List.of("serve", "--archive", archive.toString(), "--out", out.toString(), "--port", "0"));
        all.addAll(List.of(more));
        return new Service(environment, all.toArray(String[]::new));
    }

    public String address() {
        return address;
    }

    /** What it said on standard error. */
    public String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return sent(request(path, headers).GET().build());
    }

    /** A body of JSON. */
    public HttpResponse<String> post(String path, String json, String... headers) {
        String[] all = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                .toArray(String[]::new);
        return sent(request(path, all)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> sent(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String awaited() {
        long until = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < until && serving.isAlive()) {
            Matcher serves = ADDRESS.matcher(said());
            if (serves.find()) {
                return serves.group(1);
            }
            pause();
        }
        throw new IllegalStateException("not served: " + said());
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a signal does: what is under way is answered first. */
    @Override
    public void close() {
        serving.interrupt();
        try {
            serving.join(START.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
