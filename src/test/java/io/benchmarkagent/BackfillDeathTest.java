package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backfills that are killed with SIGKILL at moments all over their life, and begun again. {@code -Dsoak.backfills} says how many kills,
 * {@code -Dsoak.seed} which moments; the figures are left in {@code target/backfill-death.txt}.
 */
class BackfillDeathTest {
    private static final int KILLS = Integer.getInteger("soak.backfills", 5);
    private static final int IN_ONE_LIFE = 5;
    private static final Path FIGURES = Path.of("target", "backfill-death.txt");

    private final Path tmp;
    private final Path archive;
    private final Random random = new Random(Long.getLong("soak.seed", 20260301L));
    private int kills;
    private int amid;
    private int tooLate;

    BackfillDeathTest(@TempDir Path tmp) throws IOException {
        this.tmp = tmp;
        archive = Folder.copy(SAMPLE, tmp.resolve("archive")).toAbsolutePath();
    }

    @Test
    void killedAtAnyMomentItGoesOnWithoutDoingAnythingTwiceAndEndsTheSame() throws Exception {
        Path undisturbed = tmp.resolve("undisturbed");
        AgentArchive agent = AgentArchive.ofThisBuild();
        Agent.bare().run(BackfillAtOnceTest.arguments(archive, undisturbed)).isDone();
        for (int life = 0; kills < KILLS; life++) {
            Path out = tmp.resolve("life" + life);
            SortedMap<String, String> done = new TreeMap<>();
            for (int i = 0; i < IN_ONE_LIFE && kills < KILLS; i++) {
                death(agent, out, 1 + i * 3);
                assertThat(new Whole(out).torn()).isEmpty();
                assertThat(findings(out)).containsAllEntriesOf(done);
                done = findings(out);
            }
            Agent.bare().run(BackfillAtOnceTest.arguments(archive, out)).isDone();
            assertThat(findings(out)).hasSize(17).containsAllEntriesOf(done);
            endsAs(undisturbed, out);
        }
        Files.writeString(
                FIGURES, kills + " backfills killed, " + amid + " amid reports, " + tooLate + " had ended before\n");
        assertThat(amid).as("kills amid reports").isPositive();
    }

    private void endsAs(Path undisturbed, Path out) throws IOException, SQLException {
        assertThat(out.resolve("index.html")).hasSameBinaryContentAs(undisturbed.resolve("index.html"));
        for (Path file : Folder.files(undisturbed)) {
            if (file.endsWith("findings.json")) {
                Path other = out.resolve(undisturbed.relativize(file)).resolveSibling("");
                assertThat(new Written(other).isComplete().computed())
                        .isEqualTo(new Written(file.resolveSibling("")).computed());
            }
        }
        assertThat(new Whole(out).temporaries()).isEmpty();
        assertThat(statuses(out)).doesNotContain("STARTED", "STARTING").endsWith("COMPLETED");
    }

    /** By the clock, or just after the report of so many runs is there. */
    private void death(AgentArchive agent, Path out, int reports) throws IOException, InterruptedException {
        Process process =
                agent.begin(tmp.resolve("log"), tmp.resolve("temporary"), BackfillAtOnceTest.arguments(archive, out));
        if (random.nextInt(3) == 0) {
            await(process, () -> false, Duration.ofMillis(200 + random.nextInt(1200)));
        } else {
            await(process, () -> findings(out).size() >= reports, Duration.ofMinutes(1));
            await(process, () -> false, Duration.ofMillis(random.nextInt(60)));
        }
        process.destroyForcibly();
        if (process.waitFor() == 137) {
            kills++;
            amid += findings(out).isEmpty() || findings(out).size() == 17 ? 0 : 1;
        } else {
            tooLate++;
        }
    }

    private static void await(Process process, BooleanSupplier happened, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (process.isAlive() && !happened.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Their times: a report that is made again has another one. */
    private static SortedMap<String, String> findings(Path out) {
        SortedMap<String, String> times = new TreeMap<>();
        for (Path file : Folder.findings(out)) {
            times.put(out.relativize(file).toString(), "" + file.toFile().lastModified());
        }
        return times;
    }

    private static List<String> statuses(Path out) throws SQLException {
        List<String> statuses = new ArrayList<>();
        try (Connection books = DriverManager.getConnection(
                        "jdbc:h2:file:" + out.toAbsolutePath().resolve(".backfill/jobs"), "sa", "");
                Statement statement = books.createStatement();
                ResultSet rows =
                        statement.executeQuery("select status from batch_job_execution order by job_execution_id")) {
            while (rows.next()) {
                statuses.add(rows.getString(1));
            }
        }
        return statuses;
    }
}
