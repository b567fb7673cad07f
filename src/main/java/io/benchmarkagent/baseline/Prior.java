package io.benchmarkagent.baseline;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * What the variances of one kind have in common: a variance, and how many degrees of freedom it is worth beside a metric's own. With
 * three to ten runs a metric's own variance is weak, and those of its kind make it stronger.
 *
 * <p>Source: Smyth, Linear models and empirical Bayes methods, 2004, section 6.2. The variance is each kind's own, the degrees of
 * freedom are estimated over all kinds together, and shrunk where few metrics tell them. What this gives is calibration on average
 * over a kind, not metric by metric.
 *
 * @param df infinite where the metrics of a kind vary no more in their variance than chance gives
 * @param most how many degrees of freedom all metrics of the kind have together
 */
record Prior(double df, double variance, double most) {
    /** Together the 12 by which degrees of freedom told by twelve metrics are halved: 3 for the kind's variance, 9 for what all kinds tell. */
    private static final double FEW_OF_A_KIND = 3;

    private static final double FEW_IN_ALL = 9;

    /** A prior for each kind, in their order. A kind without two metrics to compare has none worth anything. */
    static List<Prior> jointly(List<List<Spread>> kinds) {
        double scatter = 0;
        double chance = 0;
        int compared = 0;
        int metrics = 0;
        double[] means = new double[kinds.size()];
        for (int k = 0; k < means.length; k++) {
            List<Spread> rows = kinds.get(k);
            double[] logs = rows.stream().mapToDouble(Prior::logVariance).toArray();
            Spread spread = Spread.of(logs);
            means[k] = spread.mean();
            if (rows.size() > 1) {
                scatter += spread.squares();
                chance += rows.stream()
                                .mapToDouble(row -> trigammaOfHalf(row.df()))
                                .sum()
                        * (rows.size() - 1)
                        / rows.size();
                compared += rows.size() - 1;
                metrics += rows.size();
            }
        }
        double left = compared == 0 ? Double.POSITIVE_INFINITY : (scatter - chance) / compared;
        double df = compared == 0 ? 0 : left <= 0 ? Double.POSITIVE_INFINITY : 2 * trigammaInverse(left);
        List<Prior> priors = new ArrayList<>();
        for (int k = 0; k < means.length; k++) {
            double shift = Double.isInfinite(df) || df == 0 ? 0 : Gamma.digamma(df / 2) - StrictMath.log(df / 2);
            priors.add(new Prior(
                    df / (1 + FEW_OF_A_KIND / kinds.get(k).size() + FEW_IN_ALL / Math.max(1, metrics)),
                    StrictMath.exp(means[k] + shift),
                    kinds.get(k).stream().mapToInt(Spread::df).sum()));
        }
        return priors;
    }

    /** Of the whole, where this is of that part of its variance. */
    Prior over(double part) {
        return new Prior(df, variance / part, most);
    }

    /** A metric's own variance with that of its kind. */
    Moderated moderated(Spread own) {
        double from = Math.min(df, Math.max(0, most - own.df()));
        double total = from + own.df();
        return new Moderated(Math.sqrt((from * (from == 0 ? 0 : variance) + own.squares()) / total), total);
    }

    /** A standard deviation and its degrees of freedom. */
    record Moderated(double sd, double df) {}

    /** Unbiased for the logarithm of the true variance. */
    private static double logVariance(Spread row) {
        double half = row.df() / 2.0;
        return StrictMath.log(row.squares() / row.df()) - Gamma.digamma(half) + StrictMath.log(half);
    }

    private static double trigammaOfHalf(int df) {
        return Gamma.trigamma(df / 2.0);
    }

    /** x with ψ'(x) = y, by Newton's method on 1/ψ', which is almost straight. */
    static double trigammaInverse(double y) {
        if (y > 1e7) {
            return 1 / Math.sqrt(y);
        }
        if (y < 1e-6) {
            return 1 / y;
        }
        double x = 0.5 + 1 / y;
        for (int i = 0; i < 50; i++) {
            double at = Gamma.trigamma(x);
            double step = at * (1 - at / y) / tetragamma(x);
            x += step;
            if (-step / x < 1e-8) {
                break;
            }
        }
        return x;
    }

    /** ψ''(x), by recurrence to where the asymptotic series holds. */
    private static double tetragamma(double x) {
        double sum = 0;
        double at = x;
        while (at < 15) {
            sum -= 2 / (at * at * at);
            at++;
        }
        double inverse = 1 / (at * at);
        return sum - inverse * (1 + 1 / at + inverse * (0.5 - inverse * (1.0 / 6 - inverse / 6)));
    }
}
