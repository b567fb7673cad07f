package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few kilobytes; tests are reported as not run where none can be mounted. */
record SmallDisk(Path folder) implements AutoCloseable {
    static SmallDisk at(Path folder, int kilobytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        boolean mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString());
        assumeTrue(mounted, "not run: no file system can be mounted here");
        return new SmallDisk(folder);
    }

    boolean isMounted() throws IOException {
        return Files.getFileStore(folder).type().equals("tmpfs");
    }

    @Override
    public void close() throws IOException {
        try {
            assertThat(succeeds("umount", folder.toString())).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
