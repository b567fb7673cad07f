package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.WorkloadState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A strategic merge patch to apply by hand: everything proposed for one workload. None where its kind is not known or two workloads
 * share its name, where a container is not one of its own, or where a name is none that Kubernetes gives: it is text to paste into a shell.
 */
final class Patch {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]*[a-z0-9])?");
    private static final Pattern PLAIN = Pattern.compile("[a-z][-a-z0-9]*");
    private static final Set<String> NOT_TEXT = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final Evidence evidence;

    Patch(Evidence evidence) {
        this.evidence = evidence;
    }

    /** @param changes of this workload */
    String of(String workload, List<Change> changes) {
        List<String> kinds = kinds(workload, evidence.cluster());
        boolean known = kinds.size() == 1
                && NAME.matcher(workload).matches()
                && changes.stream().allMatch(this::isOfItsOwn);
        return known && !changes.isEmpty() ? text(kinds.get(0).toLowerCase(Locale.ROOT), workload, changes) : "";
    }

    private static List<String> kinds(String workload, ClusterState cluster) {
        return cluster.workloads().stream()
                .filter(state -> state.workload().equals(workload))
                .map(WorkloadState::kind)
                .toList();
    }

    private boolean isOfItsOwn(Change change) {
        return NAME.matcher(change.container()).matches()
                && evidence.limits().stream()
                        .filter(limits -> limits.workload().equals(change.workload()))
                        .map(ContainerLimits::container)
                        .anyMatch(change.container()::equals);
    }

    private static String text(String kind, String workload, List<Change> changes) {
        String containers = by(Change::container, changes).entrySet().stream()
                .map(one -> container(one.getKey(), one.getValue()))
                .collect(Collectors.joining("\n"));
        return """
                kubectl patch %s %s --patch '
                spec:
                  template:
                    spec:
                      containers:
                %s'"""
                .formatted(kind, workload, containers);
    }

    private static String container(String name, List<Change> changes) {
        String sides = by(Change::side, changes).entrySet().stream()
                .map(side -> "          " + side.getKey().word() + ": {" + amounts(side.getValue()) + "}")
                .collect(Collectors.joining("\n"));
        return "      - name: " + quoted(name) + "\n        resources:\n" + sides;
    }

    private static String amounts(List<Change> changes) {
        return changes.stream()
                .map(change -> change.resource().word() + ": " + change.quantity())
                .collect(Collectors.joining(", "));
    }

    /** YAML takes some names for numbers or for yes and no. */
    private static String quoted(String name) {
        return PLAIN.matcher(name).matches() && !NOT_TEXT.contains(name) ? name : "\"" + name + "\"";
    }

    private static <K extends Comparable<K>> Map<K, List<Change>> by(Function<Change, K> key, List<Change> changes) {
        return changes.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }
}
