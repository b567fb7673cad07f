package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** "Which service has the highest CPU request?": what people set is recorded with the objects, and nobody measures it. */
public final class MostSet implements Tool {
    private static final Set<String> SET = Set.of("cpu limit", "memory limit", "cpu request", "memory request");

    private record One(String service, String container, double value) {}

    @Override
    public String name() {
        return "most_set";
    }

    @Override
    public String purpose() {
        return "Services in the order of what people set for their containers: cpu limit, memory limit, cpu request or memory"
                + " request, as recorded with a run; the most first, or the least.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.METRIC, Slot.ORDER, Slot.COUNT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        if (!isOne(wanted.ofMetric())) {
            throw new IllegalArgumentException(
                    "'" + wanted.ofMetric().words() + "' is nothing that is set; name one of "
                            + String.join(", ", SET.stream().sorted().toList()));
        }
        return find(wanted);
    }

    public static boolean isOne(Spoken.Metric metric) {
        return metric.ids().size() == 1 && SET.containsAll(metric.ids());
    }

    static Found find(Wanted wanted) {
        String what = wanted.ofMetric().ids().iterator().next();
        Recorded recorded = new Recorded(wanted.look());
        List<One> all = recorded.services(wanted.subjects()).stream()
                .flatMap(service -> set(recorded, service).stream().flatMap(limits -> of(limits, what).stream()
                        .mapToObj(value -> new One(service, limits.container(), value))))
                .sorted(order(wanted))
                .toList();
        return all.isEmpty()
                ? new Found.Nothing(
                        "No " + what + " of any service was recorded with run "
                                + wanted.look().name() + ".",
                        List.of(recorded.source("pods")))
                : told(wanted, recorded, what, all);
    }

    private static List<ContainerLimits> set(Recorded recorded, String service) {
        List<ContainerLimits> limits = recorded.limits(service);
        return limits.isEmpty() ? recorded.listed(service) : limits;
    }

    private static OptionalDouble of(ContainerLimits limits, String what) {
        return switch (what) {
            case "cpu limit" -> limits.cpuLimit();
            case "memory limit" -> limits.memoryLimit();
            case "cpu request" -> limits.cpuRequest();
            default -> limits.memoryRequest();
        };
    }

    private static Comparator<One> order(Wanted wanted) {
        Comparator<One> least = Comparator.comparingDouble(One::value);
        return (wanted.least() ? least : least.reversed())
                .thenComparing(One::service)
                .thenComparing(One::container);
    }

    private static Found told(Wanted wanted, Recorded recorded, String what, List<One> all) {
        List<One> shown =
                all.stream().limit(wanted.count().orElse(Ranking.SHOWN)).toList();
        List<String> first = all.stream()
                .filter(one -> one.value() == all.get(0).value())
                .map(One::service)
                .distinct()
                .toList();
        long services = all.stream().map(One::service).distinct().count();
        return new Found.Data(
                "As recorded with run " + wanted.look().name() + ", " + Phrases.first(3, first) + " had the "
                        + (wanted.least() ? "lowest " : "highest ") + what + " of a container: "
                        + quantity(what, all.get(0)) + others(wanted, what, all) + ".",
                new Table(
                        List.of("SERVICE", "CONTAINER", what.toUpperCase(Locale.ROOT)),
                        shown.stream()
                                .map(one -> List.of(one.service(), one.container(), quantity(what, one)))
                                .toList(),
                        all.size() - shown.size()),
                Confidence.seen((int) services, wanted.look().services().size(), "services"),
                recorded.source("pods"));
    }

    /** Of some that are named, by how much each of the others has less, or more. */
    private static String others(Wanted wanted, String what, List<One> all) {
        return wanted.subjects().isEmpty()
                ? ""
                : all.stream()
                        .filter(one -> one.value() != all.get(0).value())
                        .map(one -> "; " + one.service() + " has " + quantity(what, one) + ", "
                                + quantity(
                                        what, Math.abs(one.value() - all.get(0).value()))
                                + (wanted.least() ? " more" : " less"))
                        .collect(Collectors.joining());
    }

    private static String quantity(String what, One one) {
        return quantity(what, one.value());
    }

    private static String quantity(String what, double value) {
        return Figures.quantity(value, what.startsWith("cpu") ? Unit.CORES : Unit.BYTES);
    }
}
