package io.benchmarkagent.evaluation;

import io.benchmarkagent.baseline.history.ChangePoint;
import io.benchmarkagent.baseline.history.ChangePoints;
import io.benchmarkagent.baseline.history.Drift;
import io.benchmarkagent.evaluation.Figure.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Steps and drift of histories: made ones whose steps are known, noise alone, other tools' verdicts on real ones, and the time. */
final class HistoryEvaluation implements Evaluation {
    private static final int SERIES = 500;
    private static final Map<Double, Double> F1 = new TreeMap<>(Map.of(0.0, .86, .3, .78, .6, .60));
    private static final Map<Double, Double> FALSE_STEPS = new TreeMap<>(Map.of(0.0, .06, .3, .06, .5, .06, .7, .10));
    private static final int[] LENGTHS = {10, 15, 20, 30, 50, 100, 217};

    @Override
    public String name() {
        return "history";
    }

    @Override
    public void run(Arguments arguments, Consumer<Table> tables) throws Exception {
        List<RecordedHistory> histories = RecordedHistory.in(arguments.folder());
        Simulation simulation =
                new Simulation(arguments.seed(), arguments.runs().orElse(SERIES));
        tables.accept(steps("normal noise", simulation, Random::nextGaussian));
        tables.accept(steps("the noise of the real histories", simulation, RealNoise.of(histories)));
        tables.accept(noiseAlone(simulation, HistoryEvaluation::product, true));
        tables.accept(noiseAlone(simulation, EDivisive::of, false));
        tables.accept(drift(simulation));
        tables.accept(references(histories));
        tables.accept(time(arguments.seed()));
    }

    static List<Integer> product(double[] values) {
        return ChangePoints.of(values).stream().map(ChangePoint::index).toList();
    }

    /** Many series, each from its own seed, so that their order does not matter. */
    private record Simulation(long seed, int count) {
        <T> List<T> of(Function<Random, T> one) {
            return IntStream.range(0, count)
                    .parallel()
                    .mapToObj(i -> one.apply(new Random(seed + 7919L * i)))
                    .toList();
        }

        Figure share(String what, Predicate<Random> one, Target target) {
            return Figure.share(what, of(one::test).stream().filter(hit -> hit).count(), count, target);
        }
    }

    private static Table steps(String noise, Simulation simulation, StepsInNoise.Source source) {
        List<Figure> figures = new ArrayList<>();
        F1.forEach((phi, target) -> {
            List<StepsInNoise> made = simulation.of(random -> StepsInNoise.of(random, source, phi));
            String cell = String.format(Locale.ROOT, "φ = %.1f: ", phi);
            figures.add(f1(cell + "F1", made, HistoryEvaluation::product, Target.atLeast(target)));
            figures.add(f1(cell + "F1 of plain E-divisive", made, EDivisive::of, Target.NONE));
            figures.add(coverage(cell + "share of the places found that lie in their stated range", made));
        });
        return new Table("Steps in " + noise + ": 0 to 3 of 1.5 to 5 sd in 60 to 200 runs, tolerance 2 runs", figures);
    }

    private static Figure f1(
            String what, List<StepsInNoise> made, Function<double[], List<Integer>> method, Target target) {
        List<Matched> matched = made.parallelStream()
                .map(one -> Matched.of(one.steps(), method.apply(one.values())))
                .toList();
        return Matched.f1(what, matched, target);
    }

    private static Figure coverage(String what, List<StepsInNoise> made) {
        List<Boolean> inside =
                made.parallelStream().flatMap(HistoryEvaluation::inside).toList();
        return Figure.share(what, inside.stream().filter(hit -> hit).count(), inside.size(), Target.NONE);
    }

    /** For each step found within ten runs of a true one: is that in its range? */
    private static Stream<Boolean> inside(StepsInNoise made) {
        return ChangePoints.of(made.values()).stream()
                .filter(step -> made.steps().stream().anyMatch(known -> Math.abs(known - step.index()) <= 10))
                .map(step ->
                        made.steps().stream().anyMatch(known -> step.earliest() <= known && known <= step.latest()));
    }

    private static Table noiseAlone(
            Simulation simulation, Function<double[], List<Integer>> method, boolean hasTargets) {
        List<Figure> figures = new ArrayList<>();
        FALSE_STEPS.forEach((phi, most) -> {
            for (int n : LENGTHS) {
                figures.add(simulation.share(
                        String.format(Locale.ROOT, "φ = %.1f, n = %d", phi, n),
                        random -> !method.apply(StepsInNoise.noise(random, Random::nextGaussian, n, phi))
                                .isEmpty(),
                        hasTargets ? Target.atMost(most) : Target.NONE));
            }
        });
        return new Table(
                "Noise alone: share of the series in which "
                        + (hasTargets ? "a step is found" : "plain E-divisive finds a step"),
                figures);
    }

    private static Table drift(Simulation simulation) {
        List<Figure> figures = new ArrayList<>();
        for (double phi : new double[] {0, .3, .6}) {
            for (int n : new int[] {10, 30, 100}) {
                String cell = String.format(Locale.ROOT, "φ = %.1f, n = %d: ", phi, n);
                figures.add(simulation.share(
                        cell + "drift seen in noise", random -> hasDrift(creeping(random, n, phi, 0)), Target.NONE));
                figures.add(simulation.share(
                        cell + "drift of 4 sd seen", random -> hasDrift(creeping(random, n, phi, 4)), Target.NONE));
                figures.add(simulation.share(
                        cell + "drift of 4 sd taken for a step",
                        random -> !product(creeping(random, n, phi, 4)).isEmpty(),
                        Target.NONE));
            }
        }
        return new Table("Drift at p = .01", figures);
    }

    private static boolean hasDrift(double[] values) {
        return Drift.of(values).isPresent();
    }

    private static double[] creeping(Random random, int n, double phi, double total) {
        double[] values = StepsInNoise.noise(random, Random::nextGaussian, n, phi);
        for (int t = 0; t < n; t++) {
            values[t] += total * t / (n - 1);
        }
        return values;
    }

    private static Table references(List<RecordedHistory> histories) {
        List<Figure> figures = new ArrayList<>();
        List<Matched> ours = new ArrayList<>();
        List<Matched> plain = new ArrayList<>();
        for (RecordedHistory history : histories) {
            history.steps().ifPresent(steps -> {
                List<Integer> found = product(history.values());
                Matched matched = Matched.of(steps, found);
                ours.add(matched);
                plain.add(Matched.of(steps, EDivisive.of(history.values())));
                figures.add(new Figure(
                        history.id() + ": reference " + steps + ", found " + found + ", F1",
                        matched.f1(),
                        Double.NaN,
                        Target.NONE));
            });
        }
        figures.add(Matched.f1("all: F1", ours, Target.atLeast(.88)));
        figures.add(Matched.f1("all: F1 of plain E-divisive", plain, Target.NONE));
        return new Table("Other tools' verdicts on real histories, tolerance 2 runs", figures);
    }

    private static Table time(long seed) {
        ChangePointsBench bench = ChangePointsBench.of(seed);
        double ours = bench.seconds(HistoryEvaluation::product);
        double plain = bench.seconds(EDivisive::of);
        return new Table(
                "Time on one core: " + bench.words() + ", 0 to 3 steps, φ = .3",
                List.of(
                        new Figure("seconds", ours, Double.NaN, Target.atMost(20)),
                        new Figure("seconds of plain E-divisive", plain, Double.NaN, Target.NONE),
                        new Figure("ratio", ours / plain, Double.NaN, Target.NONE)));
    }
}
