package io.benchmarkagent.report;

import io.benchmarkagent.findings.Figures;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Whole numbers are printed whole: 1,234 users are not 1,230. */
final class Counts {
    private Counts() {}

    /** "1 run", "12 runs". */
    static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static Optional<String> of(OptionalInt count, String noun) {
        return count.isPresent() ? Optional.of(of(count.getAsInt(), noun)) : Optional.empty();
    }

    static Optional<String> exact(OptionalDouble count, String after) {
        return count.isPresent() ? Optional.of(exact(count.getAsDouble()) + after) : Optional.empty();
    }

    private static String exact(double count) {
        return count == Math.rint(count) && Math.abs(count) < 1e15
                ? Long.toString((long) count)
                : Figures.number(count);
    }
}
