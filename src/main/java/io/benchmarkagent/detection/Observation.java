package io.benchmarkagent.detection;

import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One number about this run, held against its baseline. What is undefined is empty: σ on fewer than three runs, a percentage of
 * zero.
 *
 * @param instrument what it was read from
 * @param rawSigma (value - mean) / sd, the textbook figure
 * @param sigma the normal quantile with the same two-sided false-alarm probability as the t prediction interval; signed
 * @param expected where 95.45 % of new runs would lie if nothing changed
 * @param floor the smallest change that matters, in the unit
 * @param why the ladder of judgements that led to the verdict, in order
 * @param history what the baseline's runs measured, oldest first
 * @param series the samples of this run's evidence for the same subject and metric, down-sampled
 * @param course what came before the baseline, and this run's place in the whole
 */
public record Observation(
        MetricKey key,
        MetricSpec spec,
        Unit unit,
        Instrument instrument,
        double value,
        Optional<BaselineSummary> baseline,
        OptionalDouble rawSigma,
        OptionalDouble sigma,
        Optional<Interval> expected,
        OptionalDouble changePct,
        OptionalDouble floor,
        OptionalDouble minimumDetectableChangePct,
        OptionalDouble pValue,
        OptionalDouble qValue,
        List<String> why,
        Verdict verdict,
        List<Past> history,
        Optional<Samples> series,
        Course course) {
    public Observation {
        why = List.copyOf(why);
        history = List.copyOf(history);
    }

    /** Of a metric of the run JSON. */
    public Observation(
            MetricKey key,
            MetricSpec spec,
            Unit unit,
            double value,
            Optional<BaselineSummary> baseline,
            OptionalDouble rawSigma,
            OptionalDouble sigma,
            Optional<Interval> expected,
            OptionalDouble changePct,
            OptionalDouble floor,
            OptionalDouble minimumDetectableChangePct,
            OptionalDouble pValue,
            OptionalDouble qValue,
            List<String> why,
            Verdict verdict,
            List<Past> history,
            Optional<Samples> series,
            Course course) {
        this(
                key,
                spec,
                unit,
                Instrument.RUN,
                value,
                baseline,
                rawSigma,
                sigma,
                expected,
                changePct,
                floor,
                minimumDetectableChangePct,
                pValue,
                qValue,
                why,
                verdict,
                history,
                series,
                course);
    }
}
