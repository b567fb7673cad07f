package io.benchmarkagent.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    private final Path folder;

    DraftTest(@TempDir Path tmp) {
        folder = tmp.resolve("report");
    }

    @Test
    void nothingIsThereBeforeAllIs() throws IOException {
        try (Draft draft = Draft.in(folder)) {
            draft.write("report.md", text("# new"));
            draft.write("findings.json", text("{}"));
            assertThat(folder.resolve("report.md")).doesNotExist();
            draft.publish();
        }
        assertThat(names()).containsExactly("findings.json", "report.md");
        assertThat(folder.resolve("report.md")).hasContent("# new");
    }

    @Test
    void whatFailsOnTheWayLeavesWhatWasThere() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.md"), "# old");
        assertThatThrownBy(() -> {
                    try (Draft draft = Draft.lasting(folder)) {
                        draft.write("report.md", text("# new"));
                        draft.write("report.html", out -> {
                            throw new IOException("No space left on device");
                        });
                    }
                })
                .isInstanceOfSatisfying(NotWritten.class, failure -> assertThat(failure.isForWantOfRoom())
                        .isTrue())
                .hasMessageContaining("report.html: No space left on device");
        assertThat(names()).containsExactly("report.md");
        assertThat(folder.resolve("report.md")).hasContent("# old");
    }

    @Test
    void aFolderInThePlaceOfOneFileIsSeenBeforeAnotherIsReplaced() throws IOException {
        Files.createDirectories(folder.resolve("report.html"));
        try (Draft draft = Draft.in(folder)) {
            draft.write("report.md", text("# new"));
            draft.write("report.html", text("<!"));
            assertThatThrownBy(draft::publish).isInstanceOf(NotWritten.class).hasMessageContaining("report.html");
        }
        assertThat(names()).containsExactly("report.html");
    }

    @Test
    void whatTheDeadLeftIsSweptAndNothingElse() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve(".report.md." + dead() + ".tmp.d"));
        List<String> kept = List.of(
                ".report.html." + living() + ".tmp",
                "report.html." + dead() + ".tmp",
                ".report.html." + dead() + ".tmp.mine",
                ".notes.txt." + dead() + ".tmp",
                ".report.html.tmp",
                ".gitignore");
        List<String> swept = List.of(
                ".report.html." + dead() + ".tmp",
                ".findings.json." + dead() + ".tmp",
                ".cpu-limit.json.gz." + dead() + ".tmp",
                ".report.md." + ProcessHandle.current().pid() + ".tmp",
                ".lock");
        for (String name : Stream.concat(kept.stream(), swept.stream()).toList()) {
            Files.writeString(folder.resolve(name), "half");
        }
        Path elsewhere = Files.writeString(folder.resolveSibling(".report.html." + dead() + ".tmp"), "not ours");
        Draft.in(folder).close();
        assertThat(names()).containsAll(kept).doesNotContainAnyElementsOf(swept).hasSize(kept.size() + 1);
        assertThat(elsewhere).exists();
    }

    @Test
    void aLinkIsNeverFollowed() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path precious = Files.writeString(folder.resolveSibling("precious"), "whole");
        Files.createSymbolicLink(folder.resolve(".report.md." + dead() + ".tmp"), precious);
        Draft.in(folder).close();
        assertThat(precious).hasContent("whole");
    }

    /** Each adds its line to what it finds: without turns some would be lost. */
    @Test
    void oneAtATimeHasItsTurn() throws Exception {
        int threads = 4;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < threads * each; i++) {
            tasks.add(() -> {
                LineAdder.add(folder);
                return null;
            });
        }
        for (Future<Void> task : pool.invokeAll(tasks)) {
            task.get();
        }
        pool.shutdown();
        assertThat(Files.readAllLines(folder.resolve(LineAdder.FILE))).hasSize(threads * each);
        assertThat(names()).containsExactly(LineAdder.FILE);
    }

    /** Locks are the process's: threads of one prove nothing of two. */
    @Test
    void oneProcessAtATimeHasItsTurn() throws IOException, InterruptedException {
        int processes = 4;
        int each = 100;
        List<Process> begun = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            begun.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                            LineAdder.class.getName(),
                            folder.toString(),
                            String.valueOf(each))
                    .inheritIO()
                    .start());
        }
        for (Process process : begun) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(Files.readAllLines(folder.resolve(LineAdder.FILE))).hasSize(processes * each);
        assertThat(names()).containsExactly(LineAdder.FILE);
    }

    private static Draft.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static long living() {
        return ProcessHandle.current().parent().orElseThrow().pid();
    }

    private static long dead() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }
}
