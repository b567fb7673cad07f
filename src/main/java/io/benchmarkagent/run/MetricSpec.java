package io.benchmarkagent.run;

/**
 * What is known of a metric whatever the run: its name for people, its unit, which direction is good, and the smallest change
 * that matters, relative (0.05 is 5 %) and absolute (in the unit). A change below either is no alert.
 */
public record MetricSpec(
        String metric, String label, Unit unit, Better better, double relativeFloor, double absoluteFloor) {
    public MetricSpec {
        if (!(relativeFloor >= 0) || !(absoluteFloor >= 0)) {
            throw new IllegalArgumentException("floors of " + metric + " are negative; give 0 or more");
        }
    }

    MetricSpec withAbsoluteFloor(double floor) {
        return new MetricSpec(metric, label, unit, better, relativeFloor, floor);
    }
}
