package io.benchmarkagent.comparison;

import io.benchmarkagent.run.MachinePrice;
import java.util.List;

/**
 * What two groups of runs tell about each other; the second is held against the first.
 *
 * @param first its runs of the shared loads
 * @param second likewise
 * @param loads what both groups were put under; empty where they have nothing in common
 * @param metrics in the order of their keys
 * @param leading the few that answer which group is the better one
 * @param notCollected how many metrics are 0 in every run
 * @param inOneOnly how many metrics only one of the groups has
 * @param prices of the machine types, where known
 * @param withoutPrice machine types without one
 */
public record GroupComparison(
        Group first,
        Group second,
        List<SharedLoad> loads,
        List<LeftOut> leftOut,
        List<ComparedMetric> metrics,
        List<ComparedMetric> leading,
        int notCollected,
        int inOneOnly,
        List<MachinePrice> prices,
        List<String> withoutPrice) {
    public GroupComparison {
        loads = List.copyOf(loads);
        leftOut = List.copyOf(leftOut);
        metrics = List.copyOf(metrics);
        leading = List.copyOf(leading);
        prices = List.copyOf(prices);
        withoutPrice = List.copyOf(withoutPrice);
    }

    public long count(Answer answer) {
        return metrics.stream().filter(one -> one.answer() == answer).count();
    }
}
