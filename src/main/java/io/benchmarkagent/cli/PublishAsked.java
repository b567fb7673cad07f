package io.benchmarkagent.cli;

import io.benchmarkagent.publish.Wish;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A report is to be published.
 *
 * @param from the folder that another job left; empty where the report is made here
 * @param toFile whether it is only left beside the report, for another job to publish
 */
public record PublishAsked(Wish wish, Optional<Path> from, boolean toFile) {}
