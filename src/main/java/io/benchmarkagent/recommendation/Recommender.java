package io.benchmarkagent.recommendation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks every rule, in a fixed order: what went wrong comes before what was merely used. Where two rules would set the same amount the
 * first one does, and everything proposed for a workload is one patch.
 */
public final class Recommender {
    private final List<Rule> rules;

    Recommender(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Every rule there is; {@code loadGenerator} is the workload that makes the load. */
    public static Recommender of(String loadGenerator) {
        return new Recommender(List.of(
                new CpuLimitWhenThrottled(),
                new MemoryLimitAfterKill(),
                new LoadGeneratorShort(loadGenerator),
                new RestartUnexplained(),
                new MemoryGrowth(),
                new Replicas(),
                new Sizing(),
                new IdleServices(loadGenerator),
                new Overcommitted()));
    }

    public List<Recommendation> recommend(Situation situation) {
        Map<String, Proposal> first = new HashMap<>();
        List<Proposal> proposals = rules.stream()
                .flatMap(rule -> rule.propose(situation).stream())
                .filter(proposal -> first.putIfAbsent(proposal.id(), proposal) == null)
                .toList();
        List<Proposal> kept = withoutSizesOf(changedAfterIncident(proposals), proposals);
        Map<String, String> patches = patches(kept, new Patch(situation.evidence()));
        return kept.stream()
                .map(proposal -> finished(proposal, patches, situation))
                .toList();
    }

    private static Set<String> changedAfterIncident(List<Proposal> proposals) {
        return proposals.stream()
                .filter(proposal ->
                        proposal.basis() == Basis.INCIDENT && proposal.change().isPresent())
                .map(Proposal::subject)
                .collect(Collectors.toSet());
    }

    /** What a workload used while it went wrong is no use to size it by. */
    private static List<Proposal> withoutSizesOf(Set<String> subjects, List<Proposal> proposals) {
        return proposals.stream()
                .filter(proposal -> proposal.basis() == Basis.INCIDENT || !subjects.contains(proposal.subject()))
                .toList();
    }

    /** By workload. */
    private static Map<String, String> patches(List<Proposal> proposals, Patch patch) {
        Map<String, String> patches = new HashMap<>();
        proposals.stream()
                .flatMap(proposal -> proposal.change().stream())
                .collect(Collectors.groupingBy(Change::workload))
                .forEach((workload, changes) -> patches.put(workload, patch.of(workload, changes)));
        return patches;
    }

    private static Recommendation finished(Proposal proposal, Map<String, String> patches, Situation situation) {
        return new Recommendation(
                proposal.id(),
                proposal.basis(),
                proposal.subject(),
                proposal.resource(),
                proposal.current(),
                proposal.change().map(Change::quantity).orElse(""),
                proposal.reason(),
                situation.load(),
                situation.confidence(),
                proposal.change()
                        .map(change -> patches.getOrDefault(change.workload(), ""))
                        .orElse(""),
                proposal.evidence());
    }
}
