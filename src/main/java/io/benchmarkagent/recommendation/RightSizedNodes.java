package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.LoadGenerator;
import io.benchmarkagent.recommendation.packing.Amounts;
import io.benchmarkagent.recommendation.packing.Family;
import io.benchmarkagent.recommendation.packing.NodeType;
import io.benchmarkagent.recommendation.packing.Packing;
import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.PriceTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The cheapest nodes of the same CPU that hold the pods, once with everything else applied and once as they are. Pods are packed by what
 * they ask for and no less than they used at their peak, DaemonSets on every node. Some of each node is set aside for what the cluster
 * itself runs there, which is in another namespace and not seen, and some is left free. Proposed only where it saves a fifth.
 */
final class RightSizedNodes {
    static final String ID = "nodes";

    static final double HEADROOM = 0.15;

    /** What GKE, EKS and AKS put on a node (logs, metrics, network, DNS, disks) asks for about this. */
    static final Amounts OF_THE_CLUSTER = new Amounts(0.4, 512 * Quantities.MEBIBYTE);

    private static final int PODS_OF_THE_CLUSTER = 12;
    private static final double MATERIAL = 0.20;
    private static final double LEAST_USD = 10;
    private static final String CLUSTER = "cluster";

    private final PriceTable prices;
    private final String loadGenerator;

    RightSizedNodes(PriceTable prices, String loadGenerator) {
        this.prices = prices;
        this.loadGenerator = loadGenerator;
    }

    /** What is proposed, and what it saves. */
    record Proposed(Proposal proposal, Saving saving) {
        static Proposed words(String reason, Saving saving) {
            return new Proposed(Proposal.words(ID, Basis.USE, CLUSTER, ID, reason, List.of("nodes")), saving);
        }
    }

    /** @param proposals of the other rules, which are taken as applied */
    Optional<Proposed> propose(Situation situation, List<Proposal> proposals) {
        boolean seen =
                !situation.evidence().limits().isEmpty() && situation.loaded().compareTo(Sizing.SHORTEST) >= 0;
        return seen ? new Choice(situation, proposals, prices, isShort(situation)).proposed() : Optional.empty();
    }

    private boolean isShort(Situation situation) {
        return LoadGenerator.line(situation.run(), situation.evidence(), loadGenerator)
                .isPresent();
    }

    /** Nodes of one type, and their cost. */
    private record Nodes(NodeType type, int count) {
        double monthlyUsd() {
            return count * type.price().usdPerHour() * Worth.HOURS_A_MONTH;
        }

        String words() {
            return count + " × " + type.name();
        }
    }

    private static final class Choice {
        private final Situation situation;
        private final PriceTable prices;
        private final Pool pool;
        private final List<Change> changes;
        private final List<Demand> asIs;
        private final List<Demand> after;
        private final boolean shortLoad;

        Choice(Situation situation, List<Proposal> proposals, PriceTable prices, boolean shortLoad) {
            this.situation = situation;
            this.prices = prices;
            this.pool = Pool.of(situation);
            this.changes = proposals.stream()
                    .flatMap(proposal -> proposal.change().stream())
                    .toList();
            this.asIs = Demand.of(situation, List.of());
            this.after = Demand.of(situation, changes);
            this.shortLoad = shortLoad;
        }

        Optional<Proposed> proposed() {
            if (after.isEmpty() || pool.count() == 0) {
                return Optional.empty();
            }
            return whyNot().map(why -> Proposed.words("not right-sized: " + why, Saving.NONE))
                    .or(this::cheaper);
        }

        /** In one line, what is missing. */
        private Optional<String> whyNot() {
            if (pool.types().size() > 1) {
                return Optional.of("its nodes are of several machine types (" + String.join(", ", pool.types()) + ")");
            }
            if (pool.type().isEmpty()) {
                return Optional.of("nobody tells the nodes' machine type; label them node.kubernetes.io/instance-type");
            }
            if (price().isEmpty()) {
                return Optional.of("the price table has no " + pool.type().get()
                        + "; give one that has with the setting comparison.prices");
            }
            if (types().present().isEmpty()) {
                return Optional.of("what a " + pool.type().get()
                        + " gives to pods is not known: no node tells, and the " + "price table has no memory of it");
            }
            if (shortLoad) {
                return Optional.of("the load generator was short, so the services used less than they would have");
            }
            String unknown = after.stream()
                    .filter(demand -> !demand.known())
                    .map(Demand::workload)
                    .collect(Collectors.joining(", "));
            return unknown.isEmpty()
                    ? Optional.empty()
                    : Optional.of("neither a limit nor a series tells what these may use: " + unknown);
        }

        private Optional<MachinePrice> price() {
            return pool.type().flatMap(prices::of);
        }

        private NodeTypes types() {
            return new NodeTypes(
                    pool, price().orElseThrow(), situation.run().facts().cloud());
        }

        private Optional<Proposed> cheaper() {
            Nodes present = new Nodes(types().present().orElseThrow(), pool.count());
            Optional<Nodes> best = cheapest(after).filter(nodes -> isMaterial(present, nodes));
            return best.map(nodes -> fewer(present, nodes)).or(() -> onlyFreed(present));
        }

