package io.benchmarkagent.evaluation;

import io.benchmarkagent.cause.OwnCourse;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.evaluation.Figure.Target;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Incidents as CSVs, a folder each, of a system whose calls are known and of whose other runs nothing is: ranked by their own course.
 * What a caller sees of a callee ({@code _remote}, {@code _client}) is no service.
 */
final class IncidentCauses {
    private static final double PERIOD_SECONDS = 300;

    private IncidentCauses() {}

    static Table of(Path folder) throws IOException {
        List<Ranked> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path target :
                    files.filter(file -> file.endsWith("target.json")).sorted().toList()) {
                all.add(ranked(target));
            }
        }
        List<Figure> figures = new ArrayList<>();
        all.stream()
                .map(Ranked::type)
                .distinct()
                .sorted()
                .forEach(type -> figures.addAll(Ranked.accuracy(
                        type, Ranked.only(all, r -> r.type().equals(type)), Target.NONE, Target.NONE, Target.NONE)));
        figures.addAll(Ranked.accuracy("all", all, Target.atLeast(.60), Target.atLeast(.90), Target.NONE));
        figures.addAll(Ranked.naming("all", all, Target.NONE, Target.NONE));
        return new Table("Causes of incidents by their own course", figures);
    }

    private static Ranked ranked(Path target) throws IOException {
        Path incident = java.util.Objects.requireNonNull(target.getParent());
        JsonNode labels = JsonMapper.shared().readTree(target);
        List<Series> series = series(incident.resolve("metrics.csv"));
        JsonNode symptom = labels.path("target");
        List<RootCause> causes = new OwnCourse(series, graph(incident.resolve("../../graph.csv")))
                .rank(series.stream()
                        .filter(one -> one.subject().equals(symptom.path("node").asString()))
                        .filter(one -> one.queryId()
                                .equals(symptom.path("metric").asString() + "/"
                                        + symptom.path("agg").asString()))
                        .findFirst()
                        .orElseThrow());
        return new Ranked(
                symptom.path("metric").asString(),
                labels.path("root_cause").path("node").asString(),
                causes.stream().map(RootCause::subject).toList(),
                causes.stream().anyMatch(RootCause::named),
                List.of());
    }

    private static CallGraph graph(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        String[] names = lines.get(0).split(",", -1);
        List<CallGraph.Call> calls = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int i = 1; i < cells.length; i++) {
                if (!cells[i].isEmpty() && Double.parseDouble(cells[i]) != 0) {
                    calls.add(new CallGraph.Call(cells[0], names[i]));
                }
            }
        }
        return CallGraph.of(calls);
    }

    /** Columns: service, metric, statistic in the first three lines, the times after a fourth. */
    private static List<Series> series(Path csv) throws IOException {
        List<String[]> rows = Files.readAllLines(csv).stream()
                .map(line -> line.split(",", -1))
                .toList();
        List<Series> series = new ArrayList<>();
        for (int i = 1; i < rows.get(0).length; i++) {
            if (!rows.get(0)[i].endsWith("_remote") && !rows.get(0)[i].endsWith("_client")) {
                column(rows, i).ifPresent(series::add);
            }
        }
        return series;
    }

    private static Optional<Series> column(List<String[]> rows, int i) {
        String metric = rows.get(1)[i];
        String statistic = rows.get(2)[i];
        List<long[]> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String[] row : rows.subList(4, rows.size())) {
            if (i < row.length && !row[i].isEmpty()) {
                times.add(new long[] {Math.round(1000 * Double.parseDouble(row[0]))});
                values.add(value(metric, Double.parseDouble(row[i])));
            }
        }
        Samples samples = new Samples(
                times.stream().mapToLong(t -> t[0]).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                0);
        return spec(metric, statistic)
                .map(spec -> new Series(metric + "/" + statistic, Scope.SERVICE, rows.get(0)[i], spec, samples));
    }

    private static double value(String metric, double value) {
        return switch (metric) {
            case "latency" -> 1000 * value;
            case "availability" -> 100 - value;
            default -> value / PERIOD_SECONDS;
        };
    }

    private static Optional<MetricSpec> spec(String metric, String statistic) {
        String how = statistic.equals("Average") ? "mean" : statistic.toLowerCase(Locale.ROOT);
        return switch (metric) {
            case "latency" ->
                Optional.of(
                        new MetricSpec("latency_" + how + "_ms", "latency", Unit.MILLISECONDS, Better.LOWER, .05, 1));
            case "availability" ->
                Optional.of(new MetricSpec("error_rate_pct", "errors", Unit.PERCENT, Better.LOWER, .05, .1));
            case "requests" ->
                Optional.of(new MetricSpec("request_rate_rps", "request rate", Unit.of("1/s"), Better.HIGHER, .05, .1));
            default -> Optional.empty();
        };
    }
}
