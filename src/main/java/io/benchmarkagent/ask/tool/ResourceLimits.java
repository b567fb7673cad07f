package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** "What are the limits of all services?", or of one. */
public final class ResourceLimits implements Tool {
    private static final List<String> HEAD =
            List.of("SERVICE", "CONTAINER", "CPU REQUEST", "CPU LIMIT", "MEMORY REQUEST", "MEMORY LIMIT");

    @Override
    public String name() {
        return "resource_limits";
    }

    @Override
    public String purpose() {
        return "Requests and limits of CPU and memory, of each container of all services or of some, as recorded with a run.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        List<String> asked = wanted.subjects();
        List<ContainerLimits> limits = wanted.look().evidence().limits().stream()
                .filter(each ->
                        asked.isEmpty() || asked.contains(each.workload().toLowerCase(java.util.Locale.ROOT)))
                .toList();
        Source source = new Source(
                Source.Type.KUBERNETES,
                "kubectl get pods -o json, recorded with run " + wanted.look().name());
        if (limits.isEmpty()) {
            String whose = asked.isEmpty() ? "any service" : String.join(", ", asked);
            return new Found.Nothing(
                    "The limits of " + whose + " were not recorded with run "
                            + wanted.look().name() + ".",
                    List.of(source));
        }
        return new Found.Data(
                sentence(wanted, limits),
                List.of(Table.of(HEAD, limits.stream().map(ResourceLimits::row).toList())),
                Confidence.seen(
                        (int) limits.stream()
                                .map(ContainerLimits::workload)
                                .distinct()
                                .count(),
                        asked.isEmpty() ? wanted.look().services().size() : asked.size(),
                        "services"),
                List.of(source),
                List.of());
    }

    private static String sentence(Wanted wanted, List<ContainerLimits> limits) {
        long without = limits.stream()
                .filter(each -> each.cpuLimit().isEmpty() || each.memoryLimit().isEmpty())
                .count();
        return "As recorded with run " + wanted.look().name() + ": " + limits.size()
                + (limits.size() == 1 ? " container" : " containers")
                + (without == 0
                        ? ", each with a limit of CPU and of memory."
                        : ", " + without + " of them without a limit of CPU or of memory.");
    }

    private static List<String> row(ContainerLimits c) {
        return List.of(
                c.workload(),
                c.container(),
                cpu(c.cpuRequest()),
                cpu(c.cpuLimit()),
                bytes(c.memoryRequest()),
                bytes(c.memoryLimit()));
    }

    private static String cpu(OptionalDouble cores) {
        return cores.isPresent() ? Figures.quantity(cores.getAsDouble(), Unit.CORES) : "none";
    }

    private static String bytes(OptionalDouble bytes) {
        return bytes.isPresent() ? Figures.quantity(bytes.getAsDouble(), Unit.BYTES) : "none";
    }
}
