package io.benchmarkagent.cli;

import io.benchmarkagent.publish.Wish;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A report is to be published.
 *
 * @param from the folder that another job left; empty where the report is made here
 * @param toFile whether it is only left beside the report, for another job to publish
 * @param files what is written for other programs of a report that another job left
 */
public record PublishAsked(Wish wish, Optional<Path> from, boolean toFile, GateFiles files) {}
