package io.benchmarkagent.comparison;

import java.util.List;

/** The values of one metric under one load, one of each run of either group. */
record Layer(List<Double> first, List<Double> second) {
    Layer {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    boolean hasBoth() {
        return !first.isEmpty() && !second.isEmpty();
    }

    /** What the load weighs: as much as its two means are known better for having more runs. */
    double weight() {
        double n = first.size();
        double m = second.size();
        return n * m / (n + m);
    }
}
