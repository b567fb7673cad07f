package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Course;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** "How did checkoutservice's p95 latency develop?": one metric over the like-for-like runs, with the steps that are confirmed. */
public final class MetricHistory implements Tool {
    private static final int SHOWN = 20;
    private static final int MOST = 100;

    private final Runs runs;

    public MetricHistory() {
        this(Runs.UNSAID);
    }

    public MetricHistory(Runs runs) {
        this.runs = runs;
    }

    /** Which runs are asked for. */
    public enum Runs {
        /** A course, which only like-for-like runs have. */
        UNSAID,
        /** A course over runs that are said, of which some may not be like for like. */
        SAID,
        /** The last ones of the archive, whatever they ran on. */
        LAST,
        /** Those before the one that is looked at. */
        EARLIER
    }

    @Override
    public String name() {
        return "metric_history";
    }

    @Override
    public String purpose() {
        return "One metric of the cluster or of one service over the earlier like-for-like runs, newest first, with confirmed steps and the verdict.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT, Slot.METRIC, Slot.COUNT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return runs == Runs.LAST || runs == Runs.EARLIER
                ? LastRuns.of(wanted, desk, runs == Runs.EARLIER)
                : course(wanted, desk);
    }

    private Found course(Wanted wanted, Desk desk) {
        Spoken.Metric metric = wanted.ofMetric();
        Source source = wanted.look()
                .source("history of " + metric.words().toLowerCase(Locale.ROOT) + " of " + wanted.subject());
        return Figure.likeliest(wanted.look(), wanted.subject(), metric)
                .map(o -> told(o, wanted, desk, source))
                .orElseGet(() -> new Found.Nothing(
                        Unrecorded.of(wanted.look(), List.of(wanted.subject()), wanted.subject(), metric)
                                + ofServices(wanted),
                        List.of(source)));
    }

    private static String ofServices(Wanted wanted) {
        List<Observation> measured = wanted.subjects().isEmpty()
                ? Figure.ofEach(wanted.look(), wanted.look().services(), wanted.ofMetric())
                : List.of();
        return measured.isEmpty()
                ? ""
                : " Of its services it was measured: name one, such as "
                        + measured.get(0).key().subject() + ".";
    }

    private Found told(Observation o, Wanted wanted, Desk desk, Source source) {
        List<Past> newestFirst = newestFirst(o, wanted);
        if (newestFirst.size() < 2) {
            return new Found.Nothing(
                    "Run " + wanted.look().name() + " has no earlier like-for-like run that measured "
                            + Figure.spoken(o) + " of " + wanted.subject() + ".",
                    List.of(source));
        }
        int shown = Math.min(MOST, wanted.count().orElse(SHOWN));
        List<Past> rows = newestFirst.stream().limit(shown).toList();
        return new Found.Data(
                        sentence(o, wanted, rows) + " " + steps(o) + " "
                                + verdict(o, new Verdicts(wanted.look().findings()))
                                + (runs == Runs.SAID ? LastRuns.leftOut(rows, wanted, desk) : ""),
                        new Table(
                                List.of("RUN", "TIME", Figure.spoken(o).toUpperCase(Locale.ROOT)),
                                rows.stream().map(past -> row(past, o, desk)).toList(),
                                newestFirst.size() - rows.size()),
                        new Confidence(1, "read from what " + rows.size() + " like-for-like runs measured"),
                        source)
                .drawn(new Chart.OfRuns(wanted.look().findings(), o));
    }

    private static List<Past> newestFirst(Observation o, Wanted wanted) {
        List<Past> all = new ArrayList<>(o.course().before());
        all.addAll(o.history());
        all.add(new Past(wanted.look().findings().run().key(), o.value()));
        all.sort(Comparator.comparing(Past::run));
        Collections.reverse(all);
        return all;
    }

    private static String sentence(Observation o, Wanted wanted, List<Past> rows) {
        Past newest = rows.get(0);
        Past oldest = rows.get(rows.size() - 1);
        double low = rows.stream().mapToDouble(Past::value).min().orElseThrow();
        double high = rows.stream().mapToDouble(Past::value).max().orElseThrow();
        return "Over " + rows.size() + " like-for-like runs " + Phrases.whose(wanted.subject()) + Figure.spoken(o) + " "
                + Phrases.was(o)
                + " "
                + Figures.range(low, high, o.unit()) + Figure.ofWhat(o) + ": "
                + Figures.quantity(oldest.value(), o.unit()) + " in "
                + oldest.run().runId() + ", the oldest of them, and " + Figures.quantity(newest.value(), o.unit())
                + " in " + newest.run().runId() + ".";
    }

    private static String steps(Observation o) {
        return o.course().steps().isEmpty()
                ? "No step between levels is confirmed among the earlier runs."
                : o.course().steps().stream()
                        .map(step -> "A step is confirmed from " + Figures.quantity(step.before(), o.unit()) + " to "
                                + Figures.quantity(step.after(), o.unit()) + " with run "
                                + step.run().runId() + ".")
                        .collect(Collectors.joining(" "));
    }

    private static String verdict(Observation o, Verdicts verdicts) {
        String place = o.course()
                .place()
                .map(Course::word)
                .filter(word -> !word.equals("none"))
                .map(word -> " (" + word + ")")
                .orElse("");
        String expected = o.expected().isPresent() ? ", expected was " + Figure.expected(o) : "";
        return "The newest is " + verdicts.inWords(o) + place + expected + ".";
    }

    private static List<String> row(Past past, Observation o, Desk desk) {
        RunKey run = past.run();
        String name = desk.archive().find(run).map(desk::name).orElse(run.runId());
        return List.of(name, Moments.of(run.timestamp(), desk.zone()), Figures.quantity(past.value(), o.unit()));
    }
}
