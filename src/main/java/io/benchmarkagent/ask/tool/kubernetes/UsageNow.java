package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.ContainerUsage;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What containers use now, where metrics-server tells. */
public final class UsageNow implements OfNow {
    /** What a question that ranks by memory is asked with; else it is by CPU. */
    public static final String BY_MEMORY = "memory";

    private static final List<String> HEAD = List.of("SERVICE", "POD", "CONTAINER", "CPU", "MEMORY", "MEASURED AT");
    private static final String UNTOLD = "not told";

    @Override
    public String name() {
        return "usage_now";
    }

    @Override
    public String purpose() {
        return "CPU and memory that containers of all services, or of some, use now, as the live cluster's metrics-server tells; not of a run.";
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.cluster(desk, "top pods --containers", LiveCluster::usage, asked -> told(asked, wanted));
    }

    private static Found told(Asked<List<ContainerUsage>> asked, Wanted wanted) {
        Which which = new Which(wanted.subjects());
        boolean byMemory = wanted.expression().filter(BY_MEMORY::equals).isPresent();
        Function<ContainerUsage, OptionalDouble> amount = byMemory ? ContainerUsage::memory : ContainerUsage::cpu;
        List<ContainerUsage> ours = asked.value().stream()
                .filter(one -> which.isPod(one.workload(), one.pod()))
                .sorted(Comparator.comparingDouble(
                        (ContainerUsage one) -> -amount.apply(one).orElse(-1)))
                .toList();
        if (ours.isEmpty()) {
            return asked.nothing("metrics-server tells of no use by a pod" + which.of() + " " + asked.where()
                    + " now, which is not to say that it is 0.");
        }
        return asked.data(
                sentence(ours, which, asked.where()),
                HEAD,
                ours.stream().map(UsageNow::row).toList());
    }

    private static String sentence(List<ContainerUsage> ours, Which which, String where) {
        Instant at = ours.stream()
                .map(ContainerUsage::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        ContainerUsage most = ours.get(0);
        return Phrases.count(ours.size(), "container") + which.of() + " " + where + " now "
                + (ours.size() == 1 ? "uses " : "use ")
                + Amounts.cpu(sum(ours, ContainerUsage::cpu), UNTOLD) + " and "
                + Amounts.memory(sum(ours, ContainerUsage::memory), UNTOLD) + " of memory"
                + (ours.size() == 1
                        ? ""
                        : " together, most " + Inert.name(most.workload()) + "'s " + Inert.name(most.container())
                                + " with " + Amounts.cpu(most.cpu(), UNTOLD) + " and "
                                + Amounts.memory(most.memory(), UNTOLD))
                + "; metrics-server measured last at " + Asked.time(at) + ".";
    }

    /** Of all, or not told: a part is no sum. */
    private static OptionalDouble sum(List<ContainerUsage> ours, Function<ContainerUsage, OptionalDouble> amount) {
        return ours.stream().map(amount).allMatch(OptionalDouble::isPresent)
                ? OptionalDouble.of(ours.stream()
                        .map(amount)
                        .mapToDouble(OptionalDouble::orElseThrow)
                        .sum())
                : OptionalDouble.empty();
    }

    private static List<String> row(ContainerUsage one) {
        return List.of(
                Inert.name(one.workload()),
                Inert.name(one.pod()),
                Inert.name(one.container()),
                Amounts.cpu(one.cpu(), UNTOLD),
                Amounts.memory(one.memory(), UNTOLD),
                Asked.time(one.at()));
    }
}
