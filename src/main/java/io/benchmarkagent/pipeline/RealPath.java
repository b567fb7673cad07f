package io.benchmarkagent.pipeline;

import java.io.IOException;
import java.nio.file.Path;

/** Where a path leads, its links followed as far as it exists. */
final class RealPath {
    private RealPath() {}

    static Path of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(absolute)).normalize();
            } catch (IOException notThereYet) {
                // its parent may be
            }
        }
        return absolute;
    }
}
