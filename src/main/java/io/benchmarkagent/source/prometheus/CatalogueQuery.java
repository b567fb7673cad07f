package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.SeriesShape;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One quantity to ask for: the labels that name its subject, and expressions in order of preference. {@code sparse}: no point
 * means that nothing happened. {@code statistics}: what of a steady state is held against other runs.
 */
record CatalogueQuery(
        String id,
        MetricSpec spec,
        Scope scope,
        List<String> subject,
        Pods pods,
        List<Statistic> statistics,
        boolean sparse,
        String needs,
        List<String> promql) {
    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final String CLUSTER = "cluster";

    CatalogueQuery {
        subject = List.copyOf(subject);
        statistics = List.copyOf(statistics);
        promql = List.copyOf(promql);
        require(FILE_NAME.matcher(id).matches(), "id '" + id + "' becomes a file's name; use a-z, 0-9, '-' and '_'");
        require(!promql.isEmpty(), "query '" + id + "' has no promql; give at least one expression");
        require(
                subject.isEmpty() == (scope == Scope.CLUSTER),
                "query '" + id + "': scope cluster has no subject, service and node have one");
        require(
                SteadyStatistics.fit(spec.metric(), statistics),
                "query '" + id + "': statistics are " + SteadyStatistics.known(spec.metric()));
        unknownPlaceholder(promql).ifPresent(word -> {
            throw new IllegalArgumentException(
                    "query '" + id + "' has an unknown " + word + "; known: " + Placeholders.KNOWN);
        });
    }

    SeriesShape shape() {
        String by = subject.isEmpty() ? "" : " by " + String.join(", ", subject);
        return new SeriesShape(scope, spec.metric(), spec.unit(), pods.word() + by);
    }

    /** The subject that a series is about, as its labels tell: a pod's workload, an edge {@code a->b}, a container {@code a/b}; empty where a label is missing. */
    Optional<String> subjectOf(Map<String, String> labels) {
        if (subject.isEmpty()) {
            return Optional.of(CLUSTER);
        }
        return labels.keySet().containsAll(subject)
                ? Optional.of(subject.stream()
                        .map(label -> name(label, labels))
                        .collect(Collectors.joining(scope == Scope.CONTAINER ? "/" : "->")))
                : Optional.empty();
    }

    private static String name(String label, Map<String, String> labels) {
        String value = labels.getOrDefault(label, "");
        return label.equals("pod") ? Workload.ofPod(value) : value;
    }

    private static Optional<String> unknownPlaceholder(List<String> promql) {
        return promql.stream()
                .flatMap(expression ->
                        Placeholders.PLACEHOLDER.matcher(expression).results())
                .map(MatchResult::group)
                .filter(word -> !Placeholders.KNOWN.contains(word))
                .findFirst();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
