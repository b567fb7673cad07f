package io.benchmarkagent.web.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.web.Sent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings are packed once for every report, and not once for everybody who happens to ask when it is there. */
class ServedFilesTest {
    private static final int ASKING = 16;
    private static final String FINDINGS = "{\"σ\": 3.1, \"runs\": 5}\n".repeat(20_000);

    private final ServedFiles files = new ServedFiles();
    private Path file;

    @BeforeEach
    void findings(@TempDir Path folder) throws Exception {
        file = Files.writeString(folder.resolve("findings.json"), FINDINGS);
    }

    @Test
    void manyWhoAskForANewFileAtOnceAreSentTheSamePackedBytes() throws Exception {
        sent();

        replace(FINDINGS.replace("3.1", "2.9"));

        List<Sent> again = atOnce();
        assertThat(again).hasSize(ASKING).allSatisfy(sent -> assertThat(sent).isSameAs(again.get(0)));
        assertThat(again.get(0).plain()).asString().contains("2.9");
    }

    @Test
    void aReportThatIsMadeAgainWithTheSameBytesIsNotPackedAgain() throws Exception {
        Sent before = sent();

        replace(FINDINGS);

        assertThat(sent()).isSameAs(before);
    }

    @Test
    void aFileOfAsManyOtherBytesIsReadAgain() throws Exception {
        Sent before = sent();

        replace(FINDINGS.replace("3.1", "2.9"));

        assertThat(sent().tag()).isNotEqualTo(before.tag());
        assertThat(sent().plain()).hasSameSizeAs(before.plain());
    }

    @Test
    void aFileThatIsGoneIsNone() throws Exception {
        sent();

        Files.delete(file);

        assertThat(files.read(file)).isEmpty();
    }

    private Sent sent() throws Exception {
        return files.read(file).orElseThrow().sent();
    }

    /** As reports are put: another file takes its place. */
    private void replace(String text) throws Exception {
        Path other = Files.writeString(file.resolveSibling("other"), text);
        Files.setLastModifiedTime(other, FileTime.from(Instant.parse("2026-03-01T14:30:22Z")));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<Sent> atOnce() throws Exception {
        CyclicBarrier ready = new CyclicBarrier(ASKING);
        ExecutorService askers = Executors.newFixedThreadPool(ASKING);
        try {
            List<Callable<Sent>> asks = Stream.<Callable<Sent>>generate(() -> () -> {
                        ready.await();
                        return sent();
                    })
                    .limit(ASKING)
                    .toList();
            return askers.invokeAll(asks).stream().map(ServedFilesTest::of).toList();
        } finally {
            askers.shutdownNow();
        }
    }

    private static Sent of(Future<Sent> asked) {
        try {
            return asked.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
