package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.PodState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** "Is frontend healthy?", or is everything: ready and wanted pods, restarts and the last end, as they were recorded. */
public final class ServiceStatus implements Tool {
    private static final List<String> HEAD = List.of("SERVICE", "READY", "PODS", "RESTARTS", "LAST END", "NOTE");

    @Override
    public String name() {
        return "service_status";
    }

    @Override
    public String purpose() {
        return "Whether the pods of all services, or of some, were ready when a run's Kubernetes objects were recorded, with restarts and last ends.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Recorded recorded = new Recorded(wanted.look());
        List<String> services = recorded.services(wanted.subjects());
        List<String> known = services.stream().filter(recorded::knows).toList();
        if (known.isEmpty()) {
            return recorded.nothing(wanted.subjects(), "its state");
        }
        List<String> unwell =
                known.stream().filter(service -> !isWell(recorded, service)).toList();
        return new Found.Data(
                sentence(recorded, known, unwell) + unknown(services, known) + alerts(wanted.look(), known),
                List.of(Table.of(
                        HEAD,
                        known.stream()
                                .sorted(Comparator.comparing(service -> isWell(recorded, service)))
                                .map(service -> row(recorded, service))
                                .toList())),
                Confidence.seen(
                        known.size(),
                        Math.max(services.size(), wanted.subjects().size()),
                        "services"),
                List.of(recorded.source("pods"), recorded.source("deployments,statefulsets,daemonsets")),
                List.of());
    }

    private static String sentence(Recorded recorded, List<String> known, List<String> unwell) {
        String when = " when the objects of run " + recorded.look().name()
                + " were recorded, at its end or after; how it is now is not known here.";
        if (known.size() == 1) {
            String service = known.get(0);
            return service + (unwell.isEmpty() ? " was ready" : " was not ready") + " (" + pods(recorded, service) + ")"
                    + when;
        }
        return (unwell.isEmpty()
                        ? (known.size() == 2 ? "Both" : "All " + known.size()) + " services were ready"
                        : unwell.size() + " of " + known.size() + " services " + (unwell.size() == 1 ? "was" : "were")
                                + " not ready (" + Phrases.listed(unwell) + ")")
                + when;
    }

    static String pods(Recorded recorded, String service) {
        String restarts = Phrases.count(recorded.restarts(service), "restart");
        String note = note(recorded, service);
        return ready(recorded, service) + " pods, " + restarts + (note.isEmpty() ? "" : ", " + note);
    }

    private static String unknown(List<String> services, List<String> known) {
        List<String> without =
                services.stream().filter(service -> !known.contains(service)).toList();
        return without.isEmpty() ? "" : " Not recorded: " + Phrases.listed(without) + ".";
    }

    /** Ready pods may do their work badly: what the run's figures say belongs to the answer. */
    static String alerts(Look look, List<String> known) {
        if (look.findings().headline().status() == Headline.Status.NOT_JUDGED) {
            return " The run's figures were not judged.";
        }
        List<Anomaly> alerts = look.findings().anomalies().stream()
                .filter(a -> a.isAlert() && !a.isSettled() && known.contains(a.subject()))
                .toList();
        List<String> who = alerts.stream().map(Anomaly::subject).distinct().toList();
        return alerts.isEmpty()
                ? " The run's figures raise no alert" + (known.size() == 1 ? " about it." : ".")
                : " During the run " + Phrases.count(alerts.size(), "alert") + " "
                        + (alerts.size() == 1 ? "was" : "were") + " raised about " + Phrases.listed(who) + ".";
    }

    /** As many pods ready as wanted, and none that waits. One that failed is replaced, where a workload counts its pods. */
    static boolean isWell(Recorded recorded, String service) {
        boolean counted =
                recorded.workload(service).filter(w -> w.wanted().isPresent()).isPresent();
        boolean complete = recorded.workload(service)
                .map(w -> w.ready().orElse(0) >= w.wanted().orElse(0))
                .orElse(true);
        return complete && recorded.pods(service).stream().allMatch(pod -> isWell(pod, counted));
    }

    private static boolean isWell(PodState pod, boolean counted) {
        return switch (pod.phase()) {
            case "Succeeded" -> true;
            case "Failed" -> counted;
            case "Pending", "Unknown" -> false;
            default -> pod.containers().stream().allMatch(ContainerState::ready);
        };
    }

    private static String ready(Recorded recorded, String service) {
        List<PodState> pods = recorded.pods(service);
        long ready = pods.stream()
                .filter(pod ->
                        !pod.containers().isEmpty() && pod.containers().stream().allMatch(ContainerState::ready))
                .count();
        return recorded.workload(service)
                .filter(w -> w.wanted().isPresent())
                .map(w -> w.ready().orElse(0) + "/" + w.wanted().getAsInt())
                .orElse(ready + "/" + pods.size());
    }

    private static List<String> row(Recorded recorded, String service) {
        Map<String, Long> phases = recorded.pods(service).stream()
                .collect(Collectors.groupingBy(PodState::phase, TreeMap::new, Collectors.counting()));
        return List.of(
                service,
                ready(recorded, service),
                phases.entrySet().stream()
                        .map(e -> e.getValue() + " " + (e.getKey().isEmpty() ? "unknown" : Inert.name(e.getKey())))
                        .collect(Collectors.joining(", ")),
                recorded.containers(service).isEmpty() ? "" : Integer.toString(recorded.restarts(service)),
                lastEnd(recorded, service),
                note(recorded, service));
    }

    private static String lastEnd(Recorded recorded, String service) {
        return recorded.containers(service).stream()
                .flatMap(container -> container.state().lastEnd().stream())
                .max(Comparator.comparing(end -> end.finished().orElse(java.time.Instant.MIN)))
                .map(end -> ExitCode.ended(end.reason(), end.exitCode())
                        + end.finished()
                                .map(at -> " at " + recorded.time(at) + recorded.outside(at))
                                .orElse(""))
                .orElse("");
    }

    /** Why a pod or a container waits or ended, and conditions that are not as they should be. */
    private static String note(Recorded recorded, String service) {
        List<PodState> pods = recorded.pods(service);
        return java.util.stream.Stream.of(
                        pods.stream().map(PodState::reason),
                        recorded.containers(service).stream()
                                .filter(c -> c.state().state() != ContainerState.State.RUNNING)
                                .map(c -> c.state().reason()),
                        pods.stream()
                                .flatMap(pod -> pod.conditions().stream())
                                .filter(c -> c.status().equals("False")
                                        && !c.reason().equals("PodCompleted"))
                                .filter(c -> !c.type().equals("ContainersReady"))
                                .map(c -> "not " + c.type()))
                .flatMap(words -> words)
                .filter(word -> !word.isEmpty())
                .map(Inert::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
