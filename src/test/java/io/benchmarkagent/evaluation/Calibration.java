package io.benchmarkagent.evaluation;

import io.benchmarkagent.evaluation.Figure.Target;
import io.benchmarkagent.evaluation.Simulated.Bad;
import io.benchmarkagent.evaluation.Simulated.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Nothing changed: which share of the judged observations lies beyond 2σ and 3σ? Nominal are 4.55 % and .27 %. */
final class Calibration {
    private static final int[] RUNS = {3, 5, 8, 10, 20, 30};
    private static final Layout SMALL = new Layout(12, 8);
    private static final Layout LARGE = new Layout(400, 7);
    private static final int OBSERVATIONS = 100_000;
    private static final Target TWO = new Target(.036, .055);
    private static final Target THREE = new Target(.0015, .0045);
    private static final Target THREE_OF_THREE_RUNS = new Target(.0008, .0050);
    private static final double NOMINAL_TWO = 0.0455002638963584;
    private static final double NOMINAL_THREE = 0.0026997960632602;
    private static final double FIFTH = 1.2;

    private final Arguments arguments;

    Calibration(Arguments arguments) {
        this.arguments = arguments;
    }

    void tables(Consumer<Table> tables) {
        for (Layout layout : List.of(SMALL, LARGE)) {
            tables.accept(new Table("Calibration, nothing changed, " + layout.words(), nothingChanged(layout)));
        }
        tables.accept(new Table("Calibration, heavy tails", heavyTails()));
        tables.accept(new Table("Calibration, counts, " + SMALL.words(), counts()));
        tables.accept(new Table("Calibration, shares of a known number of requests, " + SMALL.words(), shares()));
        tables.accept(new Table("Calibration, one of eight runs off by +30 % everywhere", badRun()));
    }

    private List<Figure> nothingChanged(Layout layout) {
        List<Figure> figures = new ArrayList<>();
        for (Chance chance : List.of(Chance.NORMAL, Chance.LOG_NORMAL)) {
            for (int n : RUNS) {
                figures.addAll(beyond(
                        Plan.quiet(layout, n, chance),
                        chance.words() + ", n = " + n,
                        TWO,
                        n == 3 ? THREE_OF_THREE_RUNS : THREE));
            }
        }
        return figures;
    }

    List<Figure> heavyTails() {
        List<Figure> figures = new ArrayList<>();
        for (Layout layout : List.of(SMALL, LARGE)) {
            for (int n : new int[] {5, 10, 20, 30}) {
                boolean enough = layout.services() * n >= 480;
                figures.addAll(beyond(
                        Plan.quiet(layout, n, Chance.STUDENT_5),
                        Chance.STUDENT_5.words() + ", " + layout.words() + ", n = " + n,
                        Target.NONE,
                        Target.atMost(enough ? .0090 : .014)));
            }
        }
        figures.addAll(beyond(
                Plan.quiet(new Layout(96, 1), 5, Chance.STUDENT_5),
                Chance.STUDENT_5.words() + ", one kind of 96, n = 5",
                Target.NONE,
                Target.atMost(.0090)));
        return figures;
    }

    List<Figure> counts() {
        List<Figure> figures = new ArrayList<>();
        for (double mean : new double[] {.3, 3, 30}) {
            for (int n : new int[] {3, 5, 8, 20}) {
                figures.addAll(beyond(
                        Plan.counts(SMALL, n, mean),
                        "mean " + mean + ", n = " + n,
                        mean < 30 ? Target.atMost(FIFTH * NOMINAL_TWO) : TWO,
                        mean < 30 ? Target.atMost(FIFTH * NOMINAL_THREE) : n == 3 ? THREE_OF_THREE_RUNS : THREE));
            }
        }
        return figures;
    }

    /** Never more than a fifth above nominal; less is what whole events cost. */
    List<Figure> shares() {
        List<Figure> figures = new ArrayList<>();
        for (double mean : new double[] {.3, 3, 30}) {
            for (int n : new int[] {3, 5, 8, 20}) {
                figures.addAll(beyond(
                        Plan.shares(SMALL, n, mean),
                        "mean of " + mean + " events, n = " + n,
                        Target.atMost(FIFTH * NOMINAL_TWO),
                        Target.atMost(FIFTH * NOMINAL_THREE)));
            }
        }
        return figures;
    }

    List<Figure> badRun() {
        Plan plan = Plan.quiet(SMALL, 8, Chance.LOG_NORMAL).bad(Bad.THIRTY_EVERYWHERE);
        return beyond(plan, "log-normal, n = 8", TWO, Target.NONE);
    }

    private List<Figure> beyond(Plan plan, String what, Target two, Target three) {
        int observations = arguments.runs().map(runs -> runs * SMALL.size()).orElse(OBSERVATIONS);
        int runs = Math.max(36, observations / plan.layout().size());
        double[][] shares = IntStream.range(0, runs)
                .parallel()
                .mapToObj(i -> Simulated.of(plan, arguments.seed(), i))
                .map(simulated -> Judged.of(simulated.target(), simulated.cohort()))
                .map(judged -> new double[] {judged.beyond(2, plan.keys()), judged.beyond(3, plan.keys())})
                .toArray(double[][]::new);
        return List.of(
                Figure.mean(what + ": over 2σ", column(shares, 0), two),
                Figure.mean(what + ": over 3σ", column(shares, 1), three));
    }

    static double[] column(double[][] rows, int at) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][at];
        }
        return column;
    }
}
