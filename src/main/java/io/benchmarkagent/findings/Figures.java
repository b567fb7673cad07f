package io.benchmarkagent.findings;

import io.benchmarkagent.run.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * Numbers for people: three significant digits, a unit, a narrow space between them, the same everywhere. Bytes and seconds take the
 * size of unit that reads best.
 */
public final class Figures {
    /** U+202F, the narrow no-break space. */
    public static final String THIN = "\u202f";

    private static final double HUNDRED = 100;
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

    private Figures() {}

    /** "412 ms", "38.1 %", "128 MiB". */
    public static String quantity(double value, Unit unit) {
        Scaled scale = Scaled.fitting(Math.abs(value), unit);
        return withUnit(number(value * scale.factor()), scale.symbol());
    }

    /** The number that {@link #quantity} prints, before it is rounded. */
    public static double scaled(double value, Unit unit) {
        return value * Scaled.fitting(Math.abs(value), unit).factor();
    }

    /** The number in the unit of size that reads best for another, such as the largest of a picture. */
    public static double scaledLike(double largest, double value, Unit unit) {
        return value * Scaled.fitting(Math.abs(largest), unit).factor();
    }

    /** The unit in which a number of this size is printed: "MiB"; "" for a count. */
    public static String symbol(double largest, Unit unit) {
        return Scaled.fitting(Math.abs(largest), unit).symbol();
    }

    /** "170 – 214 ms": both ends in the unit of the larger; once where they print alike. */
    public static String range(double low, double high, Unit unit) {
        Scaled scale = Scaled.fitting(Math.max(Math.abs(low), Math.abs(high)), unit);
        String from = number(low * scale.factor());
        String to = number(high * scale.factor());
        return withUnit(from.equals(to) ? to : from + THIN + "–" + THIN + to, scale.symbol());
    }

    /** "+118 %"; "from 0" where there is no percentage. */
    public static String change(OptionalDouble changePct) {
        return changePct.isEmpty() ? "from 0" : signed(changePct.getAsDouble()) + THIN + "%";
    }

    /** "+38.1 pp", the difference of two percentages. */
    public static String points(double difference) {
        return signed(difference) + THIN + "pp";
    }

    /** "+6.1", with one digit after the point; "+309" from a hundred. */
    public static String sigma(double sigma) {
        if (Math.abs(sigma) >= HUNDRED) {
            return signed(sigma);
        }
        String text = new BigDecimal(sigma).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
        return (sigma < 0 ? text.replace('-', '−') : "+" + text);
    }

    /** Three significant digits, no exponent, a true minus sign. */
    public static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE);
        BigDecimal plain = rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
        return plain.stripTrailingZeros().toPlainString().replace('-', '−');
    }

    private static String signed(double value) {
        return value > 0 ? "+" + number(value) : number(value);
    }

    private static String withUnit(String number, String symbol) {
        return symbol.isEmpty() ? number : number + THIN + symbol;
    }

    private record Scaled(double factor, String symbol) {
        static Scaled fitting(double magnitude, Unit unit) {
            return switch (unit) {
                case BYTES -> magnitude < 1024 ? new Scaled(1, "B") : new Scaled(1 / 1048576.0, "MiB");
                case BYTES_PER_SECOND -> magnitude < 1024 ? new Scaled(1, "B/s") : new Scaled(1 / 1048576.0, "MiB/s");
                case SECONDS -> magnitude > 0 && magnitude < 1 ? new Scaled(1000, "ms") : new Scaled(1, "s");
                case SECONDS_PER_REQUEST ->
                    magnitude > 0 && magnitude < 1 ? new Scaled(1000, "ms/request") : new Scaled(1, "s/request");
                case NANOSECONDS -> ofNanoseconds(magnitude);
                case RATIO -> new Scaled(100, "%");
                case COUNT, NONE -> new Scaled(1, "");
                case PER_SECOND -> new Scaled(1, "/s");
                case PERCENT, MEBIBYTES, MEBIBYTES_PER_SECOND, CORES, MILLISECONDS, MEBIBYTES_PER_REQUEST ->
                    new Scaled(1, unit.symbol());
            };
        }

        private static Scaled ofNanoseconds(double magnitude) {
            if (magnitude >= 1e9) {
                return new Scaled(1e-9, "s");
            }
            return magnitude >= 1e6
                    ? new Scaled(1e-6, "ms")
                    : magnitude >= 1e3 ? new Scaled(1e-3, "µs") : new Scaled(1, "ns");
        }
    }
}
