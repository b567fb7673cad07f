package io.benchmarkagent.source;

import java.nio.file.Path;

/** A file of the archive that is no run, or not one that can be read: which file, where in it, and the mend. */
public record UnreadableRun(Path file, String problem, String mend) {
    public String line() {
        return file + ": " + problem + "; " + mend;
    }
}
