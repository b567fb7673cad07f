package io.benchmarkagent.detection;

import io.benchmarkagent.run.FewSamples;
import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Statistic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which p95 and maxima are no more than one sample of few. Whether a run of five samples met a busy minute is chance, and a maximum of
 * five has two levels where those minutes are rare: a handful of earlier runs that all met one cannot tell, however their spread is
 * estimated. Such a figure is worth an alert only where the mean of the same metric, which all samples make, is beyond 2σ as well and
 * the same way. Alerts only become fewer by that, so that the false-discovery rate holds.
 */
final class OneSample {
    private final FewSamples few;
    private final Map<MetricKey, Verdict> means;

    private OneSample(FewSamples few, Map<MetricKey, Verdict> means) {
        this.few = few;
        this.means = means;
    }

    static OneSample of(Examination examination) {
        Map<MetricKey, Verdict> means = new HashMap<>();
        examination.observations().stream()
                .filter(o -> o.key().statistic() == Statistic.MEAN || o.key().statistic() == Statistic.VALUE)
                .forEach(o -> means.put(o.key(), o.verdict()));
        return new OneSample(FewSamples.of(examination.run()), means);
    }

    /** Whether that is all there is; without a mean nobody can say. */
    boolean isAll(Observation o) {
        List<Verdict> ofAll = Stream.of(Statistic.MEAN, Statistic.VALUE)
                .flatMap(statistic -> Optional.ofNullable(means.get(as(o.key(), statistic))).stream())
                .toList();
        return o.instrument() == Instrument.RUN
                && few.areBehind(o.key())
                && !ofAll.isEmpty()
                && ofAll.stream().noneMatch(o.verdict()::equals);
    }

    private static MetricKey as(MetricKey key, Statistic statistic) {
        return new MetricKey(key.scope(), key.subject(), key.metric(), statistic);
    }
}
