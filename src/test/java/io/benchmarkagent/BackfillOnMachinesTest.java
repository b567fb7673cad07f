package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PostgresServer;
import io.benchmarkagent.fixtures.RabbitServer;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers that are processes of their own, over a real RabbitMQ and a real PostgreSQL, and what may happen to each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class BackfillOnMachinesTest {
    private static final Map<String, String> SECRETS =
            Map.of("PGPASSWORD", PostgresServer.PASSWORD, "RABBITMQ_PASSWORD", RabbitServer.PASSWORD);
    private static final int RUNS = 17;

    private final List<PostgresServer> databases = new ArrayList<>();
    private final List<RabbitServer> brokers = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();

    @TempDir
    static Path tmp = Path.of("");

    @BeforeAll
    void start() throws Exception {
        CompletableFuture<Boolean> database = aside(() -> databases.add(PostgresServer.start()));
        CompletableFuture<Boolean> broker = aside(() -> brokers.add(RabbitServer.start()));
        Agent.bare()
                .run(BackfillAtOnceTest.arguments(SAMPLE.toAbsolutePath(), tmp.resolve("alone"), "--threads", "2"))
                .isDone();
        CompletableFuture.allOf(database, broker).join();
    }

    @AfterEach
    void sendHome() throws InterruptedException {
        for (Process worker : workers) {
            worker.destroyForcibly().waitFor();
        }
        workers.clear();
    }

    @AfterAll
    void stop() throws IOException {
        for (PostgresServer database : databases) {
            database.close();
        }
        for (RabbitServer broker : brokers) {
            broker.close();
        }
    }

    @Test
    void severalMachinesWriteWhatOneWritesAndNobodySaysAPassword() throws Exception {
        worker("spread");
        worker("spread");
        Ran first = spread("spread");
        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.out()).endsWith(RUNS + " reports written to " + tmp.resolve("spread") + ", 0 were there\n");
        endsAsAlone("spread");
        assertThat(slices("spread"))
                .as("one of observing, three of reporting")
                .containsOnly("COMPLETED")
                .hasSize(4);
        assertThat(spread("spread").isDone().out())
                .startsWith("0 reports written")
                .contains(RUNS + " were there");
        assertThat(slices("spread")).as("nothing to do, nothing handed out").hasSize(4);
        for (Path file : Folder.files(tmp.resolve("spread"))) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(PostgresServer.PASSWORD, RabbitServer.PASSWORD);
        }
    }

    @Test
    void aWorkerThatIsKilledCostsNothingButTheTimeOfItsSlice() throws Exception {
        Process killed = worker("killed");
        CompletableFuture<Ran> backfill = aside(() -> spread("killed"));
        await("killed", 2);
        killed.destroyForcibly().waitFor();
        SortedMap<String, Long> before = times("killed");
        assertThat(before.size()).as("killed amid").isBetween(2, RUNS - 1);
        worker("killed");
        assertThat(backfill.get().exit()).isZero();
        assertThat(times("killed")).as("made once").containsAllEntriesOf(before);
        assertThat(slices("killed")).containsOnly("COMPLETED");
        endsAsAlone("killed");
    }

    @Test
    void whoHandsOutTheWorkMayBeKilledAndBegunAgain() throws Exception {
        worker("begun");
        Process killed = AgentArchive.ofThisBuild()
                .begin(tmp.resolve("begun.log"), tmp.resolve("temporary"), SECRETS, arguments("backfill", "begun"));
        await("begun", 2);
        killed.destroyForcibly().waitFor();
        assertThat(spread("begun").exit()).isZero();
        assertThat(slices("begun")).doesNotContain("STARTED", "STARTING");
        endsAsAlone("begun");
    }

    @Test
    void aBrokerThatIsKilledAndComesBackIsWaitedFor() throws Exception {
        worker("broken");
        CompletableFuture<Ran> backfill = aside(() -> spread("broken"));
        await("broken", 2);
        brokers.get(0).kill();
        brokers.get(0).begin();
        assertThat(backfill.get().exit()).as(backfill.get().toString()).isZero();
        assertThat(slices("broken")).containsOnly("COMPLETED");
        endsAsAlone("broken");
    }

    @Test
    void aDatabaseThatIsStartedAnewIsSurvivedOrTheBackfillIsBegunAgain() throws Exception {
        worker("anew");
        CompletableFuture<Ran> backfill = aside(() -> spread("anew"));
        await("anew", 2);
        databases.get(0).restart();
        Ran ran = backfill.get();
        if (ran.exit() != 0) {
            assertThat(ran.err().lines()).singleElement().asString().startsWith("benchmark-agent: backfill.database");
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(spread("anew").exit()).isZero();
        }
        endsAsAlone("anew");
    }

    @Test
    void aWorkerWithOtherSettingsEndsAndHandsBackWhatItWasGiven() throws Exception {
        CompletableFuture<Ran> backfill = aside(() -> spread("agreed"));
        Ran other = agent().with("DETECTION_Q", "0.2").run(arguments("worker", "agreed"));
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err().lines()).last().asString().contains("another settings file", "start both with the same");
        worker("agreed");
        assertThat(backfill.get().exit()).isZero();
        endsAsAlone("agreed");
    }

    @Test
    void mistakesAreOneLine() {
        String database = databases.get(0).url();
        String broker = brokers.get(0).url();
        for (String command : List.of("backfill", "worker")) {
            refused(command, "--broker", broker).isRefused(2, "backfill.broker", "backfill.database is not");
            refused(command, "--broker", "amqp://bench:hunter2@b", "--database", database)
                    .isRefused(2, "backfill.broker carries a password", "RABBITMQ_PASSWORD");
            refused(command, "--broker", "rabbit", "--database", database)
                    .isRefused(2, "backfill.broker is no address", "amqp://broker:5672");
            refused(command, "--broker", "amqp://127.0.0.1:1", "--database", database)
                    .isRefused(1, "backfill.broker amqp://guest@127.0.0.1:1 cannot be reached", "refused");
            Agent.bare()
                    .with("PGPASSWORD", PostgresServer.PASSWORD)
                    .run(arguments(command, "refused"))
                    .isRefused(1, "refuses the login of bench", "RABBITMQ_PASSWORD");
        }
        refused("worker").isRefused(2, "no broker is named", "--broker");
        refused("worker", "--idle", "soon").isRefused(2, "--idle 'soon' is no time span");
        refused("worker", "--broker", broker, "--database", "jdbc:postgresql://127.0.0.1:1/x")
                .isRefused(1, "backfill.database jdbc:postgresql://127.0.0.1:1/x", "refused");
    }

    @Test
    void helpTeachesByExample() {
        assertThat(Agent.bare().run("worker", "--help").isDone().out())
                .contains("--broker", "--idle", "Exit codes: 0", "benchmark-agent worker --archive");
    }

    private Ran refused(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(BackfillAtOnceTest.arguments(SAMPLE, tmp.resolve("refused"), more)));
        all.set(0, command);
        return agent().run(all.toArray(String[]::new));
    }

    private void endsAsAlone(String out) throws IOException {
        assertThat(BackfillAtOnceTest.bytes(tmp.resolve(out)))
                .isEqualTo(BackfillAtOnceTest.bytes(tmp.resolve("alone")))
                .containsKey("index.html");
        assertThat(new Whole(tmp.resolve(out)).torn()).isEmpty();
        assertThat(new Whole(tmp.resolve(out)).temporaries()).isEmpty();
    }

    private Ran spread(String out) {
        return agent().run(arguments("backfill", out));
    }

    private Process worker(String out) throws IOException {
        Process worker = AgentArchive.ofThisBuild()
                .begin(
                        tmp.resolve(out + workers.size() + ".log"),
                        tmp.resolve("temporary"),
                        SECRETS,
                        Stream.concat(Stream.of(arguments("worker", out)), Stream.of("--threads", "1"))
                                .toArray(String[]::new));
        workers.add(worker);
        return worker;
    }

    private Agent agent() {
        return Agent.bare()
                .with("PGPASSWORD", PostgresServer.PASSWORD)
                .with("RABBITMQ_PASSWORD", RabbitServer.PASSWORD);
    }

    private String[] arguments(String command, String out) {
        String[] all = BackfillAtOnceTest.arguments(
                SAMPLE.toAbsolutePath(),
                tmp.resolve(out),
                "--database",
                databases.get(0).url(),
                "--broker",
                brokers.get(0).url());
        all[0] = command;
        return all;
    }

    private void await(String out, int reports) throws InterruptedException {
        while (Folder.findings(tmp.resolve(out)).size() < reports) {
            Thread.sleep(2);
        }
    }

    private SortedMap<String, Long> times(String out) {
        SortedMap<String, Long> times = new TreeMap<>();
        Folder.findings(tmp.resolve(out))
                .forEach(file -> times.put(file.toString(), file.toFile().lastModified()));
        return times;
    }

    /** How the slices of all executions ended. */
    private List<String> slices(String out) throws SQLException, IOException {
        List<String> statuses = new ArrayList<>();
        try (Connection books =
                        DriverManager.getConnection(databases.get(0).url() + "&password=" + PostgresServer.PASSWORD);
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select step.status from batch_step_execution step join batch_job_execution using (job_execution_id)"
                                + " join batch_job_instance using (job_instance_id) where step_name like '%:%' and job_name = 'backfill-"
                                + id(out) + "'")) {
            while (rows.next()) {
                statuses.add(rows.getString(1));
            }
        }
        return statuses;
    }

    private String id(String out) throws IOException {
        return Files.readString(tmp.resolve(out).resolve(".backfill/id.json"))
                .strip()
                .replace("\"", "");
    }

    private static <T> CompletableFuture<T> aside(Callable<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return work.call();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
