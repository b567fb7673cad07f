package io.benchmarkagent.baseline;

import io.benchmarkagent.run.MetricKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The logarithms of one kind, a row for each subject and a column for each run, and the same with each run's {@link CommonEffect}
 * taken off. NaN where a run did not measure a subject, or was set aside.
 */
final class Polished {
    private static final int ROUNDS = 2;

    /** Of the squares of a row: less is its last digits. */
    private static final double NOTHING = 1e-18;

    private final Kind kind;
    private final List<MetricKey> keys;
    private final double[][] logs;
    private final double[] common;
    private final double[] effects;
    private final double[][] columns;
    private final Spread[] rows;

    /**
     * @param logs [subject][run]
     * @param common what all kinds have in common in each run
     */
    Polished(Kind kind, List<MetricKey> keys, double[][] logs, double[] common) {
        this.kind = kind;
        this.keys = List.copyOf(keys);
        this.logs = logs;
        int runs = logs[0].length;
        this.common = common;
        this.effects = common.clone();
        this.columns = new double[runs][];
        for (int round = 0; round < ROUNDS; round++) {
            polish();
        }
        this.rows = Arrays.stream(logs).map(this::spread).toArray(Spread[]::new);
    }

    Kind kind() {
        return kind;
    }

    List<MetricKey> keys() {
        return keys;
    }

    Spread row(int i) {
        return rows[i];
    }

    double log(int row, int run) {
        return logs[row][run];
    }

    int runs() {
        return effects.length;
    }

    List<Spread> rows() {
        return List.of(rows);
    }

    /** From the mean of the other runs, on the log scale. */
    double change(int row, int run) {
        return logs[row][run] - rows[row].without(logs[row][run] - effects[run]).mean();
    }

    /** Of each run, on the log scale; 0 where there is none. */
    double effect(int run) {
        return effects[run];
    }

    /** What the subjects have in common in each run, however little: what a common shift of another run is judged by. */
    double[] medians() {
        return Arrays.stream(columns).mapToDouble(Medians::of).toArray();
    }

    /** Of deviations within a typical run. */
    double usualSpread() {
        return usualSpread(columns);
    }

    static double usualSpread(double[][] columns) {
        return Medians.of(Arrays.stream(columns)
                .mapToDouble(column -> Medians.spread(column, Medians.of(column)))
                .toArray());
    }

    private void polish() {
        double[] centres = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            centres[i] = Medians.of(off(logs[i]));
        }
        for (int run = 0; run < effects.length; run++) {
            columns[run] = new double[logs.length];
            for (int i = 0; i < logs.length; i++) {
                columns[run][i] = logs[i][run] - centres[i];
            }
        }
        double usual = usualSpread();
        for (int run = 0; run < effects.length; run++) {
            effects[run] = common[run] + CommonEffect.of(less(columns[run], common[run]), usual);
        }
    }

    /** The deviations of all subjects from what they usually are, in one run. */
    double[] column(int run) {
        return columns[run];
    }

    static double[] less(double[] values, double common) {
        return common == 0
                ? values
                : Arrays.stream(values).map(value -> value - common).toArray();
    }

    private double[] off(double[] row) {
        double[] off = new double[row.length];
        for (int run = 0; run < row.length; run++) {
            off[run] = row[run] - effects[run];
        }
        return off;
    }

    /** A row without the runs that lie beyond {@code far} of the others; as it is where too few would stay. */
    Spread without(int row, IntToDoubleFunction sigma, double far) {
        double[] kept = off(logs[row]);
        for (int run = 0; run < kept.length; run++) {
            kept[run] = Math.abs(sigma.applyAsDouble(run)) > far ? Double.NaN : kept[run];
        }
        Spread without = Spread.of(kept);
        return without.df() < 1 || isNothing(without, rows[row]) ? rows[row] : without;
    }

    /** A subject that moved only as its kind has in common would have no spread left to judge by: it keeps all of its own. */
    private Spread spread(double[] row) {
        Spread own = Spread.of(row);
        Spread polished = Spread.of(off(row));
        return isNothing(polished, own) ? new Spread(polished.n(), polished.mean(), own.squares()) : polished;
    }

    private static boolean isNothing(Spread left, Spread of) {
        return left.squares() <= NOTHING * of.squares();
    }
}
