package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.LoadGenerator;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.DataQuality;
import java.util.List;

/** A load generator at its own limit needs more CPU, not the services: half as much again where it was its CPU, else more of it. */
final class LoadGeneratorShort implements Rule {
    private final String name;

    LoadGeneratorShort(String name) {
        this.name = name;
    }

    @Override
    public List<Proposal> propose(Situation situation) {
        return LoadGenerator.line(situation.run(), situation.evidence(), name).stream()
                .flatMap(line -> proposals(line, situation).stream())
                .toList();
    }

    private List<Proposal> proposals(DataQuality line, Situation situation) {
        List<Proposal> raised = situation.evidence().limits().stream()
                .filter(limits ->
                        limits.workload().equals(name) && limits.cpuLimit().isPresent())
                .filter(limits -> Strain.of(limits, situation).throttled() || isNearLimit(limits, situation))
                .map(limits -> CpuLimitWhenThrottled.raise(limits, reason(line), List.of(line.id())))
                .toList();
        return raised.isEmpty() ? List.of(inWords(line)) : raised;
    }

    private static boolean isNearLimit(ContainerLimits limits, Situation situation) {
        return Use.of(limits, situation)
                .filter(use -> use.cpu() >= Replicas.NEAR * limits.cpuLimit().orElseThrow())
                .isPresent();
    }

    private Proposal inWords(DataQuality line) {
        return Proposal.words(
                "load-generator/" + name,
                Basis.INCIDENT,
                name,
                "load generator",
                reason(line) + "; give it more workers, or a machine of its own",
                List.of(line.id()));
    }

    private static String reason(DataQuality line) {
        return "the load generator was short and not the services: " + line.message();
    }
}
