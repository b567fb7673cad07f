package io.benchmarkagent.source;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Texts → numbers. */
public final class Numbers {
    /** Java's own parser also takes "1f", "0x1p3" and blanks around them. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    /** No number that means something is longer; and the time to read one grows with its length. */
    private static final int LONGEST = 100;

    private Numbers() {}

    /** Empty for what is no finite number. */
    public static OptionalDouble parse(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
