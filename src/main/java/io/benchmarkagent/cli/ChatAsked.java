package io.benchmarkagent.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Questions in a terminal, one after the other.
 *
 * @param run that questions are about at first; empty for the one that each names, or else the newest
 * @param out where reports keep the evidence they fetched
 * @param resume the last session
 */
public record ChatAsked(FromArchive from, Optional<String> run, Path out, boolean resume) {}
