package io.benchmarkagent.gate;

import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.NearestNames;
import io.benchmarkagent.run.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a metric must be, whatever it usually is.
 *
 * @param subject empty for each subject that has the metric
 */
record Requirement(String metric, String subject, String typed, Condition condition) {

    static Requirement of(ThresholdSetting threshold) {
        return new Requirement(
                threshold.metric(),
                threshold.subject(),
                threshold.require().strip(),
                Condition.of(threshold.require()).orElseThrow());
    }

    /** Stands for whom it is about where no subject is named and none has the metric. */
    static final String EVERY = "every subject";

    private static final String CALL = "->";

    /** One for each subject it is about; one that is not judged where it is about none of this run's. */
    List<Check> checks(List<Observation> observations) {
        Map<String, List<Observation>> bySubject = observations.stream()
                .filter(o -> subject.isEmpty() || o.key().subject().equals(subject))
                .filter(o -> o.key().metric().equals(metric))
                .collect(Collectors.groupingBy(o -> o.key().subject(), TreeMap::new, Collectors.toList()));
        return bySubject.isEmpty()
                ? List.of(notJudged(subject.isEmpty() ? EVERY : subject, unknown(observations)))
                : bySubject.entrySet().stream()
                        .map(of -> check(of.getKey(), of.getValue()))
                        .toList();
    }

    private Check check(String who, List<Observation> measured) {
        List<Observation> meant = measured.stream()
                .filter(o -> condition
                        .statistic()
                        .map(wanted -> wanted == o.key().statistic())
                        .orElse(true))
                .toList();
        if (meant.size() != 1) {
            String known = measured.stream()
                    .map(o -> o.key().statistic().word())
                    .sorted()
                    .collect(Collectors.joining(", "));
            return notJudged(who, who + " has " + metric + " as " + known + "; say which");
        }
        return check(who, meant.get(0));
    }

    private Check check(String who, Observation o) {
        if (!condition.unit().isEmpty() && !condition.unit().equals(o.unit().symbol())) {
            return notJudged(
                    who,
                    metric + " is in '" + o.unit().symbol() + "' and not in '" + condition.unit()
                            + "'; give the limit in that");
        }
        boolean holds = condition.holds(o.value());
        String words = Labels.spoken(o) + " of " + who + " is " + Figures.quantity(o.value(), o.unit())
                + (holds ? ", as it must be: " : "; it must be ")
                + condition.bound(Figures.quantity(condition.limit(), o.unit()));
        return new Check(
                id(who),
                Check.Kind.THRESHOLD,
                who,
                metric,
                title(who),
                holds ? Check.Outcome.PASSED : Check.Outcome.FAILED,
                Optional.empty(),
                words,
                "",
                Optional.empty());
    }

    private Check notJudged(String who, String why) {
        return new Check(
                id(who),
                Check.Kind.THRESHOLD,
                who,
                metric,
                title(who),
                Check.Outcome.NOT_JUDGED,
                Optional.empty(),
                "",
                why,
                Optional.empty());
    }

    private String unknown(List<Observation> observations) {
        Optional<String> noSubject = subject.isEmpty()
                ? Optional.empty()
                : missing("subject", subject, names(observations, MetricKey::subject, key -> true));
        return noSubject
                .or(() -> missing(
                        "metric",
                        metric,
                        names(
                                observations,
                                MetricKey::metric,
                                key -> subject.isEmpty() || key.subject().equals(subject))))
                .orElse("");
    }

    private static TreeSet<String> names(
            List<Observation> observations, Function<MetricKey, String> name, Predicate<MetricKey> which) {
        return observations.stream()
                .map(Observation::key)
                .filter(which)
                .map(name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Optional<String> missing(String what, String wanted, TreeSet<String> known) {
        return known.contains(wanted)
                ? Optional.empty()
                : Optional.of("no " + what + " '" + wanted + "' in this run" + instead(wanted, known));
    }

    private static String instead(String wanted, TreeSet<String> known) {
        List<String> near = NearestNames.of(
                wanted, known.stream().filter(name -> !name.contains(CALL)).toList());
        return near.isEmpty() ? "" : "; nearest: " + String.join(", ", near);
    }

    private String id(String who) {
        return "threshold/" + who + "/" + metric + "/"
                + condition.statistic().map(Statistic::word).orElse("only") + condition.operator() + condition.limit();
    }

    private String title(String who) {
        return who + ": " + metric + " " + typed;
    }
}
