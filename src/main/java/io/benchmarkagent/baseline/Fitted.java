package io.benchmarkagent.baseline;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** All kinds of positive quantities of a cohort, fitted together: what is pooled over metrics. */
final class Fitted {
    private static final int ROUNDS = 3;

    /** Of three runs two do not tell that the third is far out. */
    private static final int ENOUGH_TO_TELL = 4;

    private static final double FAR = 2.7;

    /** The variance of a standard normal within ±FAR. */
    private static final double LEFT = 0.9433;

    private final Map<Kind, FittedKind> kinds = new TreeMap<>();
    private final Map<MetricKey, Integer> rows = new HashMap<>();
    private final Map<Double, Student> students = new ConcurrentHashMap<>();

    private final double usualSpread;

    /**
     * @param pooled the baselines that have a logarithm and a spread
     * @param ofSeries the kinds that are made of series
     */
    Fitted(List<RunKey> runs, Map<MetricKey, Baseline> pooled, Set<Kind> ofSeries) {
        Map<Kind, List<MetricKey>> byKind = new TreeMap<>();
        pooled.keySet().forEach(key -> byKind.computeIfAbsent(Kind.of(key), kind -> new ArrayList<>())
                .add(key));
        Map<RunKey, Integer> columns = new HashMap<>();
        runs.forEach(run -> columns.put(run, columns.size()));
        Map<Kind, double[][]> logs = new TreeMap<>();
        byKind.forEach((kind, keys) -> logs.put(kind, logs(keys, columns, pooled)));
        List<Polished> alone = polished(byKind, logs, new double[runs.size()]);
        this.usualSpread = Polished.usualSpread(together(alone, runs.size()));
        double[] common = common(alone, runs.size());
        List<FittedKind> kindsFitted =
                fitted(Arrays.stream(common).allMatch(effect -> effect == 0) ? alone : polished(byKind, logs, common));
        Tails.told(kindsFitted, ofSeries).forEach(this::add);
    }

    /** Beside what is common to a kind, what all kinds of a run have in common: many more subjects tell it. */
    private double[] common(List<Polished> alone, int runs) {
        return Arrays.stream(together(alone, runs))
                .mapToDouble(column -> CommonEffect.of(column, usualSpread))
                .toArray();
    }

    private static double[][] together(List<Polished> kinds, int runs) {
        return IntStream.range(0, runs)
                .mapToObj(run -> kinds.stream()
                        .flatMapToDouble(kind -> Arrays.stream(kind.column(run)))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static List<Polished> polished(
            Map<Kind, List<MetricKey>> byKind, Map<Kind, double[][]> logs, double[] common) {
        List<Polished> polished = new ArrayList<>();
        byKind.forEach(
                (kind, keys) -> polished.add(new Polished(kind, keys, Objects.requireNonNull(logs.get(kind)), common)));
        return polished;
    }

    /** First with a prior of all numbers; then with one of those that this one does not find far out. */
    private static List<FittedKind> fitted(List<Polished> polished) {
        List<FittedKind> kinds = fitted(
                polished, Prior.jointly(polished.stream().map(Polished::rows).toList()));
        int rounds = polished.stream().anyMatch(kind -> kind.runs() >= ENOUGH_TO_TELL) ? ROUNDS : 0;
        for (int round = 0; round < rounds; round++) {
            List<List<Spread>> usual =
                    kinds.stream().map(kind -> kind.usual(FAR)).toList();
            kinds = fitted(
                    polished,
                    Prior.jointly(usual).stream().map(prior -> prior.over(LEFT)).toList());
        }
        return kinds;
    }

    private static List<FittedKind> fitted(List<Polished> polished, List<Prior> priors) {
        return IntStream.range(0, priors.size())
                .mapToObj(k -> new FittedKind(polished.get(k), priors.get(k), Tail.NORMAL))
                .toList();
    }

    private void add(FittedKind kind) {
        kinds.put(kind.polished().kind(), kind);
        List<MetricKey> keys = kind.polished().keys();
        for (int row = 0; row < keys.size(); row++) {
            rows.put(keys.get(row), row);
        }
    }

    /** Of the deviations of all metrics within a typical run, on the log scale. */
    double usualSpread() {
        return usualSpread;
    }

    Collection<FittedKind> kinds() {
        return kinds.values();
    }

    Optional<FittedKind> of(Kind kind) {
        return Optional.ofNullable(kinds.get(kind));
    }

    Optional<PredictionInterval> expectation(MetricKey key, double shift) {
        return Optional.ofNullable(rows.get(key))
                .flatMap(row -> of(Kind.of(key)).map(kind -> kind.expectation(row, shift, this::student)));
    }

    Optional<Prior.Moderated> moderated(MetricKey key) {
        return Optional.ofNullable(rows.get(key))
                .flatMap(row -> of(Kind.of(key)).map(kind -> kind.moderated(row)));
    }

    private Student student(double df) {
        return students.computeIfAbsent(df, Student::new);
    }

    private static double[][] logs(
            List<MetricKey> keys, Map<RunKey, Integer> columns, Map<MetricKey, Baseline> pooled) {
        double[][] logs = new double[keys.size()][columns.size()];
        for (int row = 0; row < logs.length; row++) {
            Arrays.fill(logs[row], Double.NaN);
            for (Baseline.Value value :
                    Objects.requireNonNull(pooled.get(keys.get(row))).runs()) {
                logs[row][Objects.requireNonNull(columns.get(value.run()))] = StrictMath.log(value.value());
            }
        }
        return logs;
    }
}
