package io.benchmarkagent.detection;

/** A closed range in the unit of what it belongs to. */
public record Interval(double low, double high) {
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
