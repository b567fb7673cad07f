package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.grounding.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** "Frontend", "compare frontend and cartservice": what is asked first of a service, its CPU, memory, latency and errors, of one or of some. */
public final class Overview implements Tool {
    private static final List<Spoken.Metric> ASKED = Stream.of("cpu", "memory", "latency", "errors")
            .map(name -> new Spoken.Metric(name, Set.of(name), Set.of()))
            .toList();

    private static final List<String> HEAD = List.of("METRIC", "VALUE", "EXPECTED", "CHANGE", "VERDICT");

    @Override
    public String name() {
        return "service_overview";
    }

    @Override
    public String purpose() {
        return "CPU, memory, latency and errors of one service in a run, or of some beside each other, with alerts and pods; for a question that names no metric.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    /** The same number of all who have it, the highest first. */
    private record Row(List<Observation> measured) {
        Observation first() {
            return measured.get(0);
        }

        Optional<Observation> of(String subject) {
            return measured.stream()
                    .filter(o -> o.key().subject().equalsIgnoreCase(subject))
                    .findFirst();
        }
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Look look = wanted.look();
        List<String> services = new Recorded(look).services(wanted.subjects());
        List<Row> rows = ASKED.stream()
                .map(metric -> Figure.ofEach(look, services, metric))
                .filter(measured -> !measured.isEmpty())
                .map(Overview::row)
                .toList();
        Source source = look.source("observations of " + String.join(", ", services));
        return rows.isEmpty()
                ? new ServiceStatus().find(wanted, desk)
                : services.size() == 1
                        ? of(services.get(0), rows, wanted, source)
                        : beside(services, rows, wanted, source);
    }

    private static Row row(List<Observation> measured) {
        return new Row(measured.stream()
                .sorted(Comparator.comparingDouble(Observation::value)
                        .reversed()
                        .thenComparing(Observation::key))
                .toList());
    }

    private static Found of(String service, List<Row> rows, Wanted wanted, Source source) {
        Verdicts verdicts = new Verdicts(wanted.look().findings());
        List<Observation> figures = rows.stream().map(Row::first).toList();
        String told = Phrases.listed(figures.stream()
                .map(o -> Figure.spoken(o) + " " + Figure.told(o))
                .toList());
        return new Found.Data(
                "Of " + service + " run " + wanted.look().name() + " measured " + told + "."
                        + ServiceStatus.alerts(wanted.look(), List.of(service)) + pods(service, wanted.look()),
                Table.of(
                        HEAD,
                        figures.stream()
                                .map(o -> List.of(
                                        Figure.spoken(o),
                                        Figure.value(o),
                                        Figure.expected(o),
                                        Figure.change(o),
                                        verdicts.word(o)))
                                .toList()),
                Confidence.seen(rows.size(), ASKED.size(), "figures"),
                source);
    }

    private static String pods(String service, Look look) {
        Recorded recorded = new Recorded(look);
        return recorded.knows(service)
                ? " Ready when its objects were recorded: " + ServiceStatus.pods(recorded, service) + "."
                : " Its Kubernetes objects were not recorded.";
    }

    private static Found beside(List<String> services, List<Row> rows, Wanted wanted, Source source) {
        List<String> head = new ArrayList<>(List.of("METRIC"));
        head.addAll(services);
        Verdicts verdicts = new Verdicts(wanted.look().findings());
        return new Found.Data(
                "In run " + wanted.look().name() + " "
                        + rows.stream().map(row -> highest(row, services)).collect(Collectors.joining("; ")) + "."
                        + ServiceStatus.alerts(wanted.look(), services),
                Table.of(
                        head,
                        rows.stream().map(row -> cells(row, services, verdicts)).toList()),
                Confidence.seen(rows.size(), ASKED.size(), "figures"),
                source);
    }

    private static String highest(Row row, List<String> services) {
        Observation first = row.first();
        String others = row.measured().stream()
                .skip(1)
                .map(o -> o.key().subject() + " " + Figure.value(o))
                .collect(Collectors.joining(", "));
        List<String> without =
                services.stream().filter(service -> row.of(service).isEmpty()).toList();
        return "the highest " + Figure.spoken(first) + " was " + first.key().subject() + "'s, " + Figure.told(first)
                + (others.isEmpty() ? "" : " (" + others + ")")
                + (without.isEmpty() ? "" : ", not measured of " + Phrases.listed(without));
    }

    private static List<String> cells(Row row, List<String> services, Verdicts verdicts) {
        List<String> cells = new ArrayList<>(List.of(Figure.spoken(row.first())));
        services.forEach(service -> cells.add(row.of(service)
                .map(o -> Figure.value(o) + ", " + verdicts.word(o))
                .orElse("not measured")));
        return cells;
    }
}
