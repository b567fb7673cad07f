package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.run.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** "Compare memory of frontend and cartservice": one metric of some services in a run, beside each other. */
public final class Beside implements Tool {
    @Override
    public String name() {
        return "services_compared";
    }

    @Override
    public String purpose() {
        return "The same metric of two or more services in a run, beside each other, the highest first.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS, Slot.METRIC);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Spoken.Metric metric = wanted.ofMetric();
        List<Observation> measured = Figure.ofEach(wanted.look(), wanted.subjects(), metric).stream()
                .sorted(order(wanted))
                .toList();
        Source source = wanted.look().source("observations of " + String.join(", ", wanted.subjects()));
        if (measured.size() < 2) {
            return OfCourse.ofEach(wanted, wanted.subjects(), wanted.least())
                    .filter(found -> measured.isEmpty())
                    .orElseGet(() -> new Found.Nothing(nothing(wanted, measured), List.of(source)));
        }
        Verdicts verdicts = new Verdicts(wanted.look().findings());
        return new Found.Data(
                        sentence(wanted, measured),
                        new Table(
                                List.of(
                                        "SERVICE",
                                        Figure.spoken(measured.get(0)).toUpperCase(Locale.ROOT),
                                        "EXPECTED",
                                        "CHANGE",
                                        "VERDICT"),
                                measured.stream().map(o -> row(o, verdicts)).toList(),
                                0),
                        Confidence.seen(measured.size(), wanted.subjects().size(), "services"),
                        source)
                .drawn(new Chart.OfRanks(wanted.look().findings(), measured));
    }

    /** The highest first, or the lowest where that is what is asked. */
    private static Comparator<Observation> order(Wanted wanted) {
        Comparator<Observation> least = Comparator.comparingDouble(Observation::value);
        return (wanted.least() ? least : least.reversed()).thenComparing(Observation::key);
    }

    private static String nothing(Wanted wanted, List<Observation> measured) {
        List<String> without = without(wanted, measured);
        return "Run " + wanted.look().name() + " has nothing to compare. "
                + Unrecorded.of(wanted.look(), without, String.join(", ", without), wanted.ofMetric());
    }

    private static String missing(Wanted wanted, List<Observation> measured) {
        return String.join(", ", without(wanted, measured));
    }

    private static List<String> without(Wanted wanted, List<Observation> measured) {
        return wanted.subjects().stream()
                .filter(subject ->
                        measured.stream().noneMatch(o -> o.key().subject().equalsIgnoreCase(subject)))
                .toList();
    }

    private static String sentence(Wanted wanted, List<Observation> measured) {
        Observation first = measured.get(0);
        Observation last = measured.get(measured.size() - 1);
        String missing = missing(wanted, measured);
        String told = first.value() == last.value()
                ? "the " + Figure.spoken(first) + " of all " + Phrases.was(first) + " " + Figure.told(first)
                : first.key().subject() + " had the " + (wanted.least() ? "lowest " : "highest ") + Figure.spoken(first)
                        + ", " + Figure.told(first)
                        + measured.stream()
                                .skip(1)
                                .map(o -> "; " + o.key().subject() + " had " + Figure.value(o) + share(o, first)
                                        + less(o, first))
                                .collect(Collectors.joining());
        return "In run " + wanted.look().name() + " " + told + "."
                + (missing.isEmpty() ? "" : " Nobody measured it of " + missing + ".");
    }

    /** Of the highest; nothing where there is no ratio, or where the lowest stands first. */
    private static String share(Observation o, Observation highest) {
        return o.value() > 0 && o.value() < highest.value()
                ? " (" + Figures.number(100 * o.value() / highest.value()) + Figures.THIN + "% of that)"
                : "";
    }

    /** Than the first. */
    private static String less(Observation o, Observation first) {
        double less = Math.abs(first.value() - o.value());
        return less > 0
                ? ", "
                        + (o.unit() == Unit.PERCENT
                                ? Figures.number(less) + " percentage points"
                                : Figures.quantity(less, o.unit()))
                        + (o.value() < first.value() ? " less" : " more")
                : "";
    }

    private static List<String> row(Observation o, Verdicts verdicts) {
        return List.of(o.key().subject(), Figure.value(o), Figure.expected(o), Figure.change(o), verdicts.word(o));
    }
}
