package io.benchmarkagent.llm;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the prompts that follow are about: one report, with its own budget.
 *
 * @param folder where answers are kept with the report, to be told again when it is made again
 */
public record Occasion(String runId, Optional<Path> folder) {
    static final Occasion NONE = new Occasion("", Optional.empty());
}
