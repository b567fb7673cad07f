package io.benchmarkagent.recommendation;

import io.benchmarkagent.recommendation.packing.Amounts;
import io.benchmarkagent.recommendation.packing.Family;
import io.benchmarkagent.recommendation.packing.UnitPrices;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.PriceTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What requests are worth: their share of the node that they take. A higher one is booked as what it costs; a lower one saves nothing
 * until a node goes, so that it only says what it is worth at most.
 */
final class Worth {
    static final double HOURS_A_MONTH = 730;

    private static final double SECONDS_AN_HOUR = 3600;
    private static final double MILLION = 1e6;

    private final Situation situation;
    private final Optional<MachinePrice> machine;
    private final Optional<UnitPrices> prices;

    Worth(Situation situation, PriceTable table) {
        this.situation = situation;
        this.machine = Pool.of(situation).type().flatMap(table::of);
        this.prices = machine.filter(price -> price.memoryGib().isPresent())
                .map(price -> UnitPrices.of(price, Family.of(price.machineType(), table)));
    }

    Saving of(Change change) {
        double monthly = prices.map(each -> each.usdPerHour(freed(List.of(change))) * HOURS_A_MONTH)
                .orElse(0.0);
        if (monthly == 0) {
            return Saving.NONE;
        }
        String priced = machine.map(Worth::priced).orElse("");
        return monthly < 0
                ? new Saving(OptionalDouble.of(monthly), perMillion(monthly), OptionalDouble.empty(), priced)
                : new Saving(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(monthly), priced);
    }

    /** Of all pods that these change; negative where they ask for more. */
    Amounts freed(List<Change> changes) {
        return situation.evidence().limits().stream()
                .map(limits -> freed(limits, Demand.applied(limits, changes)))
                .reduce(Amounts.NONE, Amounts::plus);
    }

    private Amounts freed(ContainerLimits before, ContainerLimits after) {
        return Demand.asked(List.of(before)).minus(Demand.asked(List.of(after))).times(pods(before.workload()));
    }

    private int pods(String workload) {
        return situation.evidence().cluster().workloads().stream()
                .filter(state -> state.workload().equals(workload))
                .mapToInt(state -> Demand.pods(state, situation.evidence().cluster()))
                .sum();
    }

    /** US dollars a month. */
    double monthly(Amounts amounts) {
        return prices.map(each -> each.usdPerHour(amounts) * HOURS_A_MONTH).orElse(0.0);
    }

    OptionalDouble perMillion(double monthlyUsd) {
        return situation.rate().stream()
                .filter(rate -> rate > 0)
                .map(rate -> monthlyUsd / HOURS_A_MONTH / SECONDS_AN_HOUR / rate * MILLION)
                .mapToObj(OptionalDouble::of)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /** "n2-standard-4 0.194236 USD an hour, GCP us-central1 on demand, 2026-07-30". */
    static String priced(MachinePrice price) {
        return price.machineType() + " " + Quantities.plain(price.usdPerHour()) + " USD an hour, " + price.source()
                + ", " + price.date();
    }
}
