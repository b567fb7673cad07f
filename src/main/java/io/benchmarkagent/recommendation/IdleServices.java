package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.ContainerLimits;
import java.util.List;

/** Services that used next to nothing of the CPU they asked for, as one line: they may not be part of this load at all. */
final class IdleServices implements Rule {
    private static final double IDLE = 0.05;

    private final String loadGenerator;

    IdleServices(String loadGenerator) {
        this.loadGenerator = loadGenerator;
    }

    @Override
    public List<Proposal> propose(Situation situation) {
        if (situation.loaded().compareTo(Sizing.SHORTEST) < 0) {
            return List.of();
        }
        List<String> idle = situation.evidence().limits().stream()
                .map(ContainerLimits::workload)
                .filter(workload -> !workload.equals(loadGenerator))
                .distinct()
                .filter(workload -> isIdle(workload, situation))
                .toList();
        return idle.isEmpty() ? List.of() : List.of(line(idle));
    }

    private static boolean isIdle(String workload, Situation situation) {
        return situation.evidence().limits().stream()
                .filter(limits -> limits.workload().equals(workload))
                .allMatch(limits -> isIdle(limits, situation));
    }

    private static boolean isIdle(ContainerLimits limits, Situation situation) {
        return limits.cpuRequest().isPresent()
                && Use.of(limits, situation)
                        .filter(use -> use.cpu() < IDLE * limits.cpuRequest().getAsDouble())
                        .isPresent();
    }

    private static Proposal line(List<String> idle) {
        return Proposal.words(
                "idle",
                Basis.USE,
                "cluster",
                "idle services",
                "in 95 % of the steady state these used less than 5 % of the CPU they request: "
                        + String.join(", ", idle)
                        + ". Check that the load reaches them; if it does, they need less",
                idle.stream()
                        .map(workload -> "series/service/" + workload + "/" + Use.CPU)
                        .toList());
    }
}
