package io.benchmarkagent.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A service that somebody starts.
 *
 * @param out where its reports go, and are looked for
 * @param settings flags that override settings, by the settings' names
 * @param deadline until a question is to be answered
 * @param verbose whether the framework's own complaints are shown
 */
public record ServeAsked(FromArchive from, Path out, Map<String, String> settings, Duration deadline, boolean verbose) {
    public ServeAsked {
        settings = Map.copyOf(settings);
    }
}
