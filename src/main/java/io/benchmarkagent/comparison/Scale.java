package io.benchmarkagent.comparison;

/** On which scale values are compared. */
public enum Scale {
    /** As ratios: every value is positive. */
    RATIO {
        @Override
        double in(double value) {
            return StrictMath.log(value);
        }

        @Override
        double out(double scaled) {
            return StrictMath.exp(scaled);
        }
    },
    /** As differences: some value is 0 or negative, so that there is no ratio. */
    DIFFERENCE {
        @Override
        double in(double value) {
            return value;
        }

        @Override
        double out(double scaled) {
            return scaled;
        }
    };

    abstract double in(double value);

    abstract double out(double scaled);
}
