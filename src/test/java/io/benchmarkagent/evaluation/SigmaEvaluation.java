package io.benchmarkagent.evaluation;

import java.util.function.Consumer;

/** Does σ mean what it says when nothing changed, and is a true change found? On simulated runs, both questions or one of them. */
record SigmaEvaluation(String name, boolean ofCalibration, boolean ofPower) implements Evaluation {
    static final Evaluation BOTH = new SigmaEvaluation("sigma", true, true);
    static final Evaluation CALIBRATION = new SigmaEvaluation("calibration", true, false);
    static final Evaluation POWER = new SigmaEvaluation("power", false, true);

    @Override
    public void run(Arguments arguments, Consumer<Table> tables) {
        if (ofCalibration) {
            new Calibration(arguments).tables(tables);
        }
        if (ofPower) {
            new Power(arguments).tables(tables);
        }
    }
}
