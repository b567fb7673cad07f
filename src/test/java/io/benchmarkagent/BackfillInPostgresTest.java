package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a real PostgreSQL, to which everybody needs the password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillInPostgresTest {
    private static final Map<String, String> SECRET = Map.of("PGPASSWORD", PostgresServer.PASSWORD);

    private final List<PostgresServer> servers = new ArrayList<>();

    @TempDir
    Path tmp = Path.of("");

    @BeforeAll
    void start() throws IOException, InterruptedException {
        servers.add(PostgresServer.start());
    }

    @AfterAll
    void stop() throws IOException {
        for (PostgresServer server : servers) {
            server.close();
        }
    }

    @Test
    void twoThatComeFirstAtOnceBothEndAndTheirBooksSaySo() throws Exception {
        Process a = begin("a");
        Process b = begin("b");
        assertThat(a.waitFor()).as(Folder.text(tmp.resolve("a.log"))).isZero();
        assertThat(b.waitFor()).as(Folder.text(tmp.resolve("b.log"))).isZero();
        assertThat(tmp.resolve("a/index.html")).hasSameBinaryContentAs(tmp.resolve("b/index.html"));
        assertThat(statuses("a")).containsExactly("COMPLETED");
        assertThat(statuses("b")).containsExactly("COMPLETED");
        nobodySaysThePassword();
    }

    @Test
    void oneThatWasKilledIsRecoveredAndGoesOnAsTheSame() throws Exception {
        for (int kill = 0; kill < 2; kill++) {
            Process killed = begin("killed");
            int wanted = 2 + kill * 3;
            while (killed.isAlive() && reports() < wanted) {
                Thread.sleep(5);
            }
            killed.destroyForcibly().waitFor();
        }
        assertThat(statuses("killed")).containsExactly("FAILED", "STARTED");
        agent().run(arguments("killed")).isDone();
        assertThat(statuses("killed")).containsExactly("FAILED", "FAILED", "COMPLETED");
        assertThat(instances("killed")).isEqualTo(1);
        agent().run(arguments("killed")).isDone();
        assertThat(instances("killed")).isEqualTo(2);
    }

    @Test
    void aSecondOneOfTheSameFolderSeenFromAnotherMachineIsRefused() throws Exception {
        agent().run(arguments("shared", "--last", "1m")).isDone();
        try (Connection elsewhere = connection();
                Statement lock = elsewhere.createStatement()) {
            lock.execute("select pg_advisory_lock(hashtextextended('backfill-" + id("shared") + "', 0))");
            agent().run(arguments("shared")).isRefused(1, "another backfill fills");
        }
    }

    @Test
    void withoutThePasswordItIsOneLine() {
        Agent.bare()
                .run(arguments("refused"))
                .isRefused(1, "backfill.database jdbc:postgresql://127.0.0.1", "PGPASSWORD");
        Agent.bare()
                .with("PGPASSWORD", "another-secret")
                .run(arguments("refused"))
                .isRefused(1, "password authentication failed");
    }

    private void nobodySaysThePassword() throws IOException {
        for (Path file : Folder.files(tmp)) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(PostgresServer.PASSWORD);
        }
    }

    private int reports() {
        return Folder.findings(tmp.resolve("killed")).size();
    }

    private List<String> statuses(String out) throws SQLException, IOException {
        List<String> statuses = new ArrayList<>();
        try (Connection books = connection();
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery("select status from batch_job_execution join batch_job_instance"
                        + " using (job_instance_id) where job_name = 'backfill-" + id(out)
                        + "' order by job_execution_id")) {
            while (rows.next()) {
                statuses.add(rows.getString(1));
            }
        }
        return statuses;
    }

    private int instances(String out) throws SQLException, IOException {
        try (Connection books = connection();
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from batch_job_instance where job_name = 'backfill-" + id(out) + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private String id(String out) throws IOException {
        return Files.readString(tmp.resolve(out).resolve(".backfill/id.json"))
                .strip()
                .replace("\"", "");
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(servers.get(0).url() + "&password=" + PostgresServer.PASSWORD);
    }

    private Agent agent() {
        return Agent.bare().with("PGPASSWORD", PostgresServer.PASSWORD);
    }

    private Process begin(String out) throws IOException {
        return AgentProcess.begin(tmp.resolve(out + ".log"), tmp.resolve("temporary"), SECRET, arguments(out));
    }

    private String[] arguments(String out, String... more) {
        List<String> all = new ArrayList<>(List.of("--database", servers.get(0).url()));
        all.addAll(List.of(more));
        return BackfillAtOnceTest.arguments(SAMPLE.toAbsolutePath(), tmp.resolve(out), all.toArray(String[]::new));
    }
}
