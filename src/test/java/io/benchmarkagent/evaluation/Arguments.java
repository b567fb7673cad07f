package io.benchmarkagent.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param data the folder given with {@code --data}
 * @param cases a file of further cases, given with {@code --cases}
 * @param runs how much to simulate, given with {@code --runs}; empty for the evaluation's own
 * @param seed the same seed gives the same figures
 * @param endpoint of the models, given with {@code --endpoint}; empty for OpenAI's own
 * @param models given with {@code --model}; where there are none, none is asked
 */
record Arguments(
        Optional<Path> data,
        Optional<Path> cases,
        Optional<Integer> runs,
        long seed,
        String endpoint,
        List<String> models) {
    Arguments {
        models = List.copyOf(models);
    }

    Path folder() {
        return data.orElseThrow(() -> new IllegalArgumentException("give the folder of the data with --data"));
    }
}
