package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.calibration.Against;
import java.nio.file.Path;

/**
 * A self-check over an archive.
 *
 * @param out the reports' folder, in which figures of series were kept
 */
public record CalibrateAsked(FromArchive from, Path out, Against against, boolean json, boolean verbose) {}
