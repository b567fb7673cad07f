package io.benchmarkagent.grounding;

import io.benchmarkagent.run.Statistic;
import java.util.Optional;
import java.util.Set;

/**
 * One number that findings hold.
 *
 * @param id of the finding
 * @param subject what it is about, in lower case; empty for the whole run
 * @param metrics the names under which its metric may be mentioned, see {@link Metrics}; empty where any will do
 * @param value in the base unit of the dimension
 * @param bare as it is printed, for where somebody leaves out the unit; NaN if it has none
 */
record Fact(
        String id,
        String subject,
        Set<String> metrics,
        Optional<Statistic> statistic,
        Role role,
        Dimension dimension,
        double value,
        double bare) {
    private static final int ENOUGH_DIGITS = 2;

    /** What the number is of its observation. */
    enum Role {
        /** What was measured. */
        VALUE,
        /** What was measured for a part of the run. */
        PART,
        /** What the rules propose, which is not so yet. */
        PROPOSED,
        /** What was to be expected, or was before. */
        EXPECTED,
        /** By how much the one differs from the other; signed. */
        CHANGE,
        /** A count; exact. */
        COUNT,
        /** Anything else: a limit, a duration, a number in a text. */
        OTHER;

        static Role of(Told.Kind kind) {
            return switch (kind) {
                case MEASURED -> VALUE;
                case IN_PART -> PART;
                case ELSEWHERE -> EXPECTED;
                case CHANGE -> CHANGE;
                case HAPPENED, NAME, SENTENCE -> OTHER;
            };
        }
    }

    /** Whether the written number is this one, rounded perhaps, and said to go where it went. */
    boolean isWritten(Quantity written, int direction) {
        if (written.dimension() != dimension) {
            return written.dimension() == Dimension.PLAIN && isPreciseEnough(written) && written.rounds(bare);
        }
        return switch (role) {
            case COUNT -> written.value() == value;
            case CHANGE ->
                goes(written.sign() == 0 ? direction : written.sign())
                        && written.unsigned().rounds(Math.abs(value));
            default -> isPreciseEnough(written) && written.rounds(value);
        };
    }

    /** A figure of the whole run, true beside any subject; what a text says of none is only true beside none. */
    boolean isOfTheRun() {
        return id.equals("run") || id.equals("coverage");
    }

    boolean isOf(Mention.Metric metric) {
        return isOfMetric(metric) && isOfStatistic(metric);
    }

    boolean isOfMetric(Mention.Metric metric) {
        return metric.ids().isEmpty() || metrics.isEmpty() || metrics.stream().anyMatch(metric.ids()::contains);
    }

    private boolean isOfStatistic(Mention.Metric metric) {
        return metric.statistics().isEmpty()
                || statistic.isEmpty()
                || statistic.filter(metric.statistics()::contains).isPresent();
    }

    /** A lone digit without a unit would match almost anything. */
    private boolean isPreciseEnough(Quantity written) {
        return written.dimension() != Dimension.PLAIN
                || written.digits() >= ENOUGH_DIGITS
                || written.value() == value
                || written.value() == bare;
    }

    private boolean goes(int direction) {
        return direction == 0 || direction == Math.signum(value);
    }
}
