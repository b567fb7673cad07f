package io.benchmarkagent.recommendation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Kubernetes quantities as people write them: "192Mi", "350m". */
final class Quantities {
    static final double MEBIBYTE = 1 << 20;

    private static final double GIBIBYTE = 1024;
    private static final double MILLI = 1e-3;
    private static final double EXACT = 1e-9;

    private Quantities() {}

    static String bytes(double bytes) {
        return bytes % MEBIBYTE == 0 ? (long) (bytes / MEBIBYTE) + "Mi" : Long.toString((long) bytes);
    }

    static String cores(double cores) {
        return Math.round(cores / MILLI) + "m";
    }

    /** Up to 5m, from 100m on to 10m. */
    static double cpuSteps(double cores) {
        return up(cores, cores <= 100 * MILLI ? 5 * MILLI : 10 * MILLI);
    }

    /** Up to 4Mi, from 256Mi on to 16Mi. */
    static double memorySteps(double bytes) {
        return up(bytes, bytes <= 256 * MEBIBYTE ? 4 * MEBIBYTE : 16 * MEBIBYTE);
    }

    static double up(double amount, double step) {
        return Math.ceil(amount / step - EXACT) * step;
    }

    /** "1.2 GiB", "812 MiB". */
    static String memory(double bytes) {
        double mebibytes = bytes / MEBIBYTE;
        return mebibytes < GIBIBYTE ? number(mebibytes) + " MiB" : number(mebibytes / GIBIBYTE) + " GiB";
    }

    /** Every digit it has. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Three significant digits. */
    static String number(double number) {
        return new BigDecimal(number)
                .round(new MathContext(number >= 1000 ? (int) Math.log10(number) + 1 : 3, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }
}
