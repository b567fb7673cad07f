package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.report.Chart;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** "Which services were throttled?", or was one. */
public final class Throttling implements Tool {
    private static final Spoken.Metric THROTTLED = new Spoken.Metric("throttled", Set.of("throttling"), Set.of());
    private static final List<String> HEAD = List.of("SERVICE", "THROTTLED", "EXPECTED", "CHANGE", "VERDICT");

    @Override
    public String name() {
        return "throttling";
    }

    @Override
    public String purpose() {
        return "How much each service, or some, was throttled at its CPU limit in a run, with what was expected and the verdict.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        List<String> services = new Recorded(wanted.look()).services(wanted.subjects());
        List<Observation> measured = Figure.ofEach(wanted.look(), services, THROTTLED).stream()
                .sorted(Comparator.comparingDouble(Observation::value)
                        .reversed()
                        .thenComparing(Observation::key))
                .toList();
        Source source = wanted.look().source("observations of services");
        if (measured.isEmpty()) {
            return new Found.Nothing(
                    "Throttling of " + (wanted.subjects().isEmpty() ? "services" : Phrases.listed(wanted.subjects()))
                            + " was not measured in run " + wanted.look().name()
                            + ", which is not to say that there was none.",
                    List.of(source));
        }
        Verdicts verdicts = new Verdicts(wanted.look().findings());
        return new Found.Data(
                        sentence(wanted, measured, verdicts) + unmeasured(services, measured),
                        Table.of(
                                HEAD,
                                measured.stream().map(o -> row(o, verdicts)).toList()),
                        Confidence.seen(
                                measured.size(),
                                Math.max(services.size(), wanted.subjects().size()),
                                "services"),
                        source)
                .drawn(new Chart.OfRanks(wanted.look().findings(), measured));
    }

    private static String sentence(Wanted wanted, List<Observation> measured, Verdicts verdicts) {
        String run = "in run " + wanted.look().name();
        List<Observation> throttled =
                measured.stream().filter(o -> o.value() > 0).toList();
        if (measured.size() == 1) {
            return one(measured.get(0), run, verdicts);
        }
        if (throttled.isEmpty()) {
            return "None of the " + measured.size() + " services that were measured was throttled " + run + ".";
        }
        List<String> out = throttled.stream()
                .filter(o -> o.verdict().outOfLine())
                .map(o -> o.key().subject() + " (" + value(o) + ", " + verdicts.word(o) + ")")
                .toList();
        Observation most = throttled.get(0);
        return throttled.size() + " of " + measured.size() + " services were throttled at some time " + run + "; "
                + (out.isEmpty()
                        ? "none of them out of line, " + most.key().subject() + " most: " + value(most)
                        : "out of line: " + Phrases.listed(out))
                + ".";
    }

    private static String one(Observation o, String run, Verdicts verdicts) {
        String expected = o.expected().isPresent() ? ", expected " + Figure.expected(o) : "";
        String judged = expected + ": " + verdicts.inWords(o) + ".";
        return o.value() == 0
                ? o.key().subject() + " was not throttled " + run + ": measured, and 0" + expected + "."
                : o.key().subject() + " was throttled " + run + ": " + value(o) + judged;
    }

    /** "time throttled 39.5 %"; where only seconds are known, those. */
    private static String value(Observation o) {
        return Figure.spoken(o) + " " + Figure.value(o);
    }

    private static String unmeasured(List<String> services, List<Observation> measured) {
        List<String> without = services.stream()
                .filter(name ->
                        measured.stream().noneMatch(o -> o.key().subject().equalsIgnoreCase(name)))
                .toList();
        return without.isEmpty() ? "" : " Not measured: " + Phrases.listed(without) + ".";
    }

    private static List<String> row(Observation o, Verdicts verdicts) {
        return List.of(o.key().subject(), Figure.value(o), Figure.expected(o), Figure.change(o), verdicts.word(o));
    }
}
