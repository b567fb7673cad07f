package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Several metrics of the cluster or of one service in a run, one beside the other. */
public final class RunMetrics implements Tool {
    private static final List<String> HEAD = List.of("METRIC", "VALUE", "EXPECTED", "CHANGE", "VERDICT");

    private final List<Spoken.Metric> metrics;

    public RunMetrics(List<Spoken.Metric> metrics) {
        this.metrics = List.copyOf(metrics);
    }

    @Override
    public String name() {
        return "run_metrics";
    }

    @Override
    public String purpose() {
        return "Several metrics of the cluster or of one service in a run, each with what was expected of it and the verdict.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        List<Observation> measured = metrics.stream()
                .flatMap(metric -> likeliest(wanted, metric).stream())
                .distinct()
                .toList();
        List<Spoken.Metric> missing = metrics.stream()
                .filter(metric -> likeliest(wanted, metric).isEmpty())
                .toList();
        Source source = Source.archive("run " + wanted.look().name() + ", observations of " + wanted.subject());
        return measured.isEmpty()
                ? new Found.Nothing(unmeasured(wanted, missing).strip(), List.of(source))
                : told(wanted, measured, missing, source);
    }

    private static Optional<Observation> likeliest(Wanted wanted, Spoken.Metric metric) {
        return Figure.likeliest(wanted.look(), wanted.subject(), metric);
    }

    private static Found told(Wanted wanted, List<Observation> measured, List<Spoken.Metric> missing, Source source) {
        Verdicts verdicts = new Verdicts(wanted.look().findings());
        return new Found.Data(
                "In run " + wanted.look().name() + " " + Phrases.whose(wanted.subject())
                        + Phrases.listed(measured.stream()
                                .map(o -> Figure.spoken(o) + " " + Phrases.was(o) + " " + Figure.told(o) + " ("
                                        + verdicts.word(o) + ")")
                                .toList())
                        + "." + overContainers(measured) + unmeasured(wanted, missing),
                Table.of(HEAD, measured.stream().map(o -> row(o, verdicts)).toList()),
                Confidence.seen(measured.size(), measured.size() + missing.size(), "figures"),
                source);
    }

    private static String overContainers(List<Observation> measured) {
        return measured.stream().anyMatch(Figure::isOverContainers)
                ? " Of CPU and memory it is the mean over its containers, not of the cluster as a whole."
                : "";
    }

    private static String unmeasured(Wanted wanted, List<Spoken.Metric> missing) {
        List<String> subject = List.of(wanted.subject());
        List<Spoken.Metric> nothing = missing.stream()
                .filter(metric -> Unrecorded.isNothing(wanted.look(), subject, metric))
                .toList();
        String nobody = nothing.stream().map(Spoken.Metric::words).collect(Collectors.joining(", "));
        return missing.stream()
                        .filter(metric -> !nothing.contains(metric))
                        .map(metric -> " " + unmeasured(wanted, metric))
                        .collect(Collectors.joining())
                + (nobody.isEmpty() ? "" : " " + Unrecorded.nobody(wanted.look(), wanted.subject(), nobody));
    }

    /** What its series tell, where they do. */
    private static String unmeasured(Wanted wanted, Spoken.Metric metric) {
        List<String> subject = List.of(wanted.subject());
        return OfCourse.asked(metric).stream()
                        .flatMap(which -> Extreme.of(which, wanted.look(), subject, metric).stream())
                        .map(extreme -> extreme.sentence() + ". ")
                        .collect(Collectors.joining())
                + Unrecorded.of(wanted.look(), subject, wanted.subject(), metric);
    }

    private static List<String> row(Observation o, Verdicts verdicts) {
        return List.of(Figure.spoken(o), Figure.value(o), Figure.expected(o), Figure.change(o), verdicts.word(o));
    }
}
