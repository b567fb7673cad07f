package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PrometheusProxy;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.sample.SampleServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two reports at once, in processes of their own, on one folder. */
class TwoAtOnceTest {
    private static final int ROUNDS = 3;

    private final Path tmp;
    private final Path archive;

    TwoAtOnceTest(@TempDir Path tmp) throws IOException {
        this.tmp = tmp;
        archive = Folder.copy(SAMPLE, tmp.resolve("archive")).toAbsolutePath();
    }

    @Test
    void twoOfOneRunLeaveTheFilesOfOneAndTheEvidenceOfBoth() throws IOException, InterruptedException {
        try (PrometheusServer server = SampleServer.ofTheIncident();
                PrometheusProxy proxy = PrometheusProxy.before(server.url(), Duration.ofMillis(5))) {
            for (int round = 0; round < ROUNDS; round++) {
                Path out = tmp.resolve("round" + round);
                Process a = begin(out, INCIDENT, "a", proxy.url());
                Process b = begin(out, INCIDENT, "b", proxy.url("localhost"));
                bothAreDone(a, b);
                Written written = new Written(out.resolve(INCIDENT)).isComplete();
                isOfOne(written);
                Whole whole = new Whole(out.resolve(INCIDENT));
                assertThat(whole.torn()).isEmpty();
                assertThat(whole.temporaries()).isEmpty();
                assertThat(whole.recorded()).isEqualTo(answered(written));
            }
        }
    }

    @Test
    void twoOfDifferentRunsInOneFolderDoNotMeet() throws IOException, InterruptedException {
        try (PrometheusServer server = SampleServer.ofTheIncident()) {
            Path out = tmp.resolve("out");
            bothAreDone(begin(out, INCIDENT, "a", server.url()), begin(out, QUIET, "b", server.url()));
            for (String run : List.of(INCIDENT, QUIET)) {
                isOfOne(new Written(out.resolve(run)).isComplete());
                assertThat(new Whole(out.resolve(run)).torn()).isEmpty();
                assertThat(new Whole(out.resolve(run)).temporaries()).isEmpty();
            }
        }
    }

    private Process begin(Path out, String run, String name, String url) throws IOException {
        return AgentProcess.begin(
                tmp.resolve(name),
                tmp.resolve("temporary"),
                Map.of(),
                Agent.arguments(archive, out, List.of("--run-id", run), "--prometheus-url", url, "--llm", "off"));
    }

    private void bothAreDone(Process a, Process b) throws InterruptedException {
        assertThat(a.waitFor()).as(Folder.text(tmp.resolve("a"))).isZero();
        assertThat(b.waitFor()).as(Folder.text(tmp.resolve("b"))).isZero();
    }

    /** The two were told different addresses, so each has a digest of its own for its settings. */
    private static void isOfOne(Written written) {
        String settings =
                written.findings().path("provenance").path("config_sha256").asString("");
        assertThat(settings).hasSize(64);
        assertThat(written.markdown()).contains(settings);
        assertThat(written.html()).contains(settings);
    }

    private static Set<String> answered(Written written) {
        return written.findings()
                .path("provenance")
                .path("queries")
                .valueStream()
                .map(query -> query.path("promql").asString(""))
                .collect(java.util.stream.Collectors.toSet());
    }
}
