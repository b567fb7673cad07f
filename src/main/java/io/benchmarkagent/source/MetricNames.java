package io.benchmarkagent.source;

import io.benchmarkagent.run.Statistic;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name and the statistic of a numeric leaf, from its path: {@code cpu.avg_utilization_pct} is the mean of
 * {@code cpu.utilization_pct}. Flat (v1) names and the columns of {@code cluster_summary.csv} come out as the nested (v2) ones.
 */
final class MetricNames {
    private static final Map<String, String> NESTED = Map.ofEntries(
            Map.entry("cpu_throttled_seconds", "cpu.throttled_seconds"),
            Map.entry("cpu_throttled_pct", "cpu.throttled_percentage"),
            Map.entry("network_rx_mb_per_sec", "network.received_mb_per_sec"),
            Map.entry("network_tx_mb_per_sec", "network.transmitted_mb_per_sec"),
            Map.entry("memory_avg_util_pct", "memory.avg_utilization_pct"));

    private static final Pattern FLAT_CPU = Pattern.compile("(avg|max|min|p\\d\\d)_cpu_util_pct");
    private static final Pattern FLAT_MEMORY = Pattern.compile("(avg|max|min|p\\d\\d)_memory_mb");
    private static final Pattern COLUMN_CPU = Pattern.compile("cpu_(avg|max|min|p\\d\\d)_util_pct");
    private static final Pattern COLUMN_MEMORY = Pattern.compile("memory_(avg|max|min|p\\d\\d)_mb");
    private static final Pattern STATISTIC =
            Pattern.compile("(.*\\.)?(?:(avg|mean|max|min|p50|median|p90|p95|p99)_(.+)|(std_dev|sd|stddev))");

    private static final Map<String, Statistic> STATISTICS = Map.ofEntries(
            Map.entry("avg", Statistic.MEAN),
            Map.entry("mean", Statistic.MEAN),
            Map.entry("max", Statistic.MAX),
            Map.entry("min", Statistic.MIN),
            Map.entry("p50", Statistic.P50),
            Map.entry("median", Statistic.P50),
            Map.entry("p90", Statistic.P90),
            Map.entry("p95", Statistic.P95),
            Map.entry("p99", Statistic.P99));

    /** A leaf that is only "std_dev" belongs to its branch's one measured quantity. */
    private static final Map<String, String> SPREAD_OF =
            Map.of("cpu.", "cpu.utilization_pct", "memory.", "memory.usage_mb");

    private MetricNames() {}

    /** A metric's name without its statistic, and the statistic. */
    record Name(String metric, Statistic statistic) {}

    static Name of(String path) {
        Matcher match = STATISTIC.matcher(nested(path));
        if (!match.matches()) {
            return new Name(nested(path), Statistic.VALUE);
        }
        String branch = match.group(1) == null ? "" : match.group(1);
        if (match.group(4) != null) {
            return new Name(SPREAD_OF.getOrDefault(branch, branch + "spread"), Statistic.SD);
        }
        return new Name(inBranch(branch, match.group(3)), STATISTICS.getOrDefault(match.group(2), Statistic.VALUE));
    }

    /** {@code latency.p95_ms} is the p95 of {@code latency_ms}: a leaf that is a unit takes its branch's name. */
    private static String inBranch(String branch, String leaf) {
        boolean unitOnly = leaf.matches("ms|seconds|mb|pct|bytes|rps");
        return unitOnly && !branch.isEmpty() ? branch.substring(0, branch.length() - 1) + "_" + leaf : branch + leaf;
    }

    private static String nested(String path) {
        String known = NESTED.get(path);
        if (known != null) {
            return known;
        }
        String name =
                path.startsWith("cpu_throttling.") ? throttling(path.substring("cpu_throttling.".length())) : path;
        name = rewritten(FLAT_CPU, name, "cpu.", "_utilization_pct");
        name = rewritten(COLUMN_CPU, name, "cpu.", "_utilization_pct");
        name = rewritten(FLAT_MEMORY, name, "memory.", "_usage_mb");
        return rewritten(COLUMN_MEMORY, name, "memory.", "_usage_mb");
    }

    private static String throttling(String leaf) {
        return "cpu." + (leaf.startsWith("total_") ? leaf.substring("total_".length()) : leaf);
    }

    private static String rewritten(Pattern flat, String name, String before, String after) {
        Matcher match = flat.matcher(name);
        return match.matches() ? before + match.group(1) + after : name;
    }
}
