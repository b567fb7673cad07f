package io.benchmarkagent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every parameter, header and field of every address in the OpenAPI description, and every field of every page, with what attackers send:
 * nothing breaks, nothing comes back as markup or as a header, no file is read, and nobody is called.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class HostileRequestsTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String INCIDENT = "gcp-amd-20260301-143022";
    private static final String TRAP = "TRAP";
    private static final String SECRET = "It's a Secret to Everybody";
    private static final List<String> VALUES = List.of(
            "<script>alert(1)</script>\"><img src=x onerror=alert(1)>' onfocus='alert(1)' autofocus='",
            "javascript:alert(1)//",
            "http://127.0.0.1:" + TRAP + "/latest/meta-data",
            "${jndi:ldap://127.0.0.1:" + TRAP + "/a}",
            "jdbc:postgresql://127.0.0.1:" + TRAP + "/x",
            "file:///etc/passwd",
            "../../../../../../etc/passwd",
            "..\\..\\..\\etc\\passwd",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "x\r\nX-Injected: yes\r\n\r\n<b>",
            "' or '1'='1'; drop table x; -- ${7*7}<#assign x=49>",
            "promql: http://127.0.0.1:" + TRAP + "/",
            "\ud800\u0000\u202e\ufeff",
            "",
            "A".repeat(6000));

    private final ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger called = new AtomicInteger();
    private final Service service;
    private final JsonNode description;

    HostileRequestsTest(@TempDir Path home) throws IOException {
        Thread listening = new Thread(this::listen, "trap");
        listening.setDaemon(true);
        listening.start();
        Agent.bare().report(INCIDENT, SAMPLE, home.resolve("reports"), "--llm", "off");
        service = Service.of(Map.of("WEBHOOK_SECRET", SECRET), SAMPLE, home.resolve("reports"));
        description =
                JsonMapper.shared().readTree(service.get("/api/v1/openapi.json").body());
    }

    private void listen() {
        while (!trap.isClosed()) {
            try {
                trap.accept().close();
                called.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
        trap.close();
        assertThat(called).as("calls of the address that requests named").hasValue(0);
        assertThat(service.said().lines()).as("its log").hasSize(1);
    }

    /** Where something can be put into a request. */
    private record Place(String method, String path, String in, String name, JsonNode body) {
        @Override
        public String toString() {
            return method + " " + path + " " + in + " " + name;
        }
    }

    private Stream<Place> places() {
        return description.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .flatMap(one -> places(one.getKey(), path.getKey(), one.getValue())));
    }

    private Stream<Place> places(String method, String path, JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content/application~1json");
        JsonNode example = content.path("example");
        Stream<Place> parameters = StreamSupport.stream(
                        operation.path("parameters").spliterator(), false)
                .map(one -> new Place(
                        method,
                        path,
                        one.path("in").asString(),
                        one.path("name").asString(),
                        example));
        String schema = content.at("/schema/$ref").asString("").replaceFirst("^#", "");
        Stream<Place> fields = schema.isEmpty()
                ? Stream.of()
                : fields(description.at(schema), "").map(field -> new Place(method, path, "body", field, example));
        return Stream.concat(parameters, fields);
    }

    /** Pointers to those of text, also of objects within. */
    private static Stream<String> fields(JsonNode schema, String before) {
        Stream<JsonNode> same = Stream.concat(
                Stream.of(schema), StreamSupport.stream(schema.path("oneOf").spliterator(), false));
        return same.flatMap(one -> one.path("properties").properties().stream()).flatMap(field -> {
            String here = before + "/" + field.getKey();
            return Stream.concat(Stream.of(here), fields(field.getValue(), here));
        });
    }

    @ParameterizedTest
    @MethodSource("places")
    void whateverStandsThereIsData(Place place) {
        for (String value : VALUES) {
            String hostile = value.replace(TRAP, Integer.toString(trap.getLocalPort()));
            isHarmless(service.sent(request(place, hostile)), place + " = " + hostile);
        }
    }

    private HttpRequest request(Place place, String value) {
        String path = place.path();
        if (place.in().equals("path")) {
            path = path.replace("{" + place.name() + "}", encoded(value));
        }
        if (place.in().equals("query")) {
            path += "?" + place.name() + "=" + encoded(value) + (place.name().equals("group") ? "&group=x" : "");
        }
        path = path.replaceAll("\\{(run)}", INCIDENT).replaceAll("\\{[a-z]+}", "none");
        HttpRequest.Builder request = service.request(path, "Content-Type", "application/json");
        if (place.in().equals("header")) {
            request.header(place.name(), value.replaceAll("[^\\x20-\\x7e]", "?"));
        }
        String body = place.body().isObject() ? body(place, value) : "";
        return request.method(
                        place.method().toUpperCase(Locale.ROOT),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String body(Place place, String value) {
        ObjectNode whole = (ObjectNode) place.body().deepCopy();
        if (place.in().equals("body")) {
            String[] names = place.name().substring(1).split("/");
            ObjectNode node = whole;
            for (int i = 0; i < names.length - 1; i++) {
                node = node.path(names[i]).isObject() ? (ObjectNode) node.path(names[i]) : node.putObject(names[i]);
            }
            node.put(names[names.length - 1], value);
        }
        return whole.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void isHarmless(HttpResponse<String> sent, String request) {
        assertThat(sent.statusCode()).as(request).isLessThan(500);
        assertThat(sent.headers().firstValue("x-injected")).as(request).isEmpty();
        assertThat(sent.body()).as(request).doesNotContain("root:x:0", "\tat ", "Exception:");
        String type = sent.headers().firstValue("content-type").orElse("");
        if (type.startsWith("text/html")
                && !sent.body().startsWith("<!doctype html><html lang=\"en\"><head><title>HTTP")) {
            Document page = Jsoup.parse(sent.body());
            assertThat(page.select("script:not([src^=/static/]), img, iframe, object, base, [onerror], [onfocus]"))
                    .as(request)
                    .isEmpty();
            assertThat(page.select("[href^=javascript], [action^=javascript], [href*=127.0.0.1]"))
                    .as(request)
                    .isEmpty();
        } else {
            assertThat(type).as(request).doesNotContain("script").doesNotContain("xml");
        }
    }

    private Stream<String> posts() {
        return description.path("paths").properties().stream()
                .filter(path -> path.getValue().has("post"))
                .map(path -> path.getKey().replaceAll("\\{[a-z]+}", "none"));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void aBodyThatIsTooLongIsReadNowhere(String path) {
        HttpResponse<String> sent = service.post(path, "{\"query\": \"" + "cpu ".repeat(20_000) + "\"}");
        assertThat(sent.statusCode()).as(path).isEqualTo(413);
        assertThat(sent.body()).contains("too-large");
    }

    private static Stream<String> pages() {
        return Stream.of(
                "GET /runs/{}",
                "GET /runs/{}/history?metric=cpu.utilization_pct",
                "GET /run?id={}",
                "GET /runs/" + INCIDENT + "/history?metric={}",
                "GET /runs/" + INCIDENT + "/history?metric=cpu.utilization_pct&subject={}",
                "GET /compare?group={}&group=cpu_vendor%3Damd",
                "GET /chat?run={}",
                "GET /reports/{}",
                "GET /{}",
                "GET /static/{}/page.css",
                "GET /static/0123456789abcdef/{}",
                "GET /login?error={}",
                "POST /chat question={}",
                "POST /chat question=cpu+of+frontend&run={}",
                "POST /chat example={}",
                "POST /reports run={}");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whateverIsTypedOnAPageIsData(String page) {
        String[] parts = page.split(" ");
        for (String value : VALUES) {
            String hostile = encoded(value.replace(TRAP, Integer.toString(trap.getLocalPort())));
            HttpRequest.Builder request = service.request(
                    parts[1].replace("{}", hostile),
                    "Accept",
                    "text/html",
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            isHarmless(
                    service.sent((parts[0].equals("GET")
                                    ? request.GET()
                                    : request.POST(
                                            HttpRequest.BodyPublishers.ofString(parts[2].replace("{}", hostile))))
                            .build()),
                    page + " = " + value);
        }
    }
}
