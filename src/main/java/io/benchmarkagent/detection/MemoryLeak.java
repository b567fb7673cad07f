package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.history.ChangePoint;
import io.benchmarkagent.baseline.history.ChangePoints;
import io.benchmarkagent.baseline.history.Drift;
import io.benchmarkagent.run.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does memory rise throughout the steady state, and go on rising at its end? The slope is Theil and Sen's over what follows the
 * latest step, tested with the series' autocorrelation in mind and over all memory series together; the rise exceeds the practical
 * floors. What levels off is a cache that fills.
 *
 * <p>A watch, as every judgement of a course alone ({@link LevelShift} says why).
 */
public final class MemoryLeak implements Detector {
    public static final String TYPE = "memory_leak";

    /** The last third of a straight line rises by a third of the whole; half of that is a rise that goes on. */
    private static final double GOES_ON = 1.0 / 6;

    private static final Set<Unit> MEMORY = Set.of(Unit.MEBIBYTES, Unit.BYTES);

    private final DetectionSettings settings;

    public MemoryLeak(DetectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Anomaly> detect(Examination examination) {
        List<Rising> tested = SteadySeries.of(examination).stream()
                .filter(series -> isMemory(series) && series.samples().size() >= Drift.FEWEST_RUNS)
                .map(Rising::of)
                .toList();
        return FalseDiscovery.within(settings.q(), tested, Rising::pValue).stream()
                .flatMap(rising ->
                        rising
                                .drift()
                                .filter(rising::matters)
                                .map(drift -> rising.anomaly(drift, examination))
                                .stream())
                .toList();
    }

    private static boolean isMemory(SteadySeries series) {
        return MEMORY.contains(series.series().spec().unit())
                || series.series().spec().metric().startsWith("memory");
    }

    /** @param series what follows its latest step */
    private record Rising(SteadySeries series, Optional<Drift> drift) {
        static Rising of(SteadySeries series) {
            int step = ChangePoints.of(series.values()).stream()
                    .mapToInt(ChangePoint::index)
                    .max()
                    .orElse(0);
            SteadySeries since = series.from(step);
            return new Rising(since, Drift.of(since.values()));
        }

        double pValue() {
            return drift.map(Drift::p).orElse(1.0);
        }

        boolean matters(Drift found) {
            int n = series.samples().size();
            double late = median(n - n / 3, n) - median(n / 3, n - n / 3);
            return found.total() >= series.floor(first()) && late >= GOES_ON * found.total();
        }

        private double first() {
            return median(0, series.samples().size() / 3);
        }

        private double median(int start, int end) {
            double[] sorted = Arrays.copyOfRange(series.values(), start, end);
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }

        Anomaly anomaly(Drift found, Examination examination) {
            double floor = series.floor(first());
            return series.anomaly(
                    Anomaly.Kind.SERIES,
                    TYPE,
                    new SteadySeries.Told(
                            Anomaly.Status.WATCH,
                            Judgement.direction(series.series().spec(), true),
                            first() + found.total(),
                            Optional.of(new Interval(first() - floor, first() + floor)),
                            series.time(0),
                            Optional.empty(),
                            0),
                    examination);
        }
    }
}
