package io.benchmarkagent.recommendation;

import io.benchmarkagent.recommendation.packing.Amounts;
import io.benchmarkagent.run.MachinePrice;
import java.util.Optional;

/**
 * Why other nodes would do, and what they cost.
 *
 * @param asked by all pods as they are
 * @param after the same with the other sizes applied
 * @param now what would do without those sizes, where that is cheaper enough
 */
record NodeWords(Nodes present, Amounts asked, Amounts after, Optional<Nodes> now) {
    String fewer(Nodes best) {
        boolean same = asked.equals(after);
        return "its pods ask for " + words(asked)
                + (same ? "" : ", for " + words(after) + " with the other sizes applied")
                + ". Packed by that, and by the most they used where that was more, " + best.words()
                + " hold them with "
                + Math.round(100 * NodeChoice.HEADROOM) + " % to spare and " + words(NodeChoice.OF_THE_CLUSTER)
                + " of each node set aside for the cluster's own pods" + (same ? "" : without(best)) + ". They cost "
                + usd(best.monthlyUsd()) + " a month in place of " + usd(present.monthlyUsd()) + " ("
                + prices(best.price()) + "). Pods of other namespaces are not known here"
                + (best.type().name().equals(present.type().name())
                        ? ""
                        : "; runs on another machine type start a new baseline");
    }

    private String without(Nodes best) {
        return now.filter(best::equals).isPresent()
                ? "; without those sizes they would, too"
                : now.map(nodes -> "; without those sizes it takes " + nodes.words())
                        .orElse("; without those sizes nothing much cheaper does");
    }

    String freed(Amounts freed, double monthly) {
        return "the sizes proposed free " + words(freed) + " of requests, worth up to " + usd(monthly) + " a month ("
                + Worth.priced(present.price()) + ") once a node goes; none can yet: no nodes of this CPU that hold the"
                + " pods cost a fifth less than " + present.words();
    }

    /** One day and source are said once. */
    private String prices(MachinePrice best) {
        MachinePrice own = present.price();
        if (best.equals(own)) {
            return Worth.priced(best);
        }
        return best.source().equals(own.source()) && best.date().equals(own.date())
                ? best.machineType() + " " + Quantities.plain(best.usdPerHour()) + ", " + Worth.priced(own)
                : Worth.priced(best) + ", " + Worth.priced(own);
    }

    private static String words(Amounts amounts) {
        return Quantities.number(amounts.cpu()) + " cores and " + Quantities.memory(amounts.memory());
    }

    private static String usd(double amount) {
        return Quantities.number(amount) + " USD";
    }
}
