package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PrometheusProxy;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.sample.SampleServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports that are killed with SIGKILL at moments all over their life, and made again. {@code -Dsoak.kills} says how many, {@code
 * -Dsoak.seed} which moments; the figures are left in {@code target/sudden-death.txt}.
 */
class SuddenDeathTest {
    private static final int KILLS = Integer.getInteger("soak.kills", 4);
    private static final long SEED = Long.getLong("soak.seed", 20260301L);
    private static final Path FIGURES = Path.of("target", "sudden-death.txt");
    private static final Duration ANSWERS_AFTER = Duration.ofMillis(15);
    private static final int AT_ONCE = 4;

    private final Path tmp;
    private final Path archive;
    private final Random random = new Random(SEED);
    private final SortedMap<String, Integer> landed = new TreeMap<>();
    private final List<String> torn = new ArrayList<>();
    private final List<String> askedAgain = new ArrayList<>();
    private int amidFiles;
    private int tooLate;
    private int repeated;
    private int reports;

    SuddenDeathTest(@TempDir Path tmp) throws IOException {
        this.tmp = tmp;
        archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
    }

    @Test
    void aReportThatIsKilledAtAnyMomentIsWholeOrAbsentAndTheNextOneSaysTheSame()
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (PrometheusServer server = SampleServer.ofTheIncident();
                PrometheusProxy proxy = PrometheusProxy.before(server.url(), ANSWERS_AFTER)) {
            AgentArchive agent = AgentArchive.ofThisBuild();
            Undisturbed undisturbed = undisturbed(agent, proxy);
            for (int life = 0; kills() < KILLS; life++) {
                live(agent, tmp.resolve("life" + life), proxy, undisturbed);
                write(Duration.ofNanos(System.nanoTime() - start));
            }
        }
        assertThat(torn).as("half-written").isEmpty();
        assertThat(askedAgain).as("asked again though recorded").isEmpty();
        assertThat(landed.getOrDefault("collect", 0) + landed.getOrDefault("write", 0))
                .as("kills while collecting or writing, of " + landed)
                .isGreaterThanOrEqualTo(kills() / 2);
    }

    @Test
    void whatIsHalfWrittenIsSeen() throws IOException {
        Path folder = tmp.resolve("torn");
        Path evidence = Files.createDirectories(folder.resolve("evidence/prometheus"));
        Files.writeString(folder.resolve("findings.json"), "{\"run_id\": \"gcp");
        Files.writeString(folder.resolve("report.md"), "# A report\n");
        Files.writeString(folder.resolve("report.html"), "<!doctype html><p>");
        Files.write(evidence.resolve("cpu.json.gz"), new byte[] {31, (byte) 139, 8});
        Files.writeString(evidence.resolve("index.json"), "{\"memory\": {\"promql\": \"up\", \"sha256\": \"00\"}}");
        assertThat(new Whole(folder).torn()).hasSize(5);
    }

    /** How long the stages take, what is asked, and what comes of it. */
    private record Undisturbed(Duration untilAsking, Duration writing, int asked, String findings) {}

    private Undisturbed undisturbed(AgentArchive agent, PrometheusProxy proxy)
            throws IOException, InterruptedException {
        Path out = tmp.resolve("undisturbed");
        long start = System.nanoTime();
        ReportProcess report =
                begin(agent, out, proxy).until(() -> !proxy.ranges().isEmpty());
        long asking = System.nanoTime();
        report.until(() -> report.stage().equals("narrate"));
        long writing = System.nanoTime();
        assertThat(report.exit()).as(Folder.text(report.log())).isZero();
        return new Undisturbed(
                Duration.ofNanos(asking - start),
                Duration.ofNanos(System.nanoTime() - writing),
                proxy.ranges().size(),
                written(out).computed());
    }

    /** Four kills, the later in a life the later in a process, and then a process that is left alone. */
    private void live(AgentArchive agent, Path out, PrometheusProxy proxy, Undisturbed undisturbed)
            throws IOException, InterruptedException {
        int before = proxy.ranges().size();
        int kills = kills();
        boolean young = random.nextInt(3) == 0;
        death(agent, out, proxy, young ? starting(undisturbed) : collecting(proxy, undisturbed));
        death(agent, out, proxy, collecting(proxy, undisturbed));
        death(agent, out, proxy, writing(undisturbed));
        death(agent, out, proxy, writing(undisturbed));
        ReportProcess last = begin(agent, out, proxy);
        assertThat(last.exit()).as(Folder.text(last.log())).isZero();
        assertThat(written(out).computed()).isEqualTo(undisturbed.findings());
        assertThat(new Whole(out.resolve(INCIDENT)).temporaries()).isEmpty();
        List<String> asked = proxy.ranges().subList(before, proxy.ranges().size());
        int again = asked.size() - new HashSet<>(asked).size();
        assertThat(again)
                .as("at most what was under way at each kill is asked again")
                .isLessThanOrEqualTo(AT_ONCE * (kills() - kills));
        repeated += again;
        delete(out);
    }

    /** When to kill; the folder is the report's. */
    private interface Moment {
        void await(ReportProcess report);
    }

    private Moment starting(Undisturbed undisturbed) {
        Duration after = part(undisturbed.untilAsking());
        return report -> report.and(after);
    }

    private Moment collecting(PrometheusProxy proxy, Undisturbed undisturbed) {
        int before = proxy.ranges().size();
        int nth = 1 + random.nextInt(undisturbed.asked() / 2);
        Duration later = part(ANSWERS_AFTER.multipliedBy(2));
        return report ->
                report.until(() -> proxy.ranges().size() >= before + nth).and(later);
    }

    /** By the clock, or just after a file has appeared. */
    private Moment writing(Undisturbed undisturbed) {
        Duration later = part(undisturbed.writing());
        Duration soon = part(Duration.ofMillis(8));
        return random.nextBoolean()
                ? report -> report.until(() -> report.stage().equals("narrate")).and(later)
                : report -> report.until(() -> Files.exists(report.folder().resolve(".lock")))
                        .and(soon);
    }

    private Duration part(Duration whole) {
        return Duration.ofNanos((long) (whole.toNanos() * random.nextDouble()));
    }

    private void death(AgentArchive agent, Path out, PrometheusProxy proxy, Moment moment)
            throws IOException, InterruptedException {
        Whole whole = new Whole(out.resolve(INCIDENT));
        Set<String> recorded = whole.recorded();
        int before = proxy.ranges().size();
        ReportProcess report = begin(agent, out, proxy);
        moment.await(report);
        if (report.killed()) {
            landed.merge(words(report.stage()), 1, Integer::sum);
            amidFiles += whole.temporaries().isEmpty() ? 0 : 1;
        } else {
            tooLate++;
        }
        torn.addAll(whole.torn());
        proxy.ranges().stream().skip(before).filter(recorded::contains).forEach(askedAgain::add);
        assertThat(Folder.files(tmp.resolve("temporary")))
                .as("answers left behind")
                .allMatch(SuddenDeathTest::isEmpty);
    }

    private static String words(String stage) {
        return switch (stage) {
            case "" -> "start";
            case "collect" -> "collect";
            case "narrate" -> "write";
            default -> "think";
        };
    }

    private ReportProcess begin(AgentArchive agent, Path out, PrometheusProxy proxy) throws IOException {
        reports++;
        return ReportProcess.begin(agent, archive, tmp, out, proxy.url());
    }

    private int kills() {
        return landed.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Written written(Path out) {
        return new Written(out.resolve(INCIDENT)).isComplete();
    }

    /** Between making a file and taking its name away there is a moment. */
    private static boolean isEmpty(Path file) {
        return file.toFile().length() == 0;
    }

    private static void delete(Path out) throws IOException {
        for (Path file : Folder.files(out)) {
            Files.delete(file);
        }
    }

    private void write(Duration wall) throws IOException {
        Files.writeString(
                FIGURES,
                """
                kills %d (seed %d): start-up %d, collecting %d, comparing to recommending %d, narrating and writing %d
                kills that left temporary files: %d
                processes begun %d, of which ended before their kill: %d
                half-written files found: %d
                recorded answers asked for again: %d
                unrecorded range queries repeated: %d (at most %d a kill)
                wall time: %d s
                """
                        .formatted(
                                kills(),
                                SEED,
                                landed.getOrDefault("start", 0),
                                landed.getOrDefault("collect", 0),
                                landed.getOrDefault("think", 0),
                                landed.getOrDefault("write", 0),
                                amidFiles,
                                reports,
                                tooLate,
                                torn.size(),
                                askedAgain.size(),
                                repeated,
                                AT_ONCE,
                                wall.toSeconds()));
    }
}
