package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.PostgresServer;
import io.benchmarkagent.fixtures.SilentServer;
import io.benchmarkagent.web.access.Awaited;
import io.benchmarkagent.web.token.ApiToken;
import io.benchmarkagent.web.token.Scope;
import io.benchmarkagent.web.token.Tokens;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Services that share a PostgreSQL: one that goes, and a database that goes, cost nobody what was said or asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class SharedDatabaseTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final Pattern ADDRESS = Pattern.compile("serving .* at (http://\\S+)");

    private final Path home;
    private final PostgresServer database;
    private final String token;
    private final Service service;

    SharedDatabaseTest(@TempDir Path home) throws IOException, InterruptedException {
        this.home = home;
        database = PostgresServer.start();
        token = token();
        service = Service.of(environment("here"), SAMPLE, home.resolve("reports"), "--auth");
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
        database.close();
    }

    private String token() throws IOException {
        ApiToken.Minted minted =
                ApiToken.mint("test", EnumSet.allOf(Scope.class), Instant.now(), Optional.empty(), new SecureRandom());
        Tokens.at(database.url(), PostgresServer.PASSWORD, Path.of("")).add(minted.token());
        return minted.text();
    }

    private Map<String, String> environment(String replica) {
        return Map.of(
                "XDG_STATE_HOME",
                home.resolve(replica).toString(),
                "WEB_DATABASE",
                database.url(),
                "WEB_RATE",
                "1000000",
                "PGPASSWORD",
                PostgresServer.PASSWORD);
    }

    /** A service in a process of its own, whose model never answers. */
    private final class Replica implements AutoCloseable {
        private final Path log = home.resolve("replica.log");
        private final HttpClient client = HttpClient.newHttpClient();
        private final Process process;

        Replica(SilentServer model) throws IOException {
            Map<String, String> environment = new HashMap<>(environment("there"));
            environment.put("OPENAI_BASE_URL", model.baseUrl());
            environment.put("OPENAI_API_KEY", OpenAiServer.KEY);
            process = AgentProcess.begin(
                    log,
                    home.resolve("tmp"),
                    environment,
                    "serve",
                    "--archive",
                    SAMPLE.toString(),
                    "--out",
                    home.resolve("reports").toString(),
                    "--port",
                    "0",
                    "--auth");
        }

        String address() throws IOException {
            for (int i = 0; i < 6; i++) {
                Matcher serves = ADDRESS.matcher(Awaited.of(() -> Files.readString(log), said -> ADDRESS.matcher(said)
                        .find()));
                if (serves.find()) {
                    return serves.group(1);
                }
            }
            throw new IOException("not served: " + Files.readString(log));
        }

        HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address() + path))
                            .headers("Content-Type", "application/json", "Authorization", "Bearer " + token)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void oneThatIsKilledCostsTheOtherNothingAndItsReportIsMade() throws IOException, InterruptedException {
        try (SilentServer model = SilentServer.thatIgnores(10);
                Replica killed = new Replica(model)) {
            String talk = json(killed.post("/api/v1/conversations", "{}"))
                    .at("/links/self")
                    .asString();
            JsonNode task = json(killed.post("/api/v1/reports", "{\"run_id\": \"latest\"}"));
            assertThat(model.isAsked()).as("it is at the narrative").isTrue();
            killed.process.destroyForcibly().waitFor();
            assertThat(post("/api/v1/query", "{\"query\": \"cpu of frontend\"}").statusCode())
                    .isEqualTo(200);
            assertThat(post(talk + "/messages", "{\"query\": \"cpu of frontend\"}")
                            .statusCode())
                    .as("what was begun there goes on here")
                    .isEqualTo(200);
            String place = task.at("/links/self").asString();
            JsonNode now = json(get(place));
            assertThat(now.path("ended").isNull()).isTrue();
            for (int i = 0; i < 6 && now.path("ended").isNull(); i++) {
                now = json(Awaited.of(
                        () -> get(place), sent -> !json(sent).path("ended").isNull()));
            }
            assertThat(now.path("state").asString()).as(now.toString()).isEqualTo("done");
            assertThat(get(now.at("/links/findings").asString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDatabaseThatGoesAndComesBackIsA503InBetween() throws IOException, InterruptedException {
        String talk =
                json(post("/api/v1/conversations", "{}")).at("/links/self").asString();
        assertThat(post(talk + "/messages", "{\"query\": \"cpu of frontend\"}").statusCode())
                .isEqualTo(200);
        String task = json(post("/api/v1/reports", "{\"run_id\": \"gcp-intel-20260301-091207\"}"))
                .at("/links/self")
                .asString();
        ConcurrentLinkedQueue<HttpResponse<String>> seen = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        Browser browser = new Browser();
        assertThat(browser.sees("/")).isEqualTo(200);
        List<Thread> callers = List.of(
                asking(over, seen, () -> get("/api/v1/runs?limit=1")),
                asking(over, seen, () -> post(talk + "/messages", "{\"query\": \"cpu of cartservice\"}")),
                asking(over, seen, () -> get(talk)),
                asking(over, seen, () -> get(task)));
        database.restart();
        database.away();
        assertThat(Awaited.of(() -> List.copyOf(seen), all -> all.stream().anyMatch(SharedDatabaseTest::isAway)))
                .anyMatch(SharedDatabaseTest::isAway);
        assertThat(Awaited.of(() -> browser.sees("/"), status -> status == 503)).isEqualTo(503);
        database.back();
        assertThat(Awaited.of(() -> browser.sees("/"), status -> status == 200))
                .as("whoever is logged in stays so")
                .isEqualTo(200);
        assertThat(Awaited.of(() -> get(talk), sent -> sent.statusCode() == 200).statusCode())
                .isEqualTo(200);
        assertThat(Awaited.of(() -> get(task), sent -> sent.statusCode() == 200).statusCode())
                .isEqualTo(200);
        over.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(seen).allSatisfy(SharedDatabaseTest::isAnswered);
        assertThat(json(get(talk)).path("turns")).isNotEmpty();
        assertThat(post(talk + "/messages", "{\"query\": \"and cartservice?\"}").statusCode())
                .isEqualTo(200);
        assertThat(service.said().lines().skip(1))
                .as("its log")
                .allMatch(line -> line.contains("WARNING") || line.matches("\\w{3} \\d\\d?, .*"))
                .hasSizeLessThan(20);
    }

    /** Somebody who pasted the token once. */
    private final class Browser {
        private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        Browser() {
            Matcher form =
                    FIELD.matcher(sent(service.request("/login").GET().build()).body());
            assertThat(form.find()).isTrue();
            HttpRequest login = service.request("/login", "Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("token=" + token + "&_csrf=" + form.group(1)))
                    .build();
            assertThat(sent(login).statusCode()).isEqualTo(303);
        }

        int sees(String path) {
            return sent(service.request(path, "Accept", "text/html").GET().build())
                    .statusCode();
        }

        private HttpResponse<String> sent(HttpRequest request) {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private static boolean isAway(HttpResponse<String> sent) {
        return sent.statusCode() == 503;
    }

    private static void isAnswered(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isIn(200, 503);
        if (isAway(sent)) {
            assertThat(json(sent).path("detail").asString())
                    .contains("the log of the service says why")
                    .doesNotContain("jdbc:", "Exception", "\n");
        }
    }

    private static Thread asking(
            AtomicBoolean over,
            ConcurrentLinkedQueue<HttpResponse<String>> seen,
            Supplier<HttpResponse<String>> request) {
        Thread thread = new Thread(() -> {
            while (!over.get()) {
                seen.add(request.get());
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void thePostsOfAllReplicasAreOneChain() throws IOException, SQLException {
        post(
                "/api/v1/query",
                "{\"query\": \"cpu of frontend\", \"context\": {\"run_id\": \"gcp-amd-20260301-143022\"}}");
        post("/api/v1/query", "{\"query\": \"memory of frontend\"}");
        List<String> lines = Awaited.of(
                this::audit, all -> all.size() > 1 && String.join("", all).contains("gcp-amd-20260301-143022"));
        assertThat(lines)
                .anyMatch(line -> line.contains("request POST /api/v1/query")
                        && line.contains("\"who\":\"token:" + token.substring(4, 16)));
        assertThat(verified().exit()).isZero();
        assertThat(verified().out()).contains("lines in " + database.url());
        changed("update benchmark_agent_audit set line = replace(line, ':\"serve\"', ':\"other\"') where seq = 2");
        assertThat(verified().exit()).isEqualTo(10);
        assertThat(verified().err()).contains("line 2 of benchmark_agent_audit: was changed");
        changed("update benchmark_agent_audit set line = replace(line, ':\"other\"', ':\"serve\"') where seq = 2");
        assertThat(String.join("", lines)).doesNotContain("cpu of frontend", token.substring(17));
    }

    private Ran verified() {
        return Agent.of(environment("here")).run("audit", "verify");
    }

    private void changed(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), "bench", PostgresServer.PASSWORD);
                Statement update = connection.createStatement()) {
            assertThat(update.executeUpdate(statement)).isEqualTo(1);
        }
    }

    private List<String> audit() throws IOException {
        try (var connection = DriverManager.getConnection(database.url(), "bench", PostgresServer.PASSWORD);
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select line from benchmark_agent_audit order by seq")) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException notYet) {
            return List.of();
        }
    }

    private HttpResponse<String> get(String path) {
        return service.get(path, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> post(String path, String body) {
        return service.post(path, body, "Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<String> sent) {
        return JsonMapper.shared().readTree(sent.body());
    }
}
