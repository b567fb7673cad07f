package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.ReportRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed command line.
 *
 * @param settings flags that override settings, by the settings' names
 * @param print the rendering to print as well: markdown, html or json
 */
public record Asked(
        ReportRequest request,
        Map<String, String> settings,
        Optional<Path> config,
        Optional<String> print,
        boolean verbose) {
    public Asked {
        settings = Map.copyOf(settings);
    }
}
