package io.benchmarkagent.report;

import io.benchmarkagent.comparison.ComparedMetric;
import io.benchmarkagent.comparison.Estimate;
import io.benchmarkagent.comparison.Group;
import io.benchmarkagent.comparison.GroupComparison;
import io.benchmarkagent.comparison.Scale;
import io.benchmarkagent.comparison.SharedLoad;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.RunKey;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Comparisons for programs. What could not be computed is null. */
public final class ComparisonJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ComparisonJson() {}

    public static String render(List<GroupComparison> all) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema_version", 1);
        ArrayNode comparisons = root.putArray("comparisons");
        all.forEach(one -> fill(comparisons.addObject(), one));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void fill(ObjectNode row, GroupComparison one) {
        row.put("headline", ComparisonWords.headline(one));
        group(row.putObject("first"), one.first());
        group(row.putObject("second"), one.second());
        ArrayNode loads = row.putArray("loads");
        one.loads().forEach(load -> load(loads.addObject(), load));
        ArrayNode leftOut = row.putArray("left_out");
        one.leftOut().forEach(out -> {
            ObjectNode each = key(leftOut.addObject(), out.run());
            each.put("group", out.group()).put("missing_in", out.other());
            profile(each, out.profile());
        });
        ArrayNode metrics = row.putArray("metrics");
        one.metrics().forEach(metric -> metric(metrics.addObject(), metric));
        ArrayNode leading = row.putArray("leading");
        one.leading().forEach(metric -> leading.add(metric.key().id()));
        row.put("not_collected", one.notCollected()).put("in_one_group_only", one.inOneOnly());
        ArrayNode prices = row.putArray("prices");
        one.prices().forEach(price -> price(prices.addObject(), price));
        ArrayNode without = row.putArray("without_price");
        one.withoutPrice().forEach(without::add);
    }

    private static void group(ObjectNode row, Group group) {
        row.put("name", group.name());
        ArrayNode types = row.putArray("machine_types");
        group.machineTypes().forEach(types::add);
        ArrayNode runs = row.putArray("runs");
        group.keys().forEach(key -> key(runs.addObject(), key));
    }

    private static ObjectNode key(ObjectNode row, RunKey key) {
        return row.put("run_id", key.runId()).put("timestamp", key.timestamp().toString());
    }

    private static void load(ObjectNode row, SharedLoad load) {
        profile(row, load.profile());
        row.put("first_runs", load.first().size())
                .put("second_runs", load.second().size());
    }

    private static void profile(ObjectNode row, LoadProfile load) {
        number(row, "users_count", load.users());
        number(row, "rps", load.rps());
        number(row, "duration_seconds", load.durationSeconds());
    }

    private static void metric(ObjectNode row, ComparedMetric one) {
        Estimate estimate = one.estimate();
        boolean isRatio = estimate.scale() == Scale.RATIO;
        row.put("id", one.key().id());
        row.put("scope", one.key().scope().word()).put("subject", one.key().subject());
        row.put("metric", one.key().metric())
                .put("statistic", one.key().statistic().word());
        row.put("unit", one.unit().symbol())
                .put("better", one.spec().better().name().toLowerCase(Locale.ROOT));
        row.put("scale", estimate.scale().name().toLowerCase(Locale.ROOT));
        row.put("first_runs", estimate.firstRuns()).put("second_runs", estimate.secondRuns());
        row.put("first_mean", estimate.firstMean()).put("second_mean", estimate.secondMean());
        number(row, "ratio", isRatio ? OptionalDouble.of(estimate.effect()) : OptionalDouble.empty());
        number(row, "difference", isRatio ? OptionalDouble.empty() : OptionalDouble.of(estimate.effect()));
        estimate.interval()
                .ifPresentOrElse(
                        i -> row.putObject("interval").put("low", i.low()).put("high", i.high()),
                        () -> row.putNull("interval"));
        number(row, "hedges_g", estimate.hedges());
        number(row, "p_value", estimate.pValue());
        number(row, "q_value", one.qValue());
        row.put("floor", one.floor());
        number(row, "no_difference_beyond", one.within());
        whole(row, "runs_per_group_needed", one.needed());
        whole(row, "more_runs_per_group", one.more());
        row.put("verdict", one.answer().word());
    }

    private static void price(ObjectNode row, MachinePrice price) {
        row.put("machine_type", price.machineType()).put("vcpus", price.vcpus());
        row.put("usd_per_hour", price.usdPerHour());
        row.put("date", price.date().toString()).put("source", price.source());
    }

    private static void number(ObjectNode row, String name, OptionalDouble number) {
        number.ifPresentOrElse(there -> row.put(name, there), () -> row.putNull(name));
    }

    private static void whole(ObjectNode row, String name, OptionalInt number) {
        number.ifPresentOrElse(there -> row.put(name, there), () -> row.putNull(name));
    }
}
