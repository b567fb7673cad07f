package io.benchmarkagent.evaluation;

import java.util.List;
import java.util.function.Consumer;

/** One thing that is evaluated: {@code ci/evaluate NAME}. */
interface Evaluation {
    String name();

    /** Hands over each table as soon as it is made. */
    void run(Arguments arguments, Consumer<Table> tables) throws Exception;

    /** Every evaluation there is, in the order of the help. */
    static List<Evaluation> all() {
        return List.of(
                SigmaEvaluation.BOTH,
                SigmaEvaluation.CALIBRATION,
                SigmaEvaluation.POWER,
                new RunsEvaluation(),
                new HistoryEvaluation(),
                new CausesEvaluation(),
                new GroundingEvaluation(),
                new NarrativeEvaluation(),
                new QuestionsEvaluation());
    }
}
