package io.benchmarkagent.narrative;

/**
 * One number that findings hold.
 *
 * @param subject what it is about; empty for the whole run
 * @param value in the base unit of the dimension
 */
record Figure(String subject, double value, Dimension dimension, Kind kind) {
    private static final int ENOUGH_DIGITS = 2;

    /** A count is exact; a change has a direction. */
    enum Kind {
        VALUE,
        CHANGE,
        COUNT
    }

    /** Whether the written number is this one, rounded perhaps, and said to go where it went. */
    boolean isWritten(Quantity written, int direction) {
        if (written.dimension() != dimension) {
            return false;
        }
        return switch (kind) {
            case COUNT -> written.value() == value;
            case VALUE -> isPreciseEnough(written) && written.rounds(value);
            case CHANGE ->
                goes(written.sign() == 0 ? direction : written.sign())
                        && written.unsigned().rounds(Math.abs(value));
        };
    }

    /** A lone digit without a unit would match almost anything. */
    private boolean isPreciseEnough(Quantity written) {
        return dimension != Dimension.PLAIN || written.digits() >= ENOUGH_DIGITS || written.value() == value;
    }

    private boolean goes(int direction) {
        return direction == 0 || direction == Math.signum(value);
    }
}
