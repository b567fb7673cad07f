package io.benchmarkagent.baseline;

import java.util.Arrays;

/** How many events each run of a baseline had, and among how many that could have been: its requests, or 1 for a count of whole runs. */
final class Exposed {
    private final double[] events;
    private final double[] exposures;
    private final double perEvent;

    private Exposed(double[] events, double[] exposures, double perEvent) {
        this.events = events;
        this.exposures = exposures;
        this.perEvent = perEvent;
    }

    /** Events of runs that are as long as each other. */
    static Exposed counts(double[] events) {
        double[] one = new double[events.length];
        Arrays.fill(one, 1);
        return new Exposed(events, one, 1);
    }

    /**
     * @param shares of so many requests each
     * @param perEvent what one event in one request is in the metric's unit: 1 for ratios, 100 for percentages
     */
    static Exposed shares(double[] shares, double[] requests, double perEvent) {
        double[] events = new double[shares.length];
        for (int run = 0; run < events.length; run++) {
            events[run] = shares[run] / perEvent * requests[run];
        }
        return new Exposed(events, requests, perEvent);
    }

    boolean areWhole() {
        return Arrays.stream(events).allMatch(Counts::isWhole);
    }

    int runs() {
        return events.length;
    }

    double total() {
        return Arrays.stream(events).sum();
    }

    /** Events of a typical run. */
    double mean() {
        return total() / runs();
    }

    /** Of the deviations from what each run's exposure lets expect, over that: about n - 1 where only chance is at work. */
    double chiSquare() {
        double rate = total() / exposure();
        double sum = 0;
        for (int run = 0; run < events.length; run++) {
            double expected = rate * exposures[run];
            sum += (events[run] - expected) * (events[run] - expected) / expected;
        }
        return sum;
    }

    /** What a new run with this exposure shows if nothing changed. */
    CountExpectation of(double exposure, double dispersion) {
        return new CountExpectation(total(), exposure / (exposure + exposure()), dispersion, perEvent / exposure);
    }

    private double exposure() {
        return Arrays.stream(exposures).sum();
    }
}
