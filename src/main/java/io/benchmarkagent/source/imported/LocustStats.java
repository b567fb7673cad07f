package io.benchmarkagent.source.imported;

import io.benchmarkagent.source.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Locust's {@code *_stats.csv}: a row for each endpoint, and one of them all. What is beside it as {@code *_stats_history.csv} tells when
 * the test was and with how many users.
 */
final class LocustStats implements ResultFormat {
    private static final String ALL = "Aggregated";
    private static final String REQUESTS = "Request Count";
    private static final String FAILURES = "Failure Count";
    private static final String RATE = "Requests/s";
    private static final List<String> COLUMNS =
            List.of("Type", "Name", REQUESTS, FAILURES, "Average Response Time", RATE);

    /** Locust's columns of milliseconds; its median is its 50 %. */
    private static final Map<String, String> LATENCY = new TreeMap<>(Map.of(
            "Average Response Time", "avg",
            "Min Response Time", "min",
            "Max Response Time", "max",
            "50%", "p50",
            "90%", "p90",
            "95%", "p95",
            "99%", "p99"));

    @Override
    public String word() {
        return "locust";
    }

    @Override
    public String inWords() {
        return "Locust's *_stats.csv";
    }

    @Override
    public boolean fits(ResultFile file) {
        return file.json().isEmpty() && CsvTable.names(file.text(), COLUMNS);
    }

    @Override
    public List<Result> read(ResultFile file, Wanted wanted) throws NotImported {
        List<Map<String, String>> rows = CsvTable.of(file).rows();
        Map<String, String> all = rows.stream()
                .filter(LocustStats::isOfAll)
                .findFirst()
                .orElseThrow(() -> file.wrong(
                        "has no row '" + ALL + "', which Locust writes last", "did it end before it wrote all of it?"));
        Figures figures = new Figures();
        put(figures.whole(), all);
        rows.stream().filter(row -> !isOfAll(row)).forEach(row -> put(figures.subject(subject(row)), row));
        Optional<LocustHistory> history = LocustHistory.beside(file);
        return List.of(new Result(
                Optional.empty(),
                history.map(LocustHistory::start),
                history.map(LocustHistory::end),
                history.map(LocustHistory::seconds).orElseGet(() -> seconds(all)),
                history.map(LocustHistory::users).orElse(OptionalDouble.empty()),
                figures));
    }

    private static boolean isOfAll(Map<String, String> row) {
        return cell(row, "Name").equals(ALL) && type(row).isEmpty();
    }

    /** "GET /cart": the same path may be asked for in several ways. */
    private static String subject(Map<String, String> row) {
        return (type(row) + " " + cell(row, "Name")).strip();
    }

    /** Locust before version 1.0 writes "None" where there is none. */
    private static String type(Map<String, String> row) {
        return cell(row, "Type").equals("None") ? "" : cell(row, "Type");
    }

    private static void put(Figures.Of of, Map<String, String> row) {
        LATENCY.forEach((column, statistic) -> of.put("latency." + statistic + "_ms", cell(row, column)));
        of.put("request_rate_rps", cell(row, RATE));
        of.put("response.avg_bytes", cell(row, "Average Content Size"));
        OptionalDouble requests = Numbers.parse(cell(row, REQUESTS));
        OptionalDouble failures = Numbers.parse(cell(row, FAILURES));
        if (requests.isPresent() && failures.isPresent() && requests.getAsDouble() > 0) {
            of.put("error_rate_pct", 100 * failures.getAsDouble() / requests.getAsDouble());
        }
    }

    /** Locust's rate is over the time from its start to the last request. */
    private static OptionalDouble seconds(Map<String, String> all) {
        double requests = Numbers.parse(cell(all, REQUESTS)).orElse(0);
        double rate = Numbers.parse(cell(all, RATE)).orElse(0);
        return requests > 0 && rate > 0 ? OptionalDouble.of(requests / rate) : OptionalDouble.empty();
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "").strip();
    }
}
