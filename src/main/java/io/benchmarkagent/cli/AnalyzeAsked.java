package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.TimeSpan;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is new, stays and is gone.
 *
 * @param last empty for all runs there are
 * @param out the reports' folder, in which recorded evidence is looked for
 */
public record AnalyzeAsked(
        FromArchive from, Optional<TimeSpan> last, Path out, AnalyzeCommand.Format format, boolean verbose) {}
