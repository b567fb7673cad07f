package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.Statistic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** "Latency from frontend to cartservice": what was measured of the calls of one service to another. */
public final class CallMetric implements Tool {
    /** What a question that does not say who calls is asked with. */
    public static final String EITHER = "either";

    private static final String RATE = "edge_request_rate";
    private static final String LATENCY = "edge_latency_";
    private static final List<String> HEAD = List.of("CALL", "METRIC", "VALUE", "HIGHEST");

    @Override
    public String name() {
        return "call_metric";
    }

    @Override
    public String purpose() {
        return "Latency or request rate of the calls of one service, named first, to another.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS, Slot.METRIC);
    }

    /** Whether calls have such a figure. */
    public static boolean isOne(Spoken.Metric metric) {
        return isRate(metric) || Stream.of("latency", "errors").anyMatch(metric.ids()::contains);
    }

    private static boolean isRate(Spoken.Metric metric) {
        return Stream.of("rate", "request rate").anyMatch(metric.ids()::contains);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Look look = wanted.look();
        Spoken.Metric metric = wanted.ofMetric();
        List<Observation> measured = calls(wanted).stream()
                .flatMap(call -> look.findings().observations().stream()
                        .filter(o -> o.key().subject().equalsIgnoreCase(call)))
                .filter(o -> o.verdict() != Verdict.NOT_COLLECTED && isAsked(o, metric))
                .sorted(Comparator.comparing(Observation::key))
                .toList();
        Source source = look.source("series of the calls between services");
        return measured.isEmpty()
                ? new Found.Nothing(
                        "Nobody measured " + metric.words() + " of calls " + whose(wanted) + " in run " + look.name()
                                + ".",
                        List.of(source))
                : new Found.Data(
                        sentence(wanted, measured),
                        Table.of(HEAD, measured.stream().map(o -> row(o, look)).toList()),
                        new Confidence(1, "read from the run's series"),
                        source);
    }

    private static List<String> calls(Wanted wanted) {
        String caller = wanted.subjects().get(0);
        String callee = wanted.subjects().get(1);
        return wanted.expression().filter(EITHER::equals).isPresent()
                ? List.of(caller + "->" + callee, callee + "->" + caller)
                : List.of(caller + "->" + callee);
    }

    private static String whose(Wanted wanted) {
        boolean either = wanted.expression().filter(EITHER::equals).isPresent();
        return (either ? "between " : "from ")
                + wanted.subjects().get(0)
                + (either ? " and " : " to ")
                + wanted.subjects().get(1);
    }

    /** A quantile of a call is a series of its own, of which its median over the run is told. */
    private static boolean isAsked(Observation o, Spoken.Metric metric) {
        String name = o.key().metric();
        if (name.startsWith(RATE)) {
            return isRate(metric) && o.key().statistic() == Statistic.MEAN;
        }
        return name.startsWith(LATENCY)
                && metric.ids().contains("latency")
                && o.key().statistic() == Statistic.P50
                && (metric.statistics().isEmpty()
                        || metric.statistics().stream().anyMatch(one -> name.startsWith(LATENCY + one.word() + "_")));
    }

    private static String sentence(Wanted wanted, List<Observation> measured) {
        return "In run " + wanted.look().name() + " "
                + Phrases.listed(measured.stream().map(CallMetric::told).toList()) + ".";
    }

    private static String told(Observation o) {
        String[] call = o.key().subject().split("->", 2);
        return "the " + figure(o) + " of calls from " + call[0] + " to " + call[1] + " was " + Figure.value(o);
    }

    /** "median p95 latency", of its samples over the run. */
    private static String figure(Observation o) {
        String name = o.key().metric();
        return name.startsWith(RATE)
                ? "mean request rate"
                : "median " + name.substring(LATENCY.length()).split("_", 2)[0].toLowerCase(Locale.ROOT) + " latency";
    }

    private static List<String> row(Observation o, Look look) {
        return List.of(o.key().subject(), figure(o), Figure.value(o), highest(o, look));
    }

    private static String highest(Observation o, Look look) {
        return look.findings().observations().stream()
                .filter(other -> other.key().subject().equals(o.key().subject())
                        && other.key().metric().equals(o.key().metric())
                        && other.key().statistic() == Statistic.MAX)
                .map(other -> Figures.quantity(other.value(), other.unit()))
                .findFirst()
                .orElse("");
    }
}
