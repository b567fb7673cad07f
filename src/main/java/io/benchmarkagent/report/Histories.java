package io.benchmarkagent.report;

import io.benchmarkagent.detection.BaselineSummary;
import io.benchmarkagent.detection.Course;
import io.benchmarkagent.detection.Hindsight;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a findings.json says of one metric, run by run. */
public final class Histories {
    private final Findings findings;
    private final JsonNode json;
    private final Times times;

    /** @param json what the findings were read from: which level was accepted stands there only */
    public Histories(Findings findings, JsonNode json) {
        this.findings = findings;
        this.json = json;
        this.times = Pages.timesOf(findings);
    }

    /** One for each statistic; empty where nobody measured it. */
    public List<HistoryView> of(String metric, String subject) {
        List<Observation> all = findings.observations();
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).key().metric().equals(metric)
                        && all.get(i).key().subject().equals(subject))
                .mapToObj(i -> view(id(i), all.get(i), json.path("observations").path(i)))
                .toList();
    }

    private static String id(int place) {
        return "h" + place;
    }

    /** The id of each metric's history on the page of its metric and subject. */
    public Map<MetricKey, String> ids() {
        Map<MetricKey, String> ids = new LinkedHashMap<>();
        for (int i = 0; i < findings.observations().size(); i++) {
            ids.putIfAbsent(findings.observations().get(i).key(), id(i));
        }
        return ids;
    }

    /** The metric behind each row of a report that has a history, by where the row points. */
    public Map<String, MetricKey> behindRows() {
        Map<String, String> anchors = AnomalyRows.anchors(findings);
        Map<String, MetricKey> behind = new LinkedHashMap<>();
        findings.anomalies().forEach(anomaly -> findings.leading(anomaly)
                .ifPresent(o -> behind.put(anchors.get(anomaly.id()) + "-history", o.key())));
        return behind;
    }

    private HistoryView view(String id, Observation o, JsonNode written) {
        double largest = largest(o);
        return new HistoryView(
                id,
                Words.subject(o),
                Words.metric(o),
                Marks.verdict(o.verdict()),
                now(o),
                o.why().stream().map(Inert::sentence).toList(),
                points(o).size() > 1 ? List.of(HistoryPlot.of(o, Marks.verdict(o.verdict()), id, times)) : List.of(),
                Figures.symbol(largest, o.unit()),
                o.expected().map(band -> plotted(o, largest, band.low())).orElse(""),
                o.expected().map(band -> plotted(o, largest, band.high())).orElse(""),
                Words.range(o.expected(), o.unit()),
                points(o).stream().map(one -> point(one, o, largest, written)).toList());
    }

    private static List<View.Fact> now(Observation o) {
        List<View.Fact> facts = new ArrayList<>();
        fact(facts, "this run", Figures.quantity(o.value(), o.unit()));
        fact(facts, "expected", Words.range(o.expected(), o.unit()));
        fact(facts, "change", Words.change(o));
        fact(facts, "σ", Words.sigma(o.sigma()));
        fact(facts, "textbook σ", Words.sigma(o.rawSigma()));
        fact(
                facts,
                "runs compared with",
                o.baseline().map(BaselineSummary::n).map(String::valueOf).orElse(""));
        return facts;
    }

    private static void fact(List<View.Fact> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new View.Fact(name, value, ""));
        }
    }

    private record Measured(RunKey run, double value, String kind, String words) {}

    /** Oldest first. */
    private List<Measured> points(Observation o) {
        List<Measured> all = new ArrayList<>();
        o.course().before().forEach(past -> all.add(of(past, "older", "older level, in no baseline")));
        o.history().forEach(past -> all.add(of(past, "baseline", "baseline")));
        all.add(new Measured(findings.run().key(), o.value(), "now", "this run"));
        later(o).forEach(later -> all.add(new Measured(later.run(), later.value(), "later", "later run")));
        return all;
    }

    private static Measured of(Past past, String kind, String words) {
        return new Measured(past.run(), past.value(), kind, words);
    }

    private static List<Hindsight.Later> later(Observation o) {
        return o.course().hindsight().map(Hindsight::later).orElse(List.of());
    }

    private HistoryView.Point point(Measured one, Observation o, double largest, JsonNode written) {
        return new HistoryView.Point(
                Inert.name(one.run().runId()),
                one.run(),
                times.stamp(one.run().timestamp()),
                Figures.quantity(one.value(), o.unit()),
                one.kind(),
                one.words(),
                plotted(o, largest, one.value()),
                String.join(
                        "; ",
                        Stream.of(accepted(one.run(), written), step(one.run(), o))
                                .flatMap(Optional::stream)
                                .toList()));
    }

    private static Optional<String> accepted(RunKey run, JsonNode written) {
        JsonNode since = written.path("since");
        return since.path("because").asString("").equals("accepted")
                        && since.path("run_id").asString("").equals(run.runId())
                        && since.path("timestamp")
                                .asString("")
                                .equals(run.timestamp().toString())
                ? Optional.of("accepted as the new level")
                : Optional.empty();
    }

    private static Optional<String> step(RunKey run, Observation o) {
        return o.course().steps().stream()
                .filter(step -> step.run().equals(run))
                .map(step -> words(step, o))
                .findFirst();
    }

    private static String words(Course.Step step, Observation o) {
        return "step from " + Figures.quantity(step.before(), o.unit()) + " to "
                + Figures.quantity(step.after(), o.unit());
    }

    private double largest(Observation o) {
        return DoubleStream.concat(
                        points(o).stream().mapToDouble(Measured::value),
                        o.expected().stream().flatMapToDouble(band -> DoubleStream.of(band.low(), band.high())))
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static String plotted(Observation o, double largest, double value) {
        return Double.toString(Figures.scaledLike(largest, value, o.unit()));
    }
}
