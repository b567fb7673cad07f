package io.benchmarkagent.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The temporary files of this process, to be taken away when it is told to stop: the signal comes on a thread of its own, while the
 * others go on. One for the process, as the signal is.
 */
public final class LooseEnds {
    private static final Set<Path> PATHS = new LinkedHashSet<>();
    private static boolean cut;

    private LooseEnds() {}

    /** Takes all away. Whoever wants to begin a file or to rename one from now on waits for the end of the process. */
    public static synchronized void cut() {
        cut = true;
        PATHS.forEach(LooseEnds::delete);
    }

    static synchronized void add(Path path) {
        waitIfCut();
        PATHS.add(path);
    }

    /** Deleted, or renamed. */
    static synchronized void remove(Path path) {
        PATHS.remove(path);
    }

    /** What is either done as a whole before the process stops, or not begun. */
    static synchronized void atOnce(Step step) throws IOException {
        waitIfCut();
        step.run();
    }

    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    private static void waitIfCut() {
        while (cut) {
            try {
                LooseEnds.class.wait();
            } catch (InterruptedException goneAnyway) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped", goneAnyway);
            }
        }
    }

    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            // a later report of this run takes it away
        }
    }
}
