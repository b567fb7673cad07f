package io.benchmarkagent.source.imported;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JMH's JSON ({@code -rf json}): a score for each benchmark, mode and set of parameters. Mode and unit together say what is better. */
final class JmhResults implements ResultFormat {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** How a mode is named beside the metric; one benchmark may be measured in several. */
    private static final Map<String, String> MODES =
            Map.of("thrpt", "", "avgt", "", "sample", "sampled_", "ss", "single_shot_");

    private static final Map<String, String> QUANTILES =
            new TreeMap<>(Map.of("50.0", "p50", "90.0", "p90", "95.0", "p95", "99.0", "p99", "100.0", "max"));

    @Override
    public String word() {
        return "jmh";
    }

    @Override
    public String inWords() {
        return "JMH's JSON";
    }

    @Override
    public boolean fits(ResultFile file) {
        return file.json()
                .filter(json -> json.isArray() && json.path(0).path("benchmark").isString())
                .filter(json -> json.path(0).path("primaryMetric").isObject())
                .isPresent();
    }

    @Override
    public boolean underLoad() {
        return false;
    }

    @Override
    public List<Result> read(ResultFile file, Wanted wanted) throws NotImported {
        Figures figures = new Figures();
        for (JsonNode benchmark : file.json().orElseThrow()) {
            put(file, benchmark, figures.subject(subject(benchmark)));
        }
        return List.of(Result.undated(OptionalDouble.empty(), OptionalDouble.empty(), figures));
    }

    /** Benchmarks of other parameters, or of several threads, are other benchmarks. */
    private static String subject(JsonNode benchmark) {
        String parameters = benchmark.path("params").properties().stream()
                .map(one -> one.getKey() + "=" + one.getValue().asString(""))
                .collect(Collectors.joining(", "));
        int threads = benchmark.path("threads").intValue(1);
        return benchmark.path("benchmark").asString("")
                + (parameters.isEmpty() ? "" : " (" + parameters + ")")
                + (threads > 1 ? " with " + threads + " threads" : "");
    }

    private static void put(ResultFile file, JsonNode benchmark, Figures.Of of) throws NotImported {
        String mode = benchmark.path("mode").asString("");
        JsonNode metric = benchmark.path("primaryMetric");
        String unit = metric.path("scoreUnit").asString("");
        Optional<Benchmark> known = Benchmark.of(unit);
        if (!MODES.containsKey(mode) || known.isEmpty() || known.get().isTime() == mode.equals("thrpt")) {
            throw file.wrong(
                    benchmark.path("benchmark").asString("a benchmark") + " has mode '" + mode + "' with scoreUnit '"
                            + unit + "', which does not say what is better",
                    "thrpt goes with ops/s, avgt, sample and ss with s/op, or the like of other times");
        }
        String name = MODES.getOrDefault(mode, "") + known.get().metric();
        known.get().put(of, "avg_" + name, metric.path("score"));
        if (mode.equals("sample")) {
            QUANTILES.forEach((theirs, ours) -> known.get()
                    .put(of, ours + "_" + name, metric.path("scorePercentiles").path(theirs)));
        }
        allocated(benchmark.path("secondaryMetrics"), of);
    }

    /** What the profiler of allocations tells; older versions of JMH name it with a dot before. */
    private static void allocated(JsonNode secondary, Figures.Of of) {
        secondary.properties().stream()
                .filter(metric -> metric.getKey().replace("·", "").equals(ALLOCATED))
                .forEach(metric -> of.put("allocated_bytes", metric.getValue().path("score")));
    }
}
