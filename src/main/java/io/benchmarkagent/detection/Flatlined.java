package io.benchmarkagent.detection;

import io.benchmarkagent.run.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Did a series that moved at every step stop moving, to the last digit, until the steady state ended? After {@code n} steps without a
 * stop, a stop of {@code k} steps has the probability 1/(n + 2) to the power of k (Laplace's rule), all series allowed for. What it
 * shows from then on may be the last value there was. A series that holds its value now and then, as the memory of a service at rest
 * does, tells nothing by holding it.
 *
 * <p>A watch: it is about the data as often as about the service.
 */
public final class Flatlined implements Detector {
    public static final String TYPE = "flatlined";

    private static final int SHORTEST = 4;
    private static final int FEWEST_BEFORE = 4;

    private final DetectionSettings settings;

    public Flatlined(DetectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Anomaly> detect(Examination examination) {
        List<Flat> tested = SteadySeries.of(examination).stream()
                .filter(series -> series.samples().size() > SHORTEST + FEWEST_BEFORE)
                .map(Flat::of)
                .toList();
        return FalseDiscovery.within(settings.q(), tested, Flat::pValue).stream()
                .map(flat -> flat.anomaly(examination))
                .toList();
    }

    /** @param from the first sample with the value that stays */
    private record Flat(SteadySeries series, int from) {
        static Flat of(SteadySeries series) {
            Samples samples = series.samples();
            int from = samples.size() - 1;
            while (from > 0 && isHeld(samples, from)) {
                from--;
            }
            return new Flat(series, from);
        }

        private static boolean isHeld(Samples samples, int i) {
            return samples.value(i) == samples.value(i - 1);
        }

        double pValue() {
            int steps = series.samples().size() - 1 - from;
            boolean moved = IntStream.range(1, from).noneMatch(i -> isHeld(series.samples(), i));
            return moved && steps >= SHORTEST && from >= FEWEST_BEFORE ? StrictMath.pow(1.0 / (from + 1), steps) : 1;
        }

        Anomaly anomaly(Examination examination) {
            return series.anomaly(
                    Anomaly.Kind.SERIES,
                    TYPE,
                    new SteadySeries.Told(
                            Anomaly.Status.WATCH,
                            Verdict.CHANGE,
                            series.samples().value(from),
                            Optional.empty(),
                            series.time(from),
                            Optional.empty(),
                            0),
                    examination);
        }
    }
}
