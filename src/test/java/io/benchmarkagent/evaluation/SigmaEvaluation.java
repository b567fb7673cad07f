package io.benchmarkagent.evaluation;

import java.util.function.Consumer;

/** Does σ mean what it says when nothing changed, and is a true change found? On simulated runs. */
final class SigmaEvaluation implements Evaluation {
    @Override
    public String name() {
        return "sigma";
    }

    @Override
    public void run(Arguments arguments, Consumer<Table> tables) {
        new Calibration(arguments).tables(tables);
        new Power(arguments).tables(tables);
    }
}
