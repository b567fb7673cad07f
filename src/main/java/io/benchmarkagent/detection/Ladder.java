package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.BaselineSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Why an observation was, or was not, flagged: one rung for each question that was asked of it, in order. */
final class Ladder {
    private Ladder() {}

    static List<String> of(Judgement of, OptionalDouble sigma, OptionalDouble q, double wantedQ) {
        if (of.isNotCollected()) {
            return List.of("0 in this run and in all of its history: not collected");
        }
        if (!of.judged()) {
            return List.of("shown, not judged: this statistic is a member of another observation's anomaly");
        }
        if (of.cohort() == 0) {
            return List.of("no like-for-like run");
        }
        if (of.n() < BaselineSettings.FEWEST_FOR_SIGMA) {
            return List.of(of.n() + " of " + BaselineSettings.FEWEST_FOR_SIGMA + " like-for-like runs measured it");
        }
        if (of.explained()) {
            return List.of("not comparable: latency under another request rate, and it moved with it");
        }
        return of.isTested()
                ? tested(of.beside(), sigma, q, wantedQ, of.overFloor())
                : List.of("the baseline never moved", floor(of.overFloor()));
    }

    private static List<String> tested(
            List<String> beside, OptionalDouble sigma, OptionalDouble q, double wantedQ, boolean overFloor) {
        List<String> rungs = new ArrayList<>(beside);
        rungs.add(Math.abs(sigma.orElse(0)) > 2 ? "beyond 2 sigma" : "within 2 sigma");
        rungs.add(
                q.orElse(1) <= wantedQ ? "passes the false-discovery rate" : "does not pass the false-discovery rate");
        rungs.add(floor(overFloor));
        return rungs;
    }

    private static String floor(boolean over) {
        return over ? "changed by more than the practical floors" : "changed by less than the practical floors";
    }
}
