package io.benchmarkagent.cli.chat;

import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What is asked about.
 *
 * @param folder of the archive as it was typed
 * @param counters a fresh one each time
 * @param list prints the newest runs, at most so many
 */
public record Place(Path folder, RunArchive archive, ZoneId zone, Supplier<Counter> counters, IntConsumer list) {}
