package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.run.Statistic;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** "What was the CPU usage in the last benchmark?", of the cluster or of one service. */
public final class RunMetric implements Tool {
    private static final List<String> HEAD = List.of("METRIC", "VALUE", "EXPECTED", "CHANGE", "Σ", "VERDICT");

    @Override
    public String name() {
        return "run_metric";
    }

    @Override
    public String purpose() {
        return "One metric of the cluster or of one service in a run, with what was expected of it and the verdict.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT, Slot.METRIC);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Spoken.Metric metric = wanted.ofMetric();
        String subject = wanted.subject();
        List<Observation> all = Figure.all(wanted.look(), subject, metric).toList();
        Source source = Source.archive("run " + wanted.look().name() + ", observations of " + subject);
        if (all.isEmpty()) {
            return unmeasured(wanted, source, desk);
        }
        Observation first = all.get(0);
        List<Observation> same = all.stream()
                .filter(o -> o.key().metric().equals(first.key().metric()))
                .toList();
        Verdicts verdicts = new Verdicts(wanted.look().findings());
        return new Found.Data(
                sentence(wanted, first, subject, verdicts),
                List.of(Table.of(HEAD, same.stream().map(o -> row(o, verdicts)).toList())),
                new Confidence(1, "read from what the run itself measured"),
                List.of(source),
                List.of(),
                Optional.of(new Chart.OfFigure(wanted.look().findings(), first)));
    }

    /** What the run's JSON has and nobody can be sure of is not what nobody measured. */
    private static Found unmeasured(Wanted wanted, Source source, Desk desk) {
        Spoken.Metric metric = wanted.ofMetric();
        boolean ofCluster = wanted.subjects().isEmpty();
        Optional<Found> course = OfCourse.ofOne(wanted, desk).or(() -> ofWhole(wanted, desk));
        if (course.isPresent()) {
            return course.get();
        }
        if (ofCluster
                && !Figure.ofEach(wanted.look(), wanted.look().services(), metric)
                        .isEmpty()) {
            return ofServices(wanted, desk);
        }
        Collection<String> asked = ofCluster ? wanted.look().services() : wanted.subjects();
        return (ofCluster
                        ? OfCourse.ofEach(wanted, asked, metric.statistics().contains(Statistic.MIN))
                        : Optional.<Found>empty())
                .orElseGet(() -> new Found.Nothing(nothing(wanted, asked, ofCluster), List.of(source)));
    }

    private static String nothing(Wanted wanted, Collection<String> asked, boolean ofCluster) {
        return Figure.unsure(wanted.look(), asked, wanted.ofMetric())
                .map(zero -> zero
                        + (ofCluster
                                ? " Of the cluster as a whole run "
                                        + wanted.look().name() + " records nothing."
                                : ""))
                .orElseGet(() ->
                        Unrecorded.of(wanted.look(), List.of(wanted.subject()), wanted.subject(), wanted.ofMetric()));
    }

    /** A mean is asked for, and the run has one figure of the whole. */
    private static Optional<Found> ofWhole(Wanted wanted, Desk desk) {
        Spoken.Metric metric = wanted.ofMetric();
        Spoken.Metric whole = new Spoken.Metric(metric.words(), metric.ids(), Set.of(Statistic.VALUE));
        return metric.statistics().equals(Set.of(Statistic.MEAN))
                        && Figure.likeliest(wanted.look(), wanted.subject(), whole)
                                .isPresent()
                ? Optional.of(((Found.Data) new RunMetric().find(wanted.measuring(whole), desk))
                        .ending(" It is the run's one figure of it, over the whole of the run."))
                : Optional.empty();
    }

    private static Found ofServices(Wanted wanted, Desk desk) {
        Found each = new Ranking().find(wanted, desk);
        return each instanceof Found.Data data
                ? data.after("Nobody measured " + wanted.ofMetric().words()
                        + " of the cluster as a whole; of its services they were. ")
                : each;
    }

    private static String sentence(Wanted wanted, Observation o, String subject, Verdicts verdicts) {
        String whose = Phrases.whose(subject);
        String expected = o.expected().isPresent() ? ", expected " + Figure.expected(o) : "";
        return "In run " + wanted.look().name() + " " + whose + Figure.spoken(o) + " " + Phrases.was(o) + " "
                + Figure.told(o) + expected
                + "." + overContainers(o)
                + against(o, verdicts).map(" "::concat).orElse("");
    }

    private static String overContainers(Observation o) {
        return o.key().statistic() == Statistic.MEAN && Figure.isOverContainers(o)
                ? " It is the mean over its containers, not of the cluster as a whole."
                : "";
    }

    private static Optional<String> against(Observation o, Verdicts verdicts) {
        if (o.baseline().isEmpty() && o.verdict() != Verdict.NOT_COLLECTED) {
            return Optional.of("It is not judged: " + verdicts.inWords(o) + ".");
        }
        return o.baseline()
                .map(b -> o.value() == 0 && b.mean() == 0
                        ? "So it was in " + Phrases.count(b.n(), "like-for-like run") + " before."
                        : "That is " + Figure.change(o) + " against the mean of " + b.n() + " like-for-like runs: "
                                + verdicts.inWords(o) + ".");
    }

    private static List<String> row(Observation o, Verdicts verdicts) {
        return Stream.of(
                        Labels.metric(o),
                        Figure.value(o),
                        Figure.expected(o),
                        Figure.change(o),
                        Figure.sigma(o),
                        verdicts.word(o))
                .toList();
    }
}
