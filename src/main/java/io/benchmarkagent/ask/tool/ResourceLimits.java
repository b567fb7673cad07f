package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** "What are the limits and configuration of all services?", or of one: requests, limits, replicas and autoscalers. */
public final class ResourceLimits implements Tool {
    private static final List<String> HEAD = List.of(
            "SERVICE",
            "CONTAINER",
            "CPU REQUEST",
            "CPU LIMIT",
            "MEMORY REQUEST",
            "MEMORY LIMIT",
            "REPLICAS",
            "AUTOSCALER");

    @Override
    public String name() {
        return "resource_limits";
    }

    @Override
    public String purpose() {
        return "Requests and limits of CPU and memory of each container, replicas and autoscaler bounds, of all services or of some, as recorded with a run.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Recorded recorded = new Recorded(wanted.look());
        List<String> services = recorded.services(wanted.subjects());
        List<String> known = services.stream()
                .filter(service -> !recorded.limits(service).isEmpty())
                .toList();
        if (known.isEmpty()) {
            return new ListedLimits(recorded).find(wanted, services);
        }
        return new Found.Data(
                sentence(recorded, known) + unrecorded(services, known),
                List.of(Table.of(
                        HEAD,
                        services.stream()
                                .flatMap(service -> rows(recorded, service).stream())
                                .toList())),
                Confidence.seen(
                        known.size(),
                        Math.max(services.size(), wanted.subjects().size()),
                        "services"),
                List.of(recorded.source("pods"), recorded.source("deployments,horizontalpodautoscalers")),
                List.of());
    }

    private static String sentence(Recorded recorded, List<String> known) {
        List<ContainerLimits> limits = known.stream()
                .flatMap(service -> recorded.limits(service).stream())
                .toList();
        long without = limits.stream()
                .filter(each -> each.cpuLimit().isEmpty() || each.memoryLimit().isEmpty())
                .count();
        return "As recorded with run " + recorded.look().name() + ": "
                + (limits.size() == 1
                        ? one(limits.get(0)) + replicated(recorded, known.get(0))
                        : Phrases.count(limits.size(), "container")
                                + (without == 0
                                        ? ", each with a limit of CPU and of memory."
                                        : ", " + without + " of them without a limit of CPU or of memory."));
    }

    private static String one(ContainerLimits limits) {
        return limits.workload() + " may use " + (limits.cpuLimit().isEmpty() ? "any CPU" : cpu(limits.cpuLimit()))
                + " and "
                + (limits.memoryLimit().isEmpty() ? "any memory" : bytes(limits.memoryLimit()) + " of memory")
                + ", and requests " + cpu(limits.cpuRequest()) + " and " + bytes(limits.memoryRequest());
    }

    private static String replicated(Recorded recorded, String service) {
        String replicas = replicas(recorded, service);
        String scaler = recorded.autoscaler(service)
                .map(each -> ", set by an autoscaler of " + bounds(each))
                .orElse(", and no autoscaler of it was recorded");
        return (replicas.isEmpty()
                        ? ""
                        : "; it is to have " + Phrases.count(Long.parseLong(replicas), "replica") + scaler)
                + ".";
    }

    private static String unrecorded(List<String> services, List<String> known) {
        List<String> without =
                services.stream().filter(service -> !known.contains(service)).toList();
        return without.isEmpty() ? "" : " Not recorded: " + Phrases.listed(without) + ".";
    }

    /** A service without recorded limits has a row that says so. */
    private static List<List<String>> rows(Recorded recorded, String service) {
        String replicas = replicas(recorded, service);
        String scaler = recorded.autoscaler(service).map(ResourceLimits::bounds).orElse("");
        List<ContainerLimits> limits = recorded.limits(service);
        return limits.isEmpty()
                ? List.of(List.of(service, "not recorded", "", "", "", "", replicas, scaler))
                : limits.stream().map(c -> row(c, replicas, scaler)).toList();
    }

    private static List<String> row(ContainerLimits c, String replicas, String scaler) {
        return List.of(
                c.workload(),
                c.container(),
                cpu(c.cpuRequest()),
                cpu(c.cpuLimit()),
                bytes(c.memoryRequest()),
                bytes(c.memoryLimit()),
                replicas,
                scaler);
    }

    private static String replicas(Recorded recorded, String service) {
        Optional<OptionalInt> wanted = recorded.workload(service).map(w -> w.wanted());
        return wanted.filter(OptionalInt::isPresent)
                .map(number -> Integer.toString(number.getAsInt()))
                .orElse("");
    }

    private static String bounds(Autoscaler scaler) {
        return scaler.min() + "–"
                + (scaler.max().isPresent() ? Integer.toString(scaler.max().getAsInt()) : "?");
    }

    private static String cpu(OptionalDouble cores) {
        return cores.isPresent() ? Figures.quantity(cores.getAsDouble(), Unit.CORES) : "none";
    }

    private static String bytes(OptionalDouble bytes) {
        return bytes.isPresent() ? Figures.quantity(bytes.getAsDouble(), Unit.BYTES) : "none";
    }
}
