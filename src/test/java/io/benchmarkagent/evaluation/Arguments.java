package io.benchmarkagent.evaluation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param data the folder given with {@code --data}
 * @param cases a file of further cases, given with {@code --cases}
 * @param runs how much to simulate, given with {@code --runs}; empty for the evaluation's own
 * @param seed the same seed gives the same figures
 */
record Arguments(Optional<Path> data, Optional<Path> cases, Optional<Integer> runs, long seed) {

    Path folder() {
        return data.orElseThrow(() -> new IllegalArgumentException("give the folder of the data with --data"));
    }
}
