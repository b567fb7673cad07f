package io.benchmarkagent.findings;

import io.benchmarkagent.baseline.Cohort;
import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.LoadPhases;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.Series;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what the rooms computed into one document, in a fixed order, in words. */
public final class FindingsBuilder {
    private static final int EXCLUDED_SHOWN = 50;

    private final ZoneId zone;
    private final double q;
    private final Optional<Sequel> sequel;

    /** As the run looked when it was the newest. */
    public FindingsBuilder(ZoneId zone, double q) {
        this(zone, q, Optional.empty());
    }

    /**
     * @param zone the zone times are shown in
     * @param q the false-discovery rate the detection was asked for
     * @param sequel the later runs that were consulted
     */
    public FindingsBuilder(ZoneId zone, double q, Optional<Sequel> sequel) {
        this.zone = zone;
        this.q = q;
        this.sequel = sequel;
    }

    public Findings build(
            RunFacts run,
            Cohort cohort,
            List<Observation> observations,
            List<Anomaly> anomalies,
            List<Moment> timeline,
            List<RootCause> causes,
            List<Recommendation> recommendations,
            List<DataQuality> dataQuality,
            Evidence evidence) {
        Wording wording = new Wording(zone, observations, recommendations, labels(evidence));
        Optional<RootCause> origin = causes.stream().filter(RootCause::named).findFirst();
        List<Anomaly> worded = anomalies.stream()
                .map(wording::worded)
                .sorted(Comparator.comparing(Anomaly::isSettled)
                        .thenComparing(Anomaly::status)
                        .thenComparing(a -> !isOf(origin, a)))
                .toList();
        CohortSummary baseline = summary(cohort, BaselineStarts.notes(observations, zone));
        Coverage coverage = Coverages.of(observations, q);
        return new Findings(
                run,
                zone,
                new Headlines(zone, observations, recommendations, origin.map(RootCause::subject))
                        .of(worded, baseline, coverage),
                baseline,
                coverage,
                phases(run, evidence),
                timeline.stream()
                        .map(moment -> wording.worded(moment, anomalies))
                        .toList(),
                observations,
                worded,
                causes,
                recommendations,
                dataQuality.stream()
                        .distinct()
                        .sorted(Comparator.comparing(DataQuality::severity).thenComparing(DataQuality::id))
                        .toList(),
                sequel);
    }

    /** What is told of the named cause is read first: another subject may be farther out, and was so before the load. */
    private static boolean isOf(Optional<RootCause> origin, Anomaly anomaly) {
        return origin.filter(cause -> cause.subject().equals(anomaly.subject())
                        || cause.because().contains(anomaly.id()))
                .isPresent();
    }

    private static CohortSummary summary(Cohort cohort, List<String> starts) {
        return new CohortSummary(
                cohort.key(),
                cohort.pinned(),
                cohort.members(),
                cohort.known(),
                cohort.excluded().stream()
                        .limit(EXCLUDED_SHOWN)
                        .map(e -> new CohortSummary.Excluded(e.run(), e.reason()))
                        .toList(),
                cohort.excludedCount(),
                cohort.nearest().stream()
                        .map(n -> new CohortSummary.Nearest(n.run(), n.differs()))
                        .toList(),
                Stream.concat(cohort.notes().stream(), starts.stream()).toList());
    }

    /** What each metric of a series is called: an anomaly of a run's own course may have no observation. */
    private static Map<String, String> labels(Evidence evidence) {
        return evidence.series().stream()
                .map(Series::spec)
                .collect(Collectors.toMap(MetricSpec::metric, MetricSpec::label, (one, same) -> one));
    }

    /** A load without a ramp is steady throughout, and has no parts to name. */
    private static List<Phase> parts(LoadPhases load) {
        return Stream.of(
                        new Phase("ramp-up", load.start(), load.steady()),
                        new Phase("steady", load.steady(), load.cooling()),
                        new Phase("cool-down", load.cooling(), load.end()))
                .filter(part -> part.end().isAfter(part.start()))
                .toList();
    }

    private static List<Phase> phases(RunFacts run, Evidence evidence) {
        List<Phase> phases = new ArrayList<>();
        var start = run.load().start();
        var end = run.load().end();
        if (start.isPresent() && end.isPresent() && end.get().isAfter(start.get())) {
            evidence.series().stream()
                    .filter(series -> series.samples().size() > 0)
                    .mapToLong(series -> series.samples().time(0))
                    .min()
                    .stream()
                    .mapToObj(java.time.Instant::ofEpochMilli)
                    .filter(first -> first.isBefore(start.get()))
                    .forEach(first -> phases.add(new Phase("before", first, start.get())));
            phases.add(new Phase("load", start.get(), end.get()));
            LoadPhases.of(run.load(), evidence)
                    .filter(LoadPhases::hasRamp)
                    .ifPresent(parts -> phases.addAll(parts(parts)));
        }
        return phases;
    }
}
