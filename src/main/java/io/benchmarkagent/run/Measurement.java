package io.benchmarkagent.run;

/** One finite number about a run, in its unit, and what it was read from: 0 of a series is a measurement of zero. */
public record Measurement(MetricKey key, Unit unit, double value, Instrument instrument) {
    private static final double LARGEST = 1e50;

    public Measurement {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(key.id() + " is not a finite number: " + value);
        }
    }

    /** Of the run JSON. */
    public Measurement(MetricKey key, Unit unit, double value) {
        this(key, unit, value, Instrument.RUN);
    }

    /**
     * Whether a number can be a measurement: finite, and no further from 1 than anything that is measured. Squares, ratios and standard
     * deviations of such numbers are finite as well, so that nothing computed from them is infinite or no number.
     */
    public static boolean holds(double value) {
        double size = Math.abs(value);
        return size == 0 || (size <= LARGEST && size >= 1 / LARGEST);
    }
}
