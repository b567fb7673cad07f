package io.benchmarkagent.report;

import io.benchmarkagent.comparison.ComparedMetric;
import io.benchmarkagent.comparison.Estimate;
import io.benchmarkagent.comparison.Scale;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Ratios, differences and their intervals, for people: "11 %", "8 to 14 %". */
final class ComparisonFigures {
    private static final MathContext TWO = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final String SURELY = " (95";
    private static final double TIMES = 2;
    private static final double TINY = 0.001;
    private static final int PLACES = 3;

    private ComparisonFigures() {}

    /** "11 % less (95 %: 8 to 14 %)", "2.4 times (95 %: 1.9 to 3.1)", "0.21 pp more (95 %: 0.1 to 0.3)". */
    static String change(ComparedMetric one, String less, String more) {
        Estimate estimate = one.estimate();
        String word = isLess(estimate) ? less : more;
        return estimate.scale() == Scale.RATIO
                ? ratio(estimate, word)
                : amount(Math.abs(estimate.effect()), one.unit()) + " " + word
                        + surely(estimate, i -> amount(i.low(), one.unit()) + " to " + amount(i.high(), one.unit()));
    }

    /** "11 % less": the same without how sure it is. */
    static String effectAlone(ComparedMetric one) {
        String told = change(one, "less", "more");
        int at = told.indexOf(SURELY);
        return at < 0 ? told : told.substring(0, at);
    }

    private static boolean isLess(Estimate estimate) {
        return estimate.effect() < (estimate.scale() == Scale.RATIO ? 1 : 0);
    }

    private static String ratio(Estimate estimate, String word) {
        double effect = estimate.effect();
        if (effect >= TIMES) {
            return two(effect) + " times" + surely(estimate, i -> two(i.low()) + " to " + two(i.high()));
        }
        double sign = effect < 1 ? -1 : 1;
        return percent(Math.abs(effect - 1)) + " " + word
                + surely(estimate, i -> {
                    double near = sign * ((sign < 0 ? i.high() : i.low()) - 1);
                    double far = sign * ((sign < 0 ? i.low() : i.high()) - 1);
                    return two(near * 100) + " to " + percent(far);
                });
    }

    private interface Printed {
        String of(Interval interval);
    }

    private static String surely(Estimate estimate, Printed printed) {
        return estimate.interval()
                .map(i -> SURELY + Figures.THIN + "%: " + printed.of(i) + ")")
                .orElse("");
    }

    /** "−3 to +9 %", or both ends in the unit. */
    static String interval(ComparedMetric one) {
        Optional<Interval> interval = one.estimate().interval();
        return interval.map(i -> one.estimate().scale() == Scale.RATIO
                        ? signed((i.low() - 1) * 100) + " to " + signed((i.high() - 1) * 100) + Figures.THIN + "%"
                        : amount(i.low(), one.unit()) + " to " + amount(i.high(), one.unit()))
                .orElse("");
    }

    /** "0.893"; a difference with its sign and unit. */
    static String effect(ComparedMetric one) {
        double effect = one.estimate().effect();
        return one.estimate().scale() == Scale.RATIO
                ? Figures.number(effect)
                : (effect > 0 ? "+" : "") + amount(effect, one.unit());
    }

    /** "4 %", or an amount of the unit. */
    static String size(ComparedMetric one, double size) {
        return one.estimate().scale() == Scale.RATIO ? percent(size) : amount(size, one.unit());
    }

    /** The smallest difference that matters: "5 %", "1 pp". */
    static String floor(ComparedMetric one) {
        boolean amount = one.isFloorAbsolute() && one.estimate().scale() == Scale.RATIO;
        return amount ? amount(one.spec().absoluteFloor(), one.unit()) : size(one, one.floor());
    }

    /** Beyond which nothing was shown: the interval's farther end, or the floor where that is an amount and lies farther out. */
    static String within(ComparedMetric one) {
        double within = one.within().orElseThrow();
        boolean farther = one.isFloorAbsolute()
                && within <= one.floor()
                && within > one.spec().relativeFloor();
        return farther ? floor(one) : size(one, within);
    }

    /** Three places; under .001 is enough to know. */
    static String probability(double q) {
        return q < TINY
                ? "<0.001"
                : new BigDecimal(q).setScale(PLACES, RoundingMode.HALF_EVEN).toPlainString();
    }

    static String two(double value) {
        BigDecimal rounded = new BigDecimal(value).round(TWO);
        BigDecimal shown = rounded.scale() > 2 ? rounded.setScale(2, RoundingMode.HALF_EVEN) : rounded;
        return Figures.number(shown.doubleValue());
    }

    private static String signed(double value) {
        return value > 0 ? "+" + two(value) : two(value);
    }

    private static String percent(double share) {
        return two(share * 100) + Figures.THIN + "%";
    }

    private static String amount(double value, Unit unit) {
        return unit == Unit.PERCENT ? two(value) + Figures.THIN + "pp" : Figures.quantity(value, unit);
    }
}
