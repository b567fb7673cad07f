package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Unit;
import java.util.List;

/** Limits of CPU as a run JSON lists them, where no object was recorded that tells of the others. */
record ListedLimits(Recorded recorded) {
    private static final List<String> HEAD = List.of("SERVICE", "CONTAINER", "CPU LIMIT");

    /** @param services whose are asked about */
    Found find(Wanted wanted, List<String> services) {
        List<ContainerLimits> limits = services.stream()
                .flatMap(service -> recorded.listed(service).stream())
                .toList();
        String whose = wanted.subjects().isEmpty() ? "any service" : Phrases.listed(wanted.subjects());
        String run = recorded.look().name();
        if (limits.isEmpty() || !isOfCpuToo(wanted)) {
            return new Found.Nothing(
                    asked(wanted).equals("limits")
                            ? "The limits of " + whose + " were not recorded with run " + run + "."
                            : "Run " + run + " has no record of the " + asked(wanted) + " of " + whose + ".",
                    List.of(recorded.source("pods")));
        }
        return new Found.Data(
                sentence(limits) + missing(services, limits),
                Table.of(HEAD, limits.stream().map(ListedLimits::row).toList()),
                Confidence.seen(
                        (int) limits.stream()
                                .map(ContainerLimits::workload)
                                .distinct()
                                .count(),
                        Math.max(services.size(), wanted.subjects().size()),
                        "services"),
                Source.archive("run " + run + ", pods[].resource_limits"));
    }

    private static boolean isOfCpuToo(Wanted wanted) {
        String asked = asked(wanted);
        return !asked.contains("memory") && !asked.contains("request") && !asked.contains("replica");
    }

    private static String asked(Wanted wanted) {
        return wanted.expression()
                .filter(words -> words.matches(".*(?:limit|request|replica|resource).*"))
                .orElse(wanted.expression().map(words -> words + " limits").orElse("limits"));
    }

    private String sentence(List<ContainerLimits> limits) {
        String told = limits.size() == 1
                ? limits.get(0).workload() + " may use " + cores(limits.get(0)) + " of CPU"
                : Phrases.count(limits.size(), "container") + " with a limit of CPU";
        return "As the JSON of run " + recorded.look().name() + " lists it: " + told
                + ". Limits of memory, requests and replicas were not recorded with it.";
    }

    private String missing(List<String> services, List<ContainerLimits> limits) {
        List<String> without = services.stream()
                .filter(service ->
                        limits.stream().noneMatch(one -> one.workload().equalsIgnoreCase(service)))
                .toList();
        return without.isEmpty() ? "" : " It lists none of " + Phrases.listed(without) + ".";
    }

    private static List<String> row(ContainerLimits limits) {
        return List.of(limits.workload(), limits.container(), cores(limits));
    }

    private static String cores(ContainerLimits limits) {
        return Figures.quantity(limits.cpuLimit().orElseThrow(), Unit.CORES);
    }
}
