package io.benchmarkagent.source;

import io.benchmarkagent.run.RunFacts;
import java.nio.file.Path;

/** An execution the archive knows: its facts, and the file that holds the rest ({@code cluster_summary.csv} for overwritten ones). */
public record ArchivedRun(RunFacts facts, Path file) {}
