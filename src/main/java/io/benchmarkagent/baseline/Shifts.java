package io.benchmarkagent.baseline;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What most subjects of a kind have in common in one run: they moved together, and each is judged beside the others. */
public final class Shifts {
    public static final Shifts NONE = new Shifts(Map.of());

    private final SortedMap<Kind, Shift> byKind;

    private Shifts(Map<Kind, Shift> byKind) {
        this.byKind = Collections.unmodifiableSortedMap(new TreeMap<>(byKind));
    }

    /**
     * @param log of the factor that is common to most subjects
     * @param subjects how many there are
     * @param sigma how far that is from what was common in the baseline's runs, as a normal quantile
     */
    public record Shift(double log, int subjects, double sigma) {
        public double pValue() {
            return NormalTail.twoSided(Math.abs(sigma));
        }

        public double changePct() {
            return 100 * StrictMath.expm1(log);
        }
    }

    /** The kinds whose subjects moved together. */
    public SortedMap<Kind, Shift> byKind() {
        return byKind;
    }

    static Shifts of(Run run, Fitted fitted) {
        Map<MetricKey, Double> values = new HashMap<>();
        run.measurements().stream().filter(m -> m.value() > 0).forEach(m -> values.put(m.key(), m.value()));
        Map<Kind, double[]> deviations = new TreeMap<>();
        fitted.kinds().forEach(kind -> deviations.put(kind.polished().kind(), deviations(values, kind.polished())));
        double common = CommonEffect.of(
                deviations.values().stream().flatMapToDouble(Arrays::stream).toArray(), fitted.usualSpread());
        Map<Kind, Shift> shifts = new TreeMap<>();
        for (FittedKind kind : fitted.kinds()) {
            double[] beside = Polished.less(
                    Objects.requireNonNull(deviations.get(kind.polished().kind())), common);
            double shift = common + CommonEffect.of(beside, kind.polished().usualSpread());
            if (shift != 0) {
                shifts.put(kind.polished().kind(), kind.shift(shift));
            }
        }
        return new Shifts(shifts);
    }

    /** On the log scale; 0 where subjects did not move together. */
    double of(Kind kind) {
        Shift shift = byKind.get(kind);
        return shift == null ? 0 : shift.log();
    }

    private static double[] deviations(Map<MetricKey, Double> values, Polished polished) {
        List<MetricKey> keys = polished.keys();
        double[] deviations = new double[keys.size()];
        Arrays.fill(deviations, Double.NaN);
        for (int row = 0; row < deviations.length; row++) {
            Double value = values.get(keys.get(row));
            if (value != null) {
                deviations[row] = StrictMath.log(value) - polished.row(row).mean();
            }
        }
        return deviations;
    }
}
