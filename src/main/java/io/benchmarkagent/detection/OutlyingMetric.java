package io.benchmarkagent.detection;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Is a metric outside what like-for-like runs vary? The statistics of one metric of one subject are one anomaly, led by an alert
 * before a watch, the severer first, a total before the statistics of its rate, one whose course was recorded before one whose
 * was not, then the farthest out. An alert passes the false-discovery rate, exceeds the practical floors and is more than
 * {@link OneSample}; a watch is only beyond 2σ.
 */
public final class OutlyingMetric implements Detector {
    public static final String TYPE = "outlying_metric";
    public static final String CHANGED_FROM_CONSTANT = "changed_from_constant";
    public static final String LOAD_SHIFT = "load_shift";

    private static final double HIGH = 3;

    private final DetectionSettings settings;

    public OutlyingMetric(DetectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Anomaly> detect(Examination examination) {
        Map<Group, List<Observation>> groups = examination.observations().stream()
                .filter(o -> o.verdict().outOfLine())
                .collect(Collectors.groupingBy(Group::of, TreeMap::new, Collectors.toList()));
        OneSample alone = OneSample.of(examination);
        return groups.values().stream()
                .map(members -> anomaly(members, examination, alone))
                .toList();
    }

    private Anomaly anomaly(List<Observation> members, Examination examination, OneSample alone) {
        List<Observation> farthestFirst = members.stream()
                .sorted(Comparator.comparing((Observation o) -> !isAlert(o, alone))
                        .thenComparing(OutlyingMetric::severity)
                        .thenComparing(o -> o.key().statistic() != Statistic.VALUE)
                        .thenComparing(o -> o.series().isEmpty())
                        .thenComparing(Comparator.comparingDouble(OutlyingMetric::weight)
                                .reversed())
                        .thenComparing(Observation::key))
                .toList();
        Observation lead = farthestFirst.get(0);
        Optional<Stretch> stretch = farthestFirst.stream()
                .flatMap(o -> Stretch.outside(o, examination).stream())
                .findFirst();
        return new Anomaly(
                "run/" + lead.key().scope().word() + "/" + lead.key().subject() + "/"
                        + lead.key().metric(),
                Anomaly.Kind.RUN,
                type(lead),
                lead.key().scope(),
                lead.key().subject(),
                lead.key().metric(),
                severity(lead),
                isAlert(lead, alone) ? Anomaly.Status.ALERT : Anomaly.Status.WATCH,
                lead.verdict(),
                lead.sigma(),
                lead.rawSigma(),
                lead.baseline().map(BaselineSummary::n).orElse(0),
                OptionalDouble.of(lead.value()),
                lead.unit(),
                lead.expected(),
                stretch.map(Stretch::from),
                stretch.flatMap(Stretch::to),
                stretch.isPresent() ? examination.evidence().scrapeSeconds().orElse(0) : 0,
                farthestFirst.stream().map(Observation::key).toList(),
                "",
                "",
                evidence(lead),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String type(Observation lead) {
        if (WholeRunShift.isOtherLoad(lead)) {
            return LOAD_SHIFT;
        }
        return lead.sigma().isPresent() ? TYPE : CHANGED_FROM_CONSTANT;
    }

    private static Severity severity(Observation o) {
        return weight(o) > HIGH ? Severity.HIGH : Severity.MEDIUM;
    }

    private boolean isAlert(Observation o, OneSample alone) {
        boolean found = o.qValue().isPresent()
                ? o.qValue().getAsDouble() <= settings.q()
                : o.sigma().isEmpty();
        double mean = o.baseline().orElseThrow().mean();
        return found && Math.abs(o.value() - mean) >= o.floor().orElse(0) && !alone.isAll(o);
    }

    private static double weight(Observation o) {
        return Math.abs(o.sigma().orElse(0));
    }

    private static List<String> evidence(Observation lead) {
        return List.of("observations/" + lead.key().id());
    }

    /** Observations of one cause: one metric of one subject. */
    private record Group(Scope scope, String subject, String metric) implements Comparable<Group> {
        static Group of(Observation o) {
            MetricKey key = o.key();
            return new Group(key.scope(), key.subject(), key.metric());
        }

        @Override
        public int compareTo(Group other) {
            return Comparator.comparing(Group::scope)
                    .thenComparing(Group::subject)
                    .thenComparing(Group::metric)
                    .compare(this, other);
        }
    }
}
