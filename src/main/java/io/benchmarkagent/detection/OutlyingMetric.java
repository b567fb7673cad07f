package io.benchmarkagent.detection;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Is a metric outside what like-for-like runs vary? The statistics of one metric of one subject are one anomaly, led by an alert
 * before a watch, the severer first, one whose course was recorded before one whose was not, then the farthest out. An alert passes the false-discovery rate and exceeds the practical floors; a watch is only beyond 2σ.
 */
public final class OutlyingMetric implements Detector {
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
        return groups.values().stream()
                .map(members -> anomaly(members, examination))
                .toList();
    }

    private Anomaly anomaly(List<Observation> members, Examination examination) {
        List<Observation> farthestFirst = members.stream()
                .sorted(Comparator.comparing((Observation o) -> !isAlert(o))
                        .thenComparing(OutlyingMetric::severity)
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
                lead.sigma().isPresent() ? "outlying_metric" : "changed_from_constant",
                lead.key().scope(),
                lead.key().subject(),
                lead.key().metric(),
                severity(lead),
                isAlert(lead) ? Anomaly.Status.ALERT : Anomaly.Status.WATCH,
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
                evidence(lead));
    }

    private static Severity severity(Observation o) {
        return weight(o) > HIGH ? Severity.HIGH : Severity.MEDIUM;
    }

    private boolean isAlert(Observation o) {
        boolean found = o.qValue().isPresent()
                ? o.qValue().getAsDouble() <= settings.q()
                : o.sigma().isEmpty();
        double mean = o.baseline().orElseThrow().mean();
        return found && Math.abs(o.value() - mean) >= o.floor().orElse(0);
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

    /**
     * The longest stretch of the run in which successive samples lay outside the expected range, and outside what the same series did
     * before the load: the range is of a statistic of whole runs, and samples vary more. It ends with the
     * first sample that is back; one that lasts until the load ends has no end.
     */
    private record Stretch(Instant from, Optional<Instant> to) {
        private static final int SHORTEST = 3;
        private static final double THROUGHOUT = 0.9;
        private static final int ENOUGH_BEFORE = 8;
        private static final double FENCE = 1.5;

        /** Empty without a series, without a stretch of three samples, or when it was so throughout the run. */
        static Optional<Stretch> outside(Observation lead, Examination examination) {
            return lead.series().flatMap(all -> lead.expected().flatMap(expected -> {
                var load = examination.run().facts().load();
                if (load.start().isEmpty() || load.end().isEmpty()) {
                    return Optional.empty();
                }
                var samples = all.between(
                        load.start().get().toEpochMilli(), load.end().get().toEpochMilli());
                Interval usual =
                        around(expected, all.between(0, load.start().get().toEpochMilli() - 1));
                boolean up = lead.value() > expected.high();
                return longest(samples, usual, up);
            }));
        }

        /** Widened to Tukey's fences around the samples before, which a fault's tail of up to a quarter of them does not move. */
        private static Interval around(Interval expected, io.benchmarkagent.run.Samples before) {
            if (before.size() < ENOUGH_BEFORE) {
                return expected;
            }
            double[] sorted = IntStream.range(0, before.size())
                    .mapToDouble(before::value)
                    .sorted()
                    .toArray();
            double low = sorted[sorted.length / 4];
            double high = sorted[sorted.length - 1 - sorted.length / 4];
            double reach = FENCE * (high - low);
            return new Interval(Math.min(expected.low(), low - reach), Math.max(expected.high(), high + reach));
        }

        private static Optional<Stretch> longest(io.benchmarkagent.run.Samples samples, Interval expected, boolean up) {
            int bestFrom = 0;
            int best = 0;
            int from = 0;
            for (int i = 0; i <= samples.size(); i++) {
                boolean out = i < samples.size()
                        && (up ? samples.value(i) > expected.high() : samples.value(i) < expected.low());
                if (!out) {
                    if (i - from > best) {
                        best = i - from;
                        bestFrom = from;
                    }
                    from = i + 1;
                }
            }
            return best < SHORTEST || best > THROUGHOUT * samples.size()
                    ? Optional.empty()
                    : Optional.of(new Stretch(
                            Instant.ofEpochMilli(samples.time(bestFrom)),
                            bestFrom + best < samples.size()
                                    ? Optional.of(Instant.ofEpochMilli(samples.time(bestFrom + best)))
                                    : Optional.empty()));
        }
    }
}
