package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.PriceTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks every rule, in a fixed order: what went wrong comes before what was merely used, and of that the nodes, where the money is,
 * before what runs on them. Where two rules would set the same amount the first one does, and everything proposed for a workload is one
 * patch.
 */
public final class Recommender {
    private final List<Rule> rules;
    private final RightSizedNodes nodes;
    private final PriceTable prices;

    private Recommender(List<Rule> rules, RightSizedNodes nodes, PriceTable prices) {
        this.rules = List.copyOf(rules);
        this.nodes = nodes;
        this.prices = prices;
    }

    /** Every rule there is; {@code loadGenerator} is the workload that makes the load. */
    public static Recommender of(String loadGenerator, PriceTable prices) {
        List<Rule> rules = List.of(
                new CpuLimitWhenThrottled(),
                new MemoryLimitAfterKill(),
                new LoadGeneratorShort(loadGenerator),
                new RestartUnexplained(),
                new MemoryGrowth(),
                new Replicas(),
                new Sizing(),
                new IdleServices(loadGenerator),
                new Overcommitted());
        return new Recommender(rules, new RightSizedNodes(prices, loadGenerator), prices);
    }

    public List<Recommendation> recommend(Situation situation) {
        Map<String, Proposal> first = new HashMap<>();
        List<Proposal> proposals = rules.stream()
                .flatMap(rule -> rule.propose(situation).stream())
                .filter(proposal -> first.putIfAbsent(proposal.id(), proposal) == null)
                .toList();
        List<Proposal> kept = withoutSizesOf(changedAfterIncident(proposals), proposals);
        Map<String, String> patches = patches(kept, new Patch(situation.evidence()));
        Worth worth = new Worth(situation, prices);
        Function<Proposal, Recommendation> priced = proposal ->
                finished(proposal, proposal.change().map(worth::of).orElse(Saving.NONE), patches, situation);
        return Stream.of(
                        kept.stream().filter(Proposal::isIncident).map(priced),
                        nodes.propose(situation, kept).stream()
                                .map(one -> finished(one.proposal(), one.saving(), patches, situation)),
                        kept.stream().filter(proposal -> !proposal.isIncident()).map(priced))
                .flatMap(all -> all)
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

    private static Recommendation finished(
            Proposal proposal, Saving saving, Map<String, String> patches, Situation situation) {
        return new Recommendation(
                proposal.id(),
                proposal.basis(),
                proposal.subject(),
                proposal.resource(),
                proposal.current(),
                proposal.proposed(),
                proposal.reason(),
                situation.load(),
                proposal.confidence().orElseGet(() -> Confidence.of(situation)).word(),
                saving,
                proposal.change()
                        .map(change -> patches.getOrDefault(change.workload(), ""))
                        .orElse(""),
                proposal.evidence());
    }
}
