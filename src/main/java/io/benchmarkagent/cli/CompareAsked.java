package io.benchmarkagent.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Groups of runs to be compared with the first of them.
 *
 * @param groups a run id or a selector each
 * @param html the file to write, if any
 */
public record CompareAsked(FromArchive from, List<String> groups, CompareCommand.Format format, Optional<Path> html) {
    public CompareAsked {
        groups = List.copyOf(groups);
    }
}
