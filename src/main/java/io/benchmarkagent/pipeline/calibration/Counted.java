package io.benchmarkagent.pipeline.calibration;

import io.benchmarkagent.detection.Observation;
import java.util.List;

/** The two tallies of one sort of observation. */
final class Counted {
    private static final double TWO = 2;
    private static final double THREE = 3;

    private final Tally two = new Tally();
    private final Tally three = new Tally();

    /** The observations of one run; those without a σ do not count. */
    void add(List<Observation> ofOneRun) {
        long all = ofOneRun.stream().filter(o -> o.sigma().isPresent()).count();
        two.add(beyond(ofOneRun, TWO), all);
        three.add(beyondThree(ofOneRun), all);
    }

    Rates rates() {
        return new Rates(two.rate(Rate.TWO), three.rate(Rate.THREE));
    }

    static long beyondThree(List<Observation> observations) {
        return beyond(observations, THREE);
    }

    private static long beyond(List<Observation> observations, double limit) {
        return observations.stream()
                .filter(o -> Math.abs(o.sigma().orElse(0)) > limit)
                .count();
    }
}
