package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.MetricKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sentence may cite, and whose figures it may then use. A finding brings what it rests on: an anomaly its observations and an
 * observation the anomalies it is in, a cause and a recommendation their evidence, the verdict everything that is out of line.
 */
final class Citations {
    private static final Set<String> WHOLE = Set.of("run", "coverage", "baseline", "verdict", "causes");

    private final Map<String, Set<String>> reach = new HashMap<>();

    Citations(Findings findings, List<Told> told) {
        findings.observations().forEach(o -> add(o.key().id(), Set.of()));
        findings.dataQuality().forEach(d -> add(d.id(), Set.of()));
        findings.anomalies().forEach(this::anomaly);
        findings.recommendations().forEach(r -> add(r.id(), reached(r.evidence())));
        findings.rootCauses().forEach(cause -> add(Texts.cause(cause), reached(cause.because())));
        WHOLE.forEach(id -> add(id, Set.of()));
        findings.anomalies().forEach(a -> add("verdict", reached(List.of(a.id()))));
        findings.rootCauses().stream().map(Texts::cause).forEach(id -> add("causes", reached(List.of(id))));
        Map<String, Set<String>> bySubject = bySubject(findings);
        told.forEach(each -> add(each.id(), bySubject.getOrDefault(each.subject(), Set.of())));
    }

    /** The first of these that is no finding. */
    Optional<String> unknown(Set<String> cited) {
        return cited.stream().filter(id -> !reach.containsKey(id)).sorted().findFirst();
    }

    /** The ids whose figures may be used by who cites these. */
    Set<String> borneOutBy(Set<String> cited) {
        return reached(cited);
    }

    /** Where nothing is cited, anything may be used; a figure that has no id cannot be cited. */
    static boolean isCited(Fact fact, Set<String> cited) {
        return cited.isEmpty() || fact.subject().isEmpty() || fact.id().isEmpty() || cited.contains(fact.id());
    }

    /** What was looked up of a subject may be told with what is found of it. */
    private static Map<String, Set<String>> bySubject(Findings findings) {
        Map<String, Set<String>> ids = new HashMap<>();
        findings.observations().forEach(o -> ids.computeIfAbsent(
                        lower(Labels.subject(o.key().scope(), o.key().subject())), any -> new HashSet<>())
                .add(o.key().id()));
        findings.anomalies().forEach(a -> ids.computeIfAbsent(lower(Labels.subject(a)), any -> new HashSet<>())
                .add(a.id()));
        findings.recommendations().forEach(r -> ids.computeIfAbsent(lower(r.subject()), any -> new HashSet<>())
                .add(r.id()));
        return ids;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void anomaly(Anomaly anomaly) {
        Set<String> members = anomaly.members().stream().map(MetricKey::id).collect(Collectors.toSet());
        members.forEach(member -> add(member, Set.of(anomaly.id())));
        add(anomaly.id(), members);
    }

    private Set<String> reached(Collection<String> ids) {
        return ids.stream()
                .flatMap(id -> reach.getOrDefault(id, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private void add(String id, Set<String> more) {
        Set<String> all = reach.computeIfAbsent(id, any -> new HashSet<>(Set.of(id)));
        all.addAll(more);
    }
}
