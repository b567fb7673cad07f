package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.history.ChangePoint;
import io.benchmarkagent.baseline.history.ChangePoints;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Did a metric step to another level within the steady state? A step holds for four samples or more, so a spike is none; it is more
 * than noise with the series' own autocorrelation gives (the place's search and the number of series allowed for), and more than the practical floors. Its end is where a later step brings most of it back.
 *
 * <p>Never more than a watch: earlier runs are kept as numbers, not as courses, so a step that every run takes (a cache that fills, a
 * job that starts) cannot be told from a new one. Where the run's numbers are out of line as well, that anomaly is the alert and this its onset.
 */
public final class LevelShift implements Detector {
    public static final String TYPE = "level_shift";

    private final DetectionSettings settings;

    public LevelShift(DetectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Anomaly> detect(Examination examination) {
        List<Shifted> tested = SteadySeries.of(examination).stream()
                .filter(series -> series.samples().size() >= 2 * ChangePoints.CONFIRMING_RUNS)
                .map(Shifted::of)
                .toList();
        return FalseDiscovery.within(settings.q(), tested, Shifted::pValue).stream()
                .flatMap(shifted -> shifted.leading().map(step -> shifted.anomaly(step, examination)).stream())
                .toList();
    }

    /** @param steps those that matter and hold, in order of time */
    private record Shifted(SteadySeries series, List<ChangePoint> steps) {
        static Shifted of(SteadySeries series) {
            List<ChangePoint> steps = ChangePoints.of(series.values());
            return new Shifted(
                    series,
                    IntStream.range(0, steps.size())
                            .filter(i -> matters(steps.get(i), series) && holds(steps, i, series))
                            .mapToObj(steps::get)
                            .toList());
        }

        private static boolean matters(ChangePoint step, SteadySeries series) {
            return size(step) >= series.floor(step.before());
        }

        /** A level of four samples may be three of a spike and one beside it: four must be on their own side of the step. */
        private static boolean holds(List<ChangePoint> steps, int i, SteadySeries series) {
            int from = i == 0 ? 0 : steps.get(i - 1).index();
            int at = steps.get(i).index();
            int to = i + 1 < steps.size()
                    ? steps.get(i + 1).index()
                    : series.samples().size();
            double middle = (steps.get(i).before() + steps.get(i).after()) / 2;
            boolean up = steps.get(i).after() > middle;
            return onSide(series, from, at, middle, !up) && onSide(series, at, to, middle, up);
        }

        private static boolean onSide(SteadySeries series, int from, int to, double middle, boolean above) {
            return IntStream.range(from, to)
                            .filter(i -> above == series.samples().value(i) > middle)
                            .count()
                    >= ChangePoints.CONFIRMING_RUNS;
        }

        /** The first of those at least half as large as the largest: a later one as large is its end. */
        Optional<ChangePoint> leading() {
            double largest = steps.stream().mapToDouble(Shifted::size).max().orElse(0);
            return steps.stream().filter(step -> size(step) >= largest / 2).findFirst();
        }

        double pValue() {
            return leading().map(ChangePoint::p).orElse(1.0);
        }

        Anomaly anomaly(ChangePoint step, Examination examination) {
            double floor = series.floor(step.before());
            return series.anomaly(
                    Anomaly.Kind.CHANGE_POINT,
                    TYPE,
                    new SteadySeries.Told(
                            Anomaly.Status.WATCH,
                            Judgement.direction(series.series().spec(), step.after() > step.before()),
                            step.after(),
                            Optional.of(new Interval(step.before() - floor, step.before() + floor)),
                            series.time(step.index()),
                            end(step),
                            uncertainty(step)),
                    examination);
        }

        private Optional<Instant> end(ChangePoint step) {
            return IntStream.range(steps.indexOf(step) + 1, steps.size())
                    .mapToObj(steps::get)
                    .filter(later -> Math.abs(later.after() - step.before()) < size(step) / 2)
                    .findFirst()
                    .map(later -> series.time(later.index()));
        }

        private long uncertainty(ChangePoint step) {
            long early = series.samples().time(step.index()) - series.samples().time(step.earliest());
            long late = series.samples().time(step.latest()) - series.samples().time(step.index());
            return Math.max(early, late) / 1000;
        }

        private static double size(ChangePoint step) {
            return Math.abs(step.after() - step.before());
        }
    }
}
