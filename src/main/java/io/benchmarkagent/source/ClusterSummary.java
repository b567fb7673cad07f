package io.benchmarkagent.source;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * {@code cluster_summary.csv}: a row for every execution, also of those whose run JSON was overwritten by a later one. Each line is read
 * for itself, so that what is wrong with one, such as a quote that is never closed, costs that one only.
 */
final class ClusterSummary {
    static final String FILE = "cluster_summary.csv";

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final char REPLACEMENT = '\ufffd';

    private static final Set<String> NOT_METRICS = Set.of(
            "run_id",
            "timestamp",
            "cloud",
            "region",
            "zone",
            "machine_type",
            "cpu_vendor",
            "cpu_generation",
            "node_count",
            "vcpus",
            "memory_gb",
            "duration_seconds",
            "users_count",
            "rps",
            "total_pods",
            "total_nodes",
            "total_services");

    private static final ObjectReader ROW = CsvMapper.builder()
            .enable(CsvReadFeature.TRIM_SPACES)
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .build()
            .readerFor(String[].class);
    private static final int LONGEST_LINE = 1 << 20;
    private static final int SHOWN = 3;

    private final Leaves leaves;
    private final ZoneId zone;
    private final List<String> trouble = new ArrayList<>();

    ClusterSummary(MetricCatalogue catalogue, ZoneId zone) {
        this.leaves = new Leaves(catalogue);
        this.zone = zone;
    }

    /** How one execution is told from another by the words of its row. */
    static String execution(String runId, String time) {
        return runId + "\n" + time;
    }

    /**
     * The runs of the rows that can be used.
     *
     * @param told the executions that are known from elsewhere: their rows are passed over
     */
    List<Run> read(Path file, Set<String> told) {
        Optional<UnreadableRun> refused = RunFile.refused(file);
        if (refused.isPresent()) {
            trouble.add(refused.get().problem());
            return List.of();
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return read(lines, told);
        } catch (IOException unreachable) {
            trouble.add(RunFile.notReached(file, unreachable).problem());
            return List.of();
        }
    }

    /** What was wrong with the file or with its lines, in one sentence, once it was read. */
    Optional<String> trouble() {
        String shown = trouble.stream().limit(SHOWN).collect(Collectors.joining("; "));
        String more = trouble.size() > SHOWN ? "; and " + (trouble.size() - SHOWN) + " lines more" : "";
        return shown.isEmpty() ? Optional.empty() : Optional.of(shown + more);
    }

    private List<Run> read(BufferedReader lines, Set<String> told) throws IOException {
        List<String> columns = columns(Optional.ofNullable(lines.readLine()).orElse(""));
        List<Run> runs = new ArrayList<>();
        if (!columns.containsAll(List.of("run_id", "timestamp"))
                || Set.copyOf(columns).size() < columns.size()) {
            trouble.add("line 1 does not name the columns, each once, run_id and timestamp among them");
            return runs;
        }
        PlainRow plain = new PlainRow(columns);
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !plain.isOneOf(told, line)) {
                run(line, number, columns).ifPresent(runs::add);
            }
        }
        return runs;
    }

    private List<String> columns(String line) {
        return cells(line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line)
                .orElse(List.of());
    }

    private Optional<Run> run(String line, int number, List<String> columns) {
        Optional<List<String>> cells = cells(line);
        if (cells.isEmpty()) {
            return without(number, "cannot be split into columns");
        }
        if (cells.get().size() != columns.size()) {
            return without(number, "has " + cells.get().size() + " columns and not " + columns.size());
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), cells.get().get(i));
        }
        return run(row, number);
    }

    private Optional<Run> run(Map<String, String> row, int number) {
        FactsReader reader = new FactsReader(name -> row.getOrDefault(name, ""), RunFormat.SUMMARY, zone);
        Optional<RunFacts> facts = reader.facts();
        return facts.isEmpty()
                ? without(number, "is no run: " + reader.whyNone())
                : facts.map(known -> new Run(known, measurements(row), reader.dataQuality()));
    }

    private Optional<Run> without(int number, String why) {
        trouble.add("line " + number + " " + why);
        return Optional.empty();
    }

    /** Empty for a line that no pipeline writes: a quote that is not closed, bytes that are no UTF-8, a megabyte of it. */
    private static Optional<List<String>> cells(String line) {
        if (line.length() > LONGEST_LINE || line.indexOf(REPLACEMENT) >= 0) {
            return Optional.empty();
        }
        try (MappingIterator<String[]> rows = ROW.readValues(line)) {
            return rows.hasNextValue() ? Optional.of(List.of(rows.nextValue())) : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private List<Measurement> measurements(Map<String, String> row) {
        Map<MetricKey, Measurement> found = new TreeMap<>();
        row.forEach((column, text) -> {
            OptionalDouble value = Numbers.parse(text);
            if (!NOT_METRICS.contains(column) && value.isPresent() && Measurement.holds(value.getAsDouble())) {
                Measurement m = leaves.measurement(Scope.CLUSTER, RunJson.CLUSTER, column, value.getAsDouble());
                found.putIfAbsent(m.key(), m);
            }
        });
        return List.copyOf(found.values());
    }
}
