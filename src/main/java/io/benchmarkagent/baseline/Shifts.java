package io.benchmarkagent.baseline;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What most subjects of a kind have in common in one run: they moved together, and each is judged beside the others. */
public final class Shifts {
    public static final Shifts NONE = new Shifts(Map.of());

    private final Map<Kind, Double> byKind;

    private Shifts(Map<Kind, Double> byKind) {
        this.byKind = byKind;
    }

    static Shifts of(Run run, Fitted fitted) {
        Map<MetricKey, Double> values = new HashMap<>();
        run.measurements().stream().filter(m -> m.value() > 0).forEach(m -> values.put(m.key(), m.value()));
        Map<Kind, double[]> deviations = new TreeMap<>();
        fitted.kinds()
                .forEach(kind -> deviations.put(kind.polished().kind(), deviations(values, kind.polished())));
        double common = CommonEffect.of(
                deviations.values().stream().flatMapToDouble(Arrays::stream).toArray(), fitted.usualSpread());
        Map<Kind, Double> shifts = new TreeMap<>();
        for (FittedKind kind : fitted.kinds()) {
            double[] beside = Polished.less(Objects.requireNonNull(deviations.get(kind.polished().kind())), common);
            double shift = common + CommonEffect.of(beside, kind.polished().usualSpread());
            if (shift != 0) {
                shifts.put(kind.polished().kind(), shift);
            }
        }
        return new Shifts(shifts);
    }

    /** On the log scale; 0 where subjects did not move together. */
    double of(Kind kind) {
        return byKind.getOrDefault(kind, 0.0);
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
