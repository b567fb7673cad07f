package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.Statistic;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run has of a metric where it has not the statistic that is asked for: nobody is to hear then that nobody measured it. */
final class Unrecorded {
    private Unrecorded() {}

    /** In one sentence; "Nobody measured …" only where the run has nothing of the metric at all. */
    static String of(Look look, Collection<String> subjects, String whose, Spoken.Metric metric) {
        List<Observation> others = others(look, subjects, metric);
        return others.isEmpty()
                ? Figure.unsure(look, subjects, any(metric)).orElseGet(() -> nobody(look, whose, metric.words()))
                : "Of " + others.get(0).spec().label() + " of " + whose + " run " + look.name() + " records "
                        + Phrases.listed(others.stream()
                                .map(o -> told(o, others))
                                .distinct()
                                .toList()) + ", and no "
                        + metric.statistics().stream()
                                .map(Labels::word)
                                .sorted()
                                .collect(Collectors.joining(" or "))
                        + ".";
    }

    /** Whether the run has nothing of the metric at all, and no 0 that may be a measurement. */
    static boolean isNothing(Look look, Collection<String> subjects, Spoken.Metric metric) {
        return others(look, subjects, metric).isEmpty()
                && Figure.unsure(look, subjects, any(metric)).isEmpty();
    }

    static String nobody(Look look, String whose, String what) {
        return "Nobody measured " + what + " of " + whose + " in run " + look.name() + ".";
    }

    /** The same metric by other statistics; none where any would do. */
    private static List<Observation> others(Look look, Collection<String> subjects, Spoken.Metric metric) {
        if (metric.statistics().isEmpty()) {
            return List.of();
        }
        List<Observation> all = subjects.stream()
                .flatMap(subject -> Figure.all(look, subject, any(metric)))
                .toList();
        return all.stream()
                .filter(o -> o.key().metric().equals(all.get(0).key().metric()))
                .toList();
    }

    private static Spoken.Metric any(Spoken.Metric metric) {
        return new Spoken.Metric(metric.words(), metric.ids(), Set.of());
    }

    private static String told(Observation o, List<Observation> all) {
        boolean one =
                all.stream().map(other -> other.key().subject()).distinct().count() == 1;
        return o.key().statistic() != Statistic.VALUE
                ? Labels.word(o.key().statistic())
                : one ? "one figure of the whole (" + Figure.told(o) + ")" : "one figure of the whole run each";
    }
}
