package io.benchmarkagent.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** From values to places in a picture: {@code low} lies at {@code start}, {@code high} at {@code end}. */
record Axis(double low, double high, double start, double end) {
    private static final double[] NICE = {1, 2, 2.5, 5, 10};

    /** Around these values, which may all be the same. */
    static Axis around(double low, double high, double start, double end) {
        double spare = high > low ? 0 : Math.max(Math.abs(high) * 0.1, 0.5);
        return new Axis(low - spare, high + spare, start, end);
    }

    double at(double value) {
        return start + (value - low) / (high - low) * (end - start);
    }

    /** Where a time in milliseconds since the epoch lies; exact as a double until the year 287396. */
    double at(long millis) {
        return at((double) millis);
    }

    String px(double value) {
        return pixels(at(value));
    }

    /** Round values within, at most so many and one; counted, since to a number of 17 digits one more adds nothing. */
    List<Double> ticks(int most) {
        double step = niceStep((high - low) / most);
        double first = Math.ceil(low / step);
        return IntStream.rangeClosed(0, most)
                .mapToDouble(i -> (first + i) * step)
                .filter(tick -> tick <= high)
                .distinct()
                .boxed()
                .toList();
    }

    /** A length or place to a tenth of a pixel. */
    static String pixels(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static double niceStep(double atLeast) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double nice : NICE) {
            if (nice * magnitude >= atLeast) {
                return nice * magnitude;
            }
        }
        return 10 * magnitude;
    }
}
