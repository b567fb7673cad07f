package io.benchmarkagent.cli;

import io.benchmarkagent.source.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a tool's file does not tell of a run, by the names of the run JSON. */
final class RunFactsOptions {
    private static final double MOST = 1e9;
    private static final String UNKNOWN = "unknown";

    @Option(names = "--cloud", paramLabel = "NAME", description = "such as gcp; like all of these, 'unknown' will do")
    @Nullable
    String cloud;

    @Option(names = "--region", paramLabel = "NAME", description = "such as us-central1")
    @Nullable
    String region;

    @Option(names = "--zone", paramLabel = "NAME", description = "such as us-central1-a")
    @Nullable
    String zone;

    @Option(names = "--machine-type", paramLabel = "NAME", description = "such as n2-standard-4")
    @Nullable
    String machineType;

    @Option(names = "--cpu-vendor", paramLabel = "NAME", description = "such as amd")
    @Nullable
    String cpuVendor;

    @Option(names = "--cpu-generation", paramLabel = "NAME", description = "such as Milan")
    @Nullable
    String cpuGeneration;

    @Option(names = "--node-count", paramLabel = "N", description = "how many machines were measured")
    @Nullable
    String nodeCount;

    @Option(
            names = {"--users-count", "--users"},
            paramLabel = "N",
            description = "the load asked for (default: what the file tells)")
    @Nullable
    String users;

    @Option(names = "--rps", paramLabel = "N", description = "the load asked for, in requests per second")
    @Nullable
    String rps;

    @Option(
            names = {"--duration-seconds", "--duration"},
            paramLabel = "N",
            description = "how long the test took (default: what the file tells)")
    @Nullable
    String duration;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /** What was told, by its name in a run JSON; a number that is none is a mistake of the command line. */
    Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        put(told, "cloud", cloud);
        put(told, "region", region);
        put(told, "zone", zone);
        put(told, "machine_type", machineType);
        put(told, "cpu_vendor", cpuVendor);
        put(told, "cpu_generation", cpuGeneration);
        putNumber(told, "node_count", nodeCount, "a whole number of machines");
        putNumber(told, "users_count", users, "a number of users");
        putNumber(told, "rps", rps, "a number of requests per second");
        putNumber(told, "duration_seconds", duration, "a number of seconds, more than 0");
        return told;
    }

    private void put(Map<String, String> told, String name, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw wrong(name, value, "a name, or 'unknown'");
        }
        if (value != null) {
            told.put(name, value.strip());
        }
    }

    private void putNumber(Map<String, String> told, String name, @Nullable String value, String wanted) {
        put(told, name, value);
        if (value != null && !value.strip().equals(UNKNOWN) && !isUsable(name, value.strip())) {
            throw wrong(name, value, wanted + ", or 'unknown'");
        }
    }

    private static boolean isUsable(String name, String text) {
        double value = Numbers.parse(text).orElse(-1);
        return switch (name) {
            case "node_count" -> value >= 0 && value <= MOST && value == Math.rint(value);
            case "duration_seconds" -> value > 0 && value <= MOST;
            default -> value >= 0 && value <= MOST;
        };
    }

    private ParameterException wrong(String name, String value, String wanted) {
        return new ParameterException(
                spec.commandLine(), "--" + name.replace('_', '-') + " is '" + value + "'; give " + wanted);
    }
}
