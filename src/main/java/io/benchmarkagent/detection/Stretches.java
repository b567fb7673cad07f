package io.benchmarkagent.detection;

import io.benchmarkagent.run.Samples;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The longest row of successive places of which something holds; of several as long, the first. */
final class Stretches {
    private Stretches() {}

    /** @param to the first place after it */
    record Places(int from, int to) {
        int length() {
            return to - from;
        }

        double max(Samples samples) {
            return IntStream.range(from, to).mapToDouble(samples::value).max().orElseThrow();
        }
    }

    static Optional<Places> longest(int size, IntPredicate holds) {
        Places best = new Places(0, 0);
        int from = 0;
        for (int i = 0; i <= size; i++) {
            if (i == size || !holds.test(i)) {
                best = i - from > best.length() ? new Places(from, i) : best;
                from = i + 1;
            }
        }
        return best.length() > 0 ? Optional.of(best) : Optional.empty();
    }
}
