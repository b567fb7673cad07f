package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of runs for programs. What is not known is null. */
public final class RunsJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RunsJson() {}

    public static String of(List<ListedRun> runs) {
        ArrayNode array = JSON.createArrayNode();
        runs.forEach(run -> fill(array.addObject(), run));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
    }

    /** @param total of all pages */
    public static String page(List<ListedRun> runs, int total) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode array = page.putArray("runs");
        runs.forEach(run -> fill(array.addObject(), run));
        page.put("total", total);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page) + "\n";
    }

    /** @param links to what there is about it, by their names */
    public static String one(ListedRun run, Map<String, String> links) {
        ObjectNode row = JSON.createObjectNode();
        fill(row, run);
        ObjectNode all = row.putObject("links");
        links.forEach(all::put);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(row) + "\n";
    }

    private static void fill(ObjectNode row, ListedRun run) {
        RunFacts facts = run.facts();
        row.put("name", run.name());
        row.put("run_id", facts.key().runId());
        row.put("timestamp", facts.key().timestamp().toString());
        word(row, "cloud", facts.cloud());
        word(row, "machine_type", facts.nodePool().machineType());
        word(row, "cpu_vendor", facts.nodePool().cpuVendor());
        number(row, "users_count", facts.load().users());
        number(row, "duration_seconds", facts.load().durationSeconds());
        row.put("format", facts.format().word());
        row.put("comparable", run.comparable());
        row.put("latest", run.latest());
    }

    private static void word(ObjectNode row, String name, Optional<String> word) {
        word.ifPresentOrElse(there -> row.put(name, there), () -> row.putNull(name));
    }

    private static void number(ObjectNode row, String name, OptionalDouble number) {
        number.ifPresentOrElse(there -> row.put(name, plain(there)), () -> row.putNull(name));
    }

    /** Without an exponent, as far as that stays short. */
    public static BigDecimal plain(double number) {
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() < 0 && exact.precision() - exact.scale() < 16 ? exact.setScale(0) : exact;
    }
}
