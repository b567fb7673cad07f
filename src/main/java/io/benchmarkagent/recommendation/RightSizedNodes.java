package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.LoadGenerator;
import io.benchmarkagent.recommendation.packing.Family;
import io.benchmarkagent.recommendation.packing.NodeType;
import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.PriceTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The cheapest nodes of the same CPU that hold the pods, with everything else applied. Pods are packed by what they ask for, and by the
 * most they used where that was more. Proposed only where it saves a fifth; what is missing for it is said in one line.
 */
final class RightSizedNodes {
    private static final String ID = "nodes";
    private static final String SUBJECT = "cluster";

    private final PriceTable prices;
    private final String loadGenerator;

    RightSizedNodes(PriceTable prices, String loadGenerator) {
        this.prices = prices;
        this.loadGenerator = loadGenerator;
    }

    /** What is proposed, and what it saves. */
    record Proposed(Proposal proposal, Saving saving) {
        static Proposed words(String reason) {
            return new Proposed(Proposal.words(ID, Basis.USE, SUBJECT, ID, reason, List.of("nodes")), Saving.NONE);
        }
    }

    /** @param proposals of the other rules, which are taken as applied */
    Optional<Proposed> propose(Situation situation, List<Proposal> proposals) {
        Pool pool = Pool.of(situation);
        List<Change> changes = proposals.stream()
                .flatMap(proposal -> proposal.change().stream())
                .toList();
        List<Demand> demands = Demand.of(situation, changes);
        boolean tooShort = situation.loaded().compareTo(Sizing.SHORTEST) < 0;
        if (tooShort || pool.count() == 0 || demands.stream().noneMatch(Demand::isOfContainers)) {
            return Optional.empty();
        }
        return whyNot(pool, demands, situation)
                .map(why -> Proposed.words("not right-sized: " + why))
                .or(() -> cheaper(pool, demands, changes, situation));
    }

    private Optional<String> whyNot(Pool pool, List<Demand> demands, Situation situation) {
        if (pool.types().size() > 1) {
            return Optional.of("its nodes are of several machine types (" + String.join(", ", pool.types()) + ")");
        }
        if (pool.type().isEmpty()) {
            return Optional.of("nobody tells the nodes' machine type; label them node.kubernetes.io/instance-type");
        }
        Optional<MachinePrice> price = prices.of(pool.type().get());
        if (price.isEmpty()) {
            return Optional.of("the price table has no " + pool.type().get()
                    + "; give one that has with the setting comparison.prices");
        }
        if (types(pool, price.get(), situation).present().isEmpty()) {
            return Optional.of("what a " + pool.type().get()
                    + " gives to pods is not known: no node tells, and the price" + " table has no memory of it");
        }
        if (LoadGenerator.line(situation.run(), situation.evidence(), loadGenerator)
                .isPresent()) {
            return Optional.of("the load generator was short, so the services used less than they would have");
        }
        return unbounded(demands);
    }

    private static Optional<String> unbounded(List<Demand> demands) {
        String unknown = demands.stream()
                .filter(demand -> !demand.known())
                .map(Demand::workload)
                .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("neither a limit nor a series tells what these may use: " + unknown);
    }

    private static NodeTypes types(Pool pool, MachinePrice price, Situation situation) {
        return new NodeTypes(pool, price, situation.run().facts().cloud());
    }

    private Optional<Proposed> cheaper(Pool pool, List<Demand> demands, List<Change> changes, Situation situation) {
        NodeTypes types = types(pool, prices.of(pool.type().orElseThrow()).orElseThrow(), situation);
        NodeType type = types.present().orElseThrow();
        Nodes present = new Nodes(type, pool.count());
        NodeChoice choice =
                new NodeChoice(pool, types.of(Family.of(type.name(), prices)), NodePeak.of(pool, situation));
        List<Demand> asIs = Demand.of(situation, List.of());
        Optional<Nodes> now = choice.cheapest(asIs).filter(nodes -> nodes.areMuchCheaperThan(present));
        NodeWords words = new NodeWords(present, Demand.requested(asIs), Demand.requested(demands), now);
        return choice.cheapest(demands)
                .filter(nodes -> nodes.areMuchCheaperThan(present))
                .map(best -> proposed(present, best, words, sureness(best, now, changes, situation), situation))
                .or(() -> onlyFreed(words, changes, situation));
    }

    private Proposed proposed(Nodes present, Nodes best, NodeWords words, Confidence confidence, Situation situation) {
        double saved = present.monthlyUsd() - best.monthlyUsd();
        return new Proposed(
                new Proposal(
                        ID,
                        Basis.USE,
                        SUBJECT,
                        ID,
                        present.words(),
                        best.words(),
                        words.fewer(best),
                        Optional.empty(),
                        Optional.of(confidence),
                        List.of("nodes")),
                new Saving(
                        OptionalDouble.of(saved),
                        new Worth(situation, prices).perMillion(saved),
                        OptionalDouble.empty(),
                        Worth.priced(best.price())));
    }

    /** Where it rests on other sizes, no surer than the least sure of them. */
    private static Confidence sureness(Nodes best, Optional<Nodes> now, List<Change> changes, Situation situation) {
        boolean already = now.filter(best::equals).isPresent();
        return changes.stream()
                .filter(change -> !already && change.resource() == Change.Resource.MEMORY)
                .map(change -> Confidence.ofLessMemory(change.workload(), situation))
                .reduce(Confidence.of(situation), (a, b) -> a.compareTo(b) < 0 ? a : b);
    }

    /** Where nothing cheaper holds the pods, lower requests are only room. */
    private Optional<Proposed> onlyFreed(NodeWords words, List<Change> changes, Situation situation) {
        Worth worth = new Worth(situation, prices);
        double monthly = worth.monthly(worth.freed(changes));
        return monthly < Nodes.LEAST
                ? Optional.empty()
                : Optional.of(Proposed.words(words.freed(worth.freed(changes), monthly)));
    }
}
