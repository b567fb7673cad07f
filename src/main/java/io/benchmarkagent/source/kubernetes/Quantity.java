package io.benchmarkagent.source.kubernetes;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes resource quantity as a number: {@code 200m} is 0.2, {@code 128Mi} is 134217728, {@code 1e3} is 1000.
 *
 * <p>Source: the grammar of k8s.io/apimachinery/pkg/api/resource.Quantity; {@code E} alone is exa, before a number an exponent.
 */
final class Quantity {
    private static final Pattern GRAMMAR =
            Pattern.compile("(\\+?(?:\\d+\\.?\\d*|\\.\\d+))([KMGTPE]i|[numkMGTPE]?|[eE][+-]?\\d{1,3})");
    private static final Map<String, BigDecimal> DECIMAL = Map.of(
            "", BigDecimal.ONE,
            "n", BigDecimal.ONE.scaleByPowerOfTen(-9),
            "u", BigDecimal.ONE.scaleByPowerOfTen(-6),
            "m", BigDecimal.ONE.scaleByPowerOfTen(-3),
            "k", BigDecimal.ONE.scaleByPowerOfTen(3),
            "M", BigDecimal.ONE.scaleByPowerOfTen(6),
            "G", BigDecimal.ONE.scaleByPowerOfTen(9),
            "T", BigDecimal.ONE.scaleByPowerOfTen(12),
            "P", BigDecimal.ONE.scaleByPowerOfTen(15),
            "E", BigDecimal.ONE.scaleByPowerOfTen(18));
    private static final String BINARY = "KMGTPE";
    private static final int LONGEST = 64;

    private Quantity() {}

    /** The number it stands for; empty for what is no quantity, and for a negative one. */
    static OptionalDouble parse(String text) {
        Matcher match = GRAMMAR.matcher(text);
        if (text.length() > LONGEST || !match.matches()) {
            return OptionalDouble.empty();
        }
        double value =
                new BigDecimal(match.group(1)).multiply(factor(match.group(2))).doubleValue();
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static BigDecimal factor(String suffix) {
        BigDecimal decimal = DECIMAL.get(suffix);
        if (decimal != null) {
            return decimal;
        }
        return suffix.endsWith("i")
                ? BigDecimal.valueOf(1024).pow(BINARY.indexOf(suffix.charAt(0)) + 1)
                : BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
    }
}
