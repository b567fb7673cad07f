package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunKey;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A run of the cohort that is as a whole unlike the others, and would hide the next one like it.
 *
 * @param sigma the median over its metrics of how far each is from the other runs
 * @param changePct the median over its metrics of the change from the other runs, in per cent
 * @param metrics how many metrics tell so
 * @param others how many runs it was held against
 */
public record SetAside(RunKey run, double sigma, double changePct, int metrics, int others) {

    /** "set aside: as a whole unlike the 7 others (96 metrics lie 4.2σ from them in the median, +30 %)". */
    public String inWords() {
        return "set aside: as a whole unlike the " + others + " others (" + metrics + " metrics lie "
                + rounded(sigma, 1) + "σ from them in the median, " + (changePct > 0 ? "+" : changePct < 0 ? "−" : "")
                + rounded(Math.abs(changePct), 0) + " %)";
    }

    private static String rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
