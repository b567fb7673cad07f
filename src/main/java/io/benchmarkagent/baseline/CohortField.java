package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunFacts;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** One fact in which like-for-like runs agree. Missing agrees only with missing; numbers may differ by {@code tolerance}, 0.1 is 10 %. */
public record CohortField(String name, Function<RunFacts, Optional<String>> text, double tolerance) {
    public static final String UNKNOWN = "unknown";

    public static CohortField word(String name, Function<RunFacts, Optional<String>> text) {
        return new CohortField(name, text, 0);
    }

    public static CohortField number(String name, Function<RunFacts, OptionalDouble> value, double tolerance) {
        return new CohortField(
                name,
                facts ->
                        value.apply(facts).stream().mapToObj(CohortField::plain).findFirst(),
                tolerance);
    }

    public String show(RunFacts facts) {
        return text.apply(facts).orElse(UNKNOWN);
    }

    boolean isUnknown(RunFacts facts) {
        return text.apply(facts).isEmpty();
    }

    public boolean agrees(RunFacts target, RunFacts other) {
        return agrees(show(target), show(other));
    }

    /** Of two runs as {@link #show} shows them. */
    boolean agrees(String wanted, String found) {
        return wanted.equals(found) || (tolerance > 0 && near(wanted, found));
    }

    boolean isExact() {
        return tolerance == 0;
    }

    private boolean near(String wanted, String found) {
        if (wanted.equals(UNKNOWN) || found.equals(UNKNOWN)) {
            return false;
        }
        double target = Double.parseDouble(wanted);
        return Math.abs(Double.parseDouble(found) - target) <= tolerance * Math.abs(target);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
