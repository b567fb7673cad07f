package io.benchmarkagent.run;

/** One finite number about a run, in its unit. */
public record Measurement(MetricKey key, Unit unit, double value) {
    public Measurement {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(key.id() + " is not a finite number: " + value);
        }
    }
}
