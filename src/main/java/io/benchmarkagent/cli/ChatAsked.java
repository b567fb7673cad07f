package io.benchmarkagent.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Questions in a terminal, one after the other.
 *
 * @param run that questions are about at first; empty for the one that each names, or else the newest
 * @param out where reports keep the evidence they fetched
 * @param resume the last session
 * @param settings flags that override settings, by the settings' names
 * @param deadline until a question is to be answered
 * @param verbose whether each step is a line
 */
public record ChatAsked(
        FromArchive from,
        Optional<String> run,
        Path out,
        boolean resume,
        Map<String, String> settings,
        Duration deadline,
        boolean verbose) {
    public ChatAsked {
        settings = Map.copyOf(settings);
    }

    /** The same about that run at first. */
    public ChatAsked about(Optional<String> other) {
        return new ChatAsked(from, other, out, resume, settings, deadline, verbose);
    }
}
