package io.benchmarkagent.pipeline.calibration;

import io.benchmarkagent.baseline.Kind;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.UnreadableRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is kept of every judged run: sums, over all observations, over each kind and over each metric. */
final class Sums {
    private static final int NOISIEST = 5;
    private static final int FARTHEST = 3;
    private static final Comparator<Calibration.Noisy> MOST_OFTEN = Comparator.comparingDouble(
                    (Calibration.Noisy noisy) -> -noisy.rates().three().share())
            .thenComparingDouble(noisy -> -noisy.rates().two().share())
            .thenComparing(Calibration.Noisy::metric);

    private final Counted all = new Counted();
    private final Map<Kind, Counted> kinds = new TreeMap<>();
    private final Map<MetricKey, Counted> metrics = new TreeMap<>();
    private final List<Calibration.Far> far = new ArrayList<>();
    private int judged;
    private int withAlert;

    void add(RunKey run, List<Observation> observations, boolean alert) {
        List<Observation> judgedOnes =
                observations.stream().filter(o -> o.sigma().isPresent()).toList();
        judged++;
        withAlert += alert ? 1 : 0;
        all.add(judgedOnes);
        by(o -> Kind.of(o.key()), judgedOnes)
                .forEach((kind, ones) -> counted(kinds, kind).add(ones));
        judgedOnes.forEach(one -> counted(metrics, one.key()).add(List.of(one)));
        keep(new Calibration.Far(run, Counted.beyondThree(judgedOnes), judgedOnes.size()));
    }

    private void keep(Calibration.Far one) {
        if (one.beyondThree() > 0) {
            far.add(one);
            far.sort(Comparator.comparingLong((Calibration.Far each) -> -each.beyondThree())
                    .thenComparing(Calibration.Far::run));
        }
        if (far.size() > FARTHEST) {
            far.remove(FARTHEST);
        }
    }

    Calibration calibration(Against against, int runs, int most, List<UnreadableRun> unreadable) {
        SortedMap<Kind, Rates> rates = new TreeMap<>();
        kinds.forEach((kind, counted) -> rates.put(kind, counted.rates()));
        return new Calibration(against, runs, judged, most, all.rates(), rates, withAlert, noisiest(), far, unreadable);
    }

    private List<Calibration.Noisy> noisiest() {
        return metrics.entrySet().stream()
                .map(entry ->
                        new Calibration.Noisy(entry.getKey(), entry.getValue().rates()))
                .filter(noisy -> noisy.rates().two().beyond() > 0)
                .sorted(MOST_OFTEN)
                .limit(NOISIEST)
                .toList();
    }

    private static <K> Map<K, List<Observation>> by(Function<Observation, K> sort, List<Observation> observations) {
        return observations.stream().collect(Collectors.groupingBy(sort));
    }

    private static <K> Counted counted(Map<K, Counted> all, K key) {
        return all.computeIfAbsent(key, first -> new Counted());
    }
}
