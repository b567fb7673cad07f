package io.benchmarkagent.baseline;

import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A baseline for every metric that any run of the cohort measured, and what metrics of a kind have in common. A run that is as a whole
 * unlike the others is in none of them.
 */
public final class Baselines {
    private final Map<MetricKey, MetricHistory> histories;
    private final Map<MetricKey, Baseline> byKey;
    private final Fitted fitted;
    private final Counts counts;
    private final List<SetAside> setAside = new ArrayList<>();
    private final int runs;

    /** Each metric's baseline starts after its latest confirmed step. */
    public Baselines(List<Run> cohort) {
        this(cohort, Segments.AFTER_STEPS);
    }

    public Baselines(List<Run> cohort, Segments segments) {
        List<Run> kept = new ArrayList<>(cohort);
        kept.sort(Comparator.comparing(Run::key));
        Set<Kind> ofSeries = ofSeries(cohort);
        while (true) {
            Map<MetricKey, MetricHistory> measured = histories(kept, segments);
            Map<MetricKey, Baseline> baselines = baselines(measured);
            List<RunKey> keys = kept.stream().map(Run::key).toList();
            Counts counted = new Counts(kept, baselines);
            Fitted together = new Fitted(keys, pooled(baselines, counted), ofSeries);
            Optional<SetAside> worst = Screen.worst(together, keys, cohort.size());
            if (worst.isEmpty()) {
                this.histories = measured;
                this.byKey = baselines;
                this.fitted = together;
                this.counts = counted;
                break;
            }
            setAside.add(worst.get());
            kept.removeIf(run -> run.key().equals(worst.get().run()));
        }
        this.runs = kept.size();
    }

    private static Set<Kind> ofSeries(List<Run> cohort) {
        return cohort.stream()
                .flatMap(run -> run.measurements().stream())
                .filter(m -> m.instrument() == Instrument.SERIES)
                .map(m -> Kind.of(m.key()))
                .collect(Collectors.toSet());
    }

    /** How many runs there are, whichever metrics each has. */
    public int runs() {
        return runs;
    }

    /** The runs of the cohort that are in no baseline, the farthest out first. */
    public List<SetAside> setAside() {
        return Collections.unmodifiableList(setAside);
    }

    /** Every metric that some run of the cohort measured on its level of now, in order. */
    public Set<MetricKey> keys() {
        return Collections.unmodifiableSet(byKey.keySet());
    }

    public Optional<Baseline> of(MetricKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Of any metric that some run of the cohort measured; a baseline there is only of the runs on its level of now. */
    public Optional<MetricHistory> history(MetricKey key) {
        return Optional.ofNullable(histories.get(key));
    }

    /** What all subjects of each kind have in common in this run, beside what they usually are. */
    public Shifts shifts(Run run) {
        return Shifts.of(run, fitted);
    }

    /**
     * What to judge {@code value} by: few events by counting, positive quantities with the spread that their kind shares, anything
     * else by its own. Empty without a second run, and for a constant: any change of that is one.
     *
     * @param requests of the run that {@code value} is of
     */
    public Optional<Expectation> expectation(MetricKey key, double value, Shifts shifts, Requests requests) {
        return of(key).flatMap(baseline -> counts.expectation(key, baseline, value, requests)
                .map(Expectation.class::cast)
                .or(() -> baseline.isConstant()
                        ? Optional.empty()
                        : Optional.of(continuous(baseline, key, value, shifts))));
    }

    private Expectation continuous(Baseline baseline, MetricKey key, double value, Shifts shifts) {
        return (value > 0 ? fitted.expectation(key, shifts.of(Kind.of(key))) : Optional.<PredictionInterval>empty())
                .orElseGet(() -> PredictionInterval.of(baseline, value));
    }

    private static Map<MetricKey, MetricHistory> histories(List<Run> cohort, Segments segments) {
        Map<MetricKey, List<Baseline.Value>> values = new TreeMap<>();
        cohort.forEach(run -> run.measurements().forEach(m -> add(values, run, m)));
        Map<MetricKey, MetricHistory> histories = new TreeMap<>();
        values.forEach((key, list) -> histories.put(key, new MetricHistory(list, segments.start(key, list))));
        return histories;
    }

    private static Map<MetricKey, Baseline> baselines(Map<MetricKey, MetricHistory> histories) {
        Map<MetricKey, Baseline> baselines = new TreeMap<>();
        histories.forEach((key, history) -> history.baseline().ifPresent(baseline -> baselines.put(key, baseline)));
        return baselines;
    }

    private static void add(Map<MetricKey, List<Baseline.Value>> values, Run run, Measurement m) {
        values.computeIfAbsent(m.key(), key -> new ArrayList<>()).add(new Baseline.Value(run.key(), m.value()));
    }

    private static Map<MetricKey, Baseline> pooled(Map<MetricKey, Baseline> baselines, Counts counts) {
        Predicate<MetricKey> few = counts.fewIn(baselines);
        Map<MetricKey, Baseline> pooled = new TreeMap<>(baselines);
        pooled.entrySet()
                .removeIf(entry -> !entry.getKey().statistic().judged()
                        || few.test(entry.getKey())
                        || !entry.getValue().allPositive()
                        || entry.getValue().isConstant());
        return pooled;
    }
}