        /** Of several that cost the same, the machine there is now. */
        private Optional<Nodes> cheapest(List<Demand> demands) {
            List<NodeType> types = types().of(Family.of(pool.type().orElseThrow(), prices));
            return types.stream()
                    .flatMap(type -> count(demands, type).stream().mapToObj(count -> new Nodes(type, count)))
                    .min(Comparator.comparing(Nodes::monthlyUsd)
                            .thenComparing(nodes ->
                                    !nodes.type().name().equals(pool.type().orElseThrow()))
                            .thenComparing(nodes -> nodes.type().name()));
        }

        /** That hold the pods, and what the present nodes used at their peak. */
        private OptionalInt count(List<Demand> demands, NodeType type) {
            List<Demand> daemons = demands.stream().filter(Demand::daemon).toList();
            Amounts onEvery = daemons.stream().map(Demand::pod).reduce(OF_THE_CLUSTER, Amounts::plus);
            OptionalInt packed = new Packing(
                            Demand.each(demands), onEvery, daemons.size() + PODS_OF_THE_CLUSTER, HEADROOM)
                    .nodes(type);
            return packed.isEmpty()
                    ? packed
                    : OptionalInt.of(Math.max(packed.getAsInt(), Math.max(pool.fewest(), ofPeak(type))));
        }

        private int ofPeak(NodeType type) {
            Amounts room = type.allocatable().times(1 - HEADROOM);
            Amounts peak = NodePeak.of(pool, situation);
            return (int) Math.ceil(Math.max(peak.cpu() / room.cpu(), peak.memory() / room.memory()));
        }

        private static boolean isMaterial(Nodes present, Nodes other) {
            double saved = present.monthlyUsd() - other.monthlyUsd();
            return saved >= LEAST_USD && saved >= MATERIAL * present.monthlyUsd();
        }

        private Proposed fewer(Nodes present, Nodes best) {
            double saved = present.monthlyUsd() - best.monthlyUsd();
            Optional<Nodes> now = cheapest(asIs).filter(nodes -> isMaterial(present, nodes));
            boolean already = now.filter(best::equals).isPresent();
            Proposal proposal = new Proposal(
                    ID,
                    Basis.USE,
                    CLUSTER,
                    ID,
                    present.words(),
                    best.words(),
                    reason(present, best, already, now),
                    Optional.empty(),
                    Optional.of(already || changes.isEmpty() ? Confidence.of(situation) : ofChanges()),
                    List.of("nodes"));
            return new Proposed(
                    proposal,
                    new Saving(
                            OptionalDouble.of(saved),
                            new Worth(situation, prices).perMillion(saved),
                            OptionalDouble.empty(),
                            Worth.priced(best.type().price())));
        }

        /** No surer than the least sure of the sizes that it rests on. */
        private Confidence ofChanges() {
            return changes.stream()
                    .filter(change -> change.resource() == Change.Resource.MEMORY)
                    .map(change -> Confidence.ofLessMemory(change.workload(), situation))
                    .reduce(Confidence.of(situation), (a, b) -> a.compareTo(b) < 0 ? a : b);
        }

        private String reason(Nodes present, Nodes best, boolean already, Optional<Nodes> now) {
            return "its pods ask for " + words(requested(asIs))
                    + (changes.isEmpty()
                            ? ""
                            : ", for " + words(requested(after)) + " once the other sizes are applied")
                    + "; at their peaks they used no more than they are packed by. "
                    + best.words() + " hold them with " + Math.round(100 * HEADROOM) + " % to spare and "
                    + words(OF_THE_CLUSTER) + " of each node set aside for the cluster's own pods"
                    + without(already, now)
                    + ". They cost " + usd(best.monthlyUsd()) + " a month in place of " + usd(present.monthlyUsd())
                    + ": " + Worth.priced(best.type().price()) + ", "
                    + Worth.priced(present.type().price())
                    + ". Pods of other namespaces are not known here"
                    + (best.type().name().equals(present.type().name())
                            ? ""
                            : "; runs on another machine type start a new baseline");
        }

        private String without(boolean already, Optional<Nodes> now) {
            if (changes.isEmpty()) {
                return "";
            }
            return already
                    ? ", and would do so without those sizes as well"
                    : now.map(nodes -> ", without those sizes " + nodes.words() + " would")
                            .orElse(", without those sizes none that is cheaper enough would");
        }

        private static Amounts requested(List<Demand> demands) {
            return demands.stream()
                    .filter(demand -> !demand.daemon())
                    .map(demand -> demand.requested().times(demand.pods()))
                    .reduce(Amounts.NONE, Amounts::plus);
        }

        /** Where nothing cheaper holds the pods, lower requests are only room. */
        private Optional<Proposed> onlyFreed(Nodes present) {
            Worth worth = new Worth(situation, prices);
            Amounts freed = worth.freed(changes);
            double monthly = worth.monthly(freed);
            return monthly < LEAST_USD
                    ? Optional.empty()
                    : Optional.of(Proposed.words(
                            "the sizes proposed free " + words(freed) + " of requests, worth up to " + usd(monthly)
                                    + " a month (" + Worth.priced(present.type().price())
                                    + ") once a node goes; none can yet: no nodes of this CPU that hold the pods cost a fifth less than "
                                    + present.words(),
                            Saving.NONE));
        }

        private static String words(Amounts amounts) {
            return Quantities.number(amounts.cpu()) + " cores and " + Quantities.memory(amounts.memory());
        }

        private static String usd(double amount) {
            return Quantities.number(amount) + " USD";
        }
    }
}
