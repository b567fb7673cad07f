package io.benchmarkagent.source;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.Scope;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** {@code cluster_summary.csv}: a row for every execution, also of those whose run JSON was overwritten by a later one. */
final class ClusterSummary {
    static final String FILE = "cluster_summary.csv";

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

    private final CsvMapper csv = CsvMapper.builder()
            .enable(CsvReadFeature.TRIM_SPACES)
            .enable(CsvReadFeature.SKIP_EMPTY_LINES)
            .build();
    private final Leaves leaves;
    private final ZoneId zone;

    ClusterSummary(MetricCatalogue catalogue, ZoneId zone) {
        this.leaves = new Leaves(catalogue);
        this.zone = zone;
    }

    /** Rows without a run id or a time are left out. Throws Jackson's own exceptions for what is no CSV. */
    List<Run> read(Path file) {
        List<Run> runs = new ArrayList<>();
        try (MappingIterator<Map<String, String>> rows = csv.readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(file)) {
            while (rows.hasNextValue()) {
                run(rows.nextValue()).ifPresent(runs::add);
            }
        }
        return runs;
    }

    private Optional<Run> run(Map<String, String> row) {
        return new FactsReader(name -> row.getOrDefault(name, ""), zone)
                .facts(RunFormat.SUMMARY)
                .map(facts -> new Run(facts, measurements(row), List.of()));
    }

    private List<Measurement> measurements(Map<String, String> row) {
        Map<MetricKey, Measurement> found = new TreeMap<>();
        row.forEach((column, text) -> {
            if (!NOT_METRICS.contains(column)) {
                finite(text).ifPresent(value -> {
                    Measurement m = leaves.measurement(Scope.CLUSTER, RunJson.CLUSTER, column, value);
                    found.putIfAbsent(m.key(), m);
                });
            }
        });
        return List.copyOf(found.values());
    }

    private static Optional<Double> finite(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
