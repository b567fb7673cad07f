package io.benchmarkagent.evaluation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.evaluation.Figure.Target;
import io.benchmarkagent.evaluation.Simulated.Bad;
import io.benchmarkagent.evaluation.Simulated.Plan;
import io.benchmarkagent.run.MetricKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Six true changes of +25 % in 96 metrics, five earlier runs. Recall: shifted observations alerted ÷ shifted ones; false per run:
 * unshifted observations alerted ÷ simulated runs.
 */
final class Power {
    private static final int N = 5;
    private static final int SHIFTS = 6;
    private static final int RUNS = 10_000;

    private final Arguments arguments;

    Power(Arguments arguments) {
        this.arguments = arguments;
    }

    /** What is good enough without a bad run. */
    private record Wanted(Layout layout, double recall, double falsePerRun, double onCleanRun) {}

    private record Scored(Figure recall, Figure falsePerRun) {}

    void tables(Consumer<Table> tables) {
        for (Wanted wanted :
                List.of(new Wanted(new Layout(96, 1), .65, .70, .18), new Wanted(new Layout(12, 8), .60, .65, .16))) {
            tables.accept(new Table(
                    "Power, six shifts of +25 % in 96 metrics, n = 5, "
                            + wanted.layout().words(),
                    figures(wanted)));
        }
    }

    List<Figure> twelve() {
        return figures(new Wanted(new Layout(12, 8), .60, .65, .16));
    }

    private List<Figure> figures(Wanted wanted) {
        Plan plan = Plan.quiet(wanted.layout(), N, Chance.LOG_NORMAL).shifts(SHIFTS);
        Scored good = scored(plan, "", Target.atLeast(wanted.recall()), Target.atMost(wanted.falsePerRun()));
        List<Figure> figures = new ArrayList<>(List.of(
                good.recall(),
                good.falsePerRun(),
                scored(plan.shifts(0), "nothing changed, ", Target.NONE, Target.atMost(wanted.onCleanRun()))
                        .falsePerRun()));
        for (Bad bad : List.of(Bad.THIRTY_EVERYWHERE, Bad.TEN_EVERYWHERE, Bad.THIRTY_IN_ONE_SERVICE)) {
            double mayFall = bad == Bad.THIRTY_EVERYWHERE ? .08 : .10;
            Scored scored = scored(plan.bad(bad), bad.words() + ", ", Target.NONE, Target.NONE);
            figures.addAll(List.of(scored.recall(), scored.falsePerRun(), fall(bad, good, scored, mayFall)));
        }
        return figures;
    }

    private static Figure fall(Bad bad, Scored good, Scored scored, double mayFall) {
        return new Figure(
                bad.words() + ", recall falls by",
                good.recall().value() - scored.recall().value(),
                Math.hypot(good.recall().standardError(), scored.recall().standardError()),
                Target.atMost(mayFall));
    }

    private Scored scored(Plan plan, String what, Target recall, Target falsePerRun) {
        double[][] runs = IntStream.range(0, arguments.runs().orElse(RUNS))
                .parallel()
                .mapToObj(i -> score(Simulated.of(plan, arguments.seed(), i)))
                .toArray(double[][]::new);
        return new Scored(
                Figure.mean(what + "recall", Calibration.column(runs, 0), recall),
                Figure.mean(what + "false per run", Calibration.column(runs, 1), falsePerRun));
    }

    private static double[] score(Simulated simulated) {
        Set<MetricKey> alerted = Judged.of(simulated.target(), simulated.cohort()).anomalies().stream()
                .filter(Anomaly::isAlert)
                .flatMap(anomaly -> anomaly.members().stream())
                .collect(Collectors.toSet());
        long found = simulated.shifted().stream().filter(alerted::contains).count();
        return new double[] {(double) found / Math.max(1, simulated.shifted().size()), (double) alerted.size() - found};
    }
}
