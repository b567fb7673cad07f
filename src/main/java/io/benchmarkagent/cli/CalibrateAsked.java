package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.calibration.Against;

/** A self-check over an archive. */
public record CalibrateAsked(FromArchive from, Against against, boolean json, boolean verbose) {}
