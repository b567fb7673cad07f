package io.benchmarkagent.sample;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** One quantity second by second, by its distance from the start of the load: from {@link #FROM} to before {@link #TO}. */
final class Track {
    /** The half hour before the load, and a minute more so that rates have a past. */
    static final int FROM = -1860;

    static final int TO = SampleRun.SECONDS + 30;

    private final double[] values;

    private Track(double[] values) {
        this.values = values;
    }

    /** How an incident bends a quantity. */
    interface Bend {
        double apply(int second, double usual);
    }

    static Track of(IntToDoubleFunction value) {
        double[] values = new double[TO - FROM];
        Arrays.setAll(values, i -> value.applyAsDouble(i + FROM));
        return new Track(values);
    }

    static Track constant(double value) {
        return of(second -> value);
    }

    /** A level that wanders: log AR(1) with a coefficient of .97 a second (half a minute). */
    static Track wandering(double level, double cv, Dice dice) {
        double coefficient = 0.97;
        double step = cv * StrictMath.sqrt(1 - coefficient * coefficient);
        double[] values = new double[TO - FROM];
        double deviation = cv * dice.gaussian();
        for (int i = 0; i < values.length; i++) {
            values[i] = level * StrictMath.exp(deviation);
            deviation = coefficient * deviation + step * dice.gaussian();
        }
        return new Track(values);
    }

    double at(int second) {
        return values[second - FROM];
    }

    Track scaled(double factor) {
        return of(second -> factor * at(second));
    }

    Track times(Track other) {
        return of(second -> at(second) * other.at(second));
    }

    Track plus(Track other) {
        return of(second -> at(second) + other.at(second));
    }

    Track bent(Bend bend) {
        return of(second -> bend.apply(second, at(second)));
    }

    /** The running total of a quantity per second, at the beginning of each second. */
    Track total() {
        double[] total = new double[values.length];
        for (int i = 1; i < total.length; i++) {
            total[i] = total[i - 1] + values[i - 1];
        }
        return new Track(total);
    }

    /** How much the running total grows over the load. */
    double increase() {
        Track total = total();
        return total.at(SampleRun.SECONDS) - total.at(0);
    }
}
