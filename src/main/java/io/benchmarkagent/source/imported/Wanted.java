package io.benchmarkagent.source.imported;

import java.util.Optional;

/**
 * What of a file is wanted.
 *
 * @param suite one of the suites of a file that holds several
 */
public record Wanted(Optional<String> suite) {}
