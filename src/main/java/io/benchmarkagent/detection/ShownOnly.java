package io.benchmarkagent.detection;

import io.benchmarkagent.run.FewSamples;
import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why numbers of one run get no verdict of their own. What is taken of a series is taken to be judged. */
final class ShownOnly {
    private static final String A_MEMBER = "this statistic is a member of another observation's anomaly";
    private static final String FEW_SAMPLES =
            "of so few samples (about twenty at most) p95 and maximum are one sample's noise, and the mean is judged";

    private final boolean hasServices;
    private final FewSamples fewSamples;
    private final Set<MetricKey> measured = new HashSet<>();

    private ShownOnly(Run run) {
        run.measurements().forEach(m -> measured.add(m.key()));
        this.hasServices = measured.stream().anyMatch(key -> key.scope() == Scope.SERVICE);
        this.fewSamples = FewSamples.of(run);
    }

    static ShownOnly of(Run run) {
        return new ShownOnly(run);
    }

    /** Empty where it is judged. */
    Optional<String> why(Measurement m) {
        if (m.instrument() == Instrument.SERIES) {
            return Optional.empty();
        }
        if (!Judge.isJudged(m.key(), hasServices)) {
            return Optional.of(A_MEMBER);
        }
        return fewSamples.areBehind(m.key()) && hasMean(m.key()) ? Optional.of(FEW_SAMPLES) : Optional.empty();
    }

    private boolean hasMean(MetricKey key) {
        return Stream.of(Statistic.MEAN, Statistic.VALUE)
                .anyMatch(statistic ->
                        measured.contains(new MetricKey(key.scope(), key.subject(), key.metric(), statistic)));
    }
}
