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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** "Which services use most memory?": services in the order of one metric. */
public final class Ranking implements Tool {
    static final int SHOWN = 10;
    private static final int NAMED = 3;

    @Override
    public String name() {
        return "ranking";
    }

    @Override
    public String purpose() {
        return "Services in the order of one metric in a run, the most first, or the least.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.METRIC, Slot.ORDER, Slot.COUNT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Spoken.Metric metric = wanted.ofMetric();
        Set<String> services =
                wanted.subjects().isEmpty() ? wanted.look().services() : new TreeSet<>(wanted.subjects());
        List<Observation> measured = Figure.ofEach(wanted.look(), services, metric).stream()
                .sorted(order(wanted))
                .toList();
        Source source = Source.archive("run " + wanted.look().name() + ", observations of services");
        if (MostSet.isOne(metric)) {
            return MostSet.find(wanted);
        }
        if (measured.isEmpty()) {
            return OfCourse.ofEach(wanted, services, wanted.least())
                    .orElseGet(() -> new Found.Nothing(
                            Figure.unsure(wanted.look(), services, metric)
                                    .orElseGet(() -> Unrecorded.of(wanted.look(), services, "any service", metric)),
                            List.of(source)));
        }
        List<Observation> shown =
                measured.stream().limit(wanted.count().orElse(SHOWN)).toList();
        Verdicts verdicts = new Verdicts(wanted.look().findings());
        return new Found.Data(
                sentence(wanted, measured),
                List.of(new Table(
                        List.of(
                                "SERVICE",
                                Figure.spoken(shown.get(0)).toUpperCase(java.util.Locale.ROOT),
                                "EXPECTED",
                                "CHANGE",
                                "VERDICT"),
                        shown.stream().map(o -> row(o, verdicts)).toList(),
                        measured.size() - shown.size())),
                Confidence.seen(measured.size(), services.size(), "services"),
                List.of(source),
                List.of(),
                Optional.of(new Chart.OfRanks(wanted.look().findings(), measured)));
    }

    private static Comparator<Observation> order(Wanted wanted) {
        Comparator<Observation> least = Comparator.comparingDouble(Observation::value);
        return (wanted.least() ? least : least.reversed()).thenComparing(Observation::key);
    }

    /** Those that are equal are first together. */
    private static String sentence(Wanted wanted, List<Observation> measured) {
        Observation first = measured.get(0);
        List<String> who = measured.stream()
                .filter(o -> o.value() == first.value())
                .map(o -> o.key().subject())
                .toList();
        if (who.size() > 1 && who.size() == measured.size()) {
            return "In run " + wanted.look().name() + ", the " + Figure.spoken(first) + " of all "
                    + Phrases.count(measured.size(), "service") + " that were measured was the same: "
                    + Figure.told(first) + ".";
        }
        return "In run " + wanted.look().name() + ", " + Phrases.first(NAMED, who) + " had the "
                + (wanted.least() ? "lowest " : "highest ") + Figure.spoken(first) + " of "
                + Phrases.count(measured.size(), "service") + leftOut(wanted) + ": " + Figure.told(first) + ".";
    }

    private static String leftOut(Wanted wanted) {
        List<String> out = wanted.look().services().stream()
                .filter(name ->
                        !wanted.subjects().isEmpty() && !wanted.subjects().contains(name))
                .toList();
        return out.isEmpty() ? "" : " without " + Phrases.first(NAMED, out);
    }

    private static List<String> row(Observation o, Verdicts verdicts) {
        return List.of(o.key().subject(), Figure.value(o), Figure.expected(o), Figure.change(o), verdicts.word(o));
    }
}
