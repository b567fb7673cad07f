package io.benchmarkagent.sample;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The events of one execution's cluster: each pod's start, and what the kubelet said during the incident. */
final class KubernetesEvents {
    private final Course course;
    private final SampleRun run;
    private final LocalDateTime deployed;

    KubernetesEvents(Course course, LocalDateTime deployed) {
        this.course = course;
        this.run = course.run();
        this.deployed = deployed;
    }

    /** What the kubelet or the scheduler says once or {@code count} times about a pod, in seconds since the load's start. */
    private record Said(String reason, String type, String message, int first, int last, int count) {
        static Said once(String reason, String message, int second) {
            return new Said(reason, "Normal", message, second, second, 1);
        }
    }

    Stream<ObjectNode> all() {
        return course.containers().stream().flatMap(this::about);
    }

    private Stream<ObjectNode> about(Course.Container container) {
        Stream<Said> incident = run.incident() && container.component() == Component.CHECKOUTSERVICE
                ? incident(container)
                : Stream.of();
        return Stream.concat(start(container), incident).map(said -> event(container, said));
    }

    private Stream<Said> start(Course.Container container) {
        String image = container.component().image();
        int second = (int) Duration.between(run.loadStart(), deployed).toSeconds();
        int millis = 2100 + run.dice("pull", container.pod()).below(4800);
        String pulled = String.format(Locale.ROOT, "%d.%03ds", millis / 1000, millis % 1000);
        return Stream.of(
                Said.once(
                        "Scheduled",
                        "Successfully assigned default/" + container.pod() + " to "
                                + course.nodes().get(container.node()).name(),
                        second),
                Said.once("Pulling", "Pulling image \"" + image + "\"", second + 1),
                Said.once("Pulled", "Successfully pulled image \"" + image + "\" in " + pulled, second + 8),
                Said.once("Created", "Created container: " + container.component().container, second + 9),
                Said.once("Started", "Started container " + container.component().container, second + 9));
    }

    private Stream<Said> incident(Course.Container container) {
        String pod = container.pod();
        String uid = KubernetesLists.uid(run, "Pod", pod);
        return Stream.of(
                new Said(
                        "Unhealthy",
                        "Warning",
                        "Readiness probe failed: timeout: health rpc did not complete within 1s",
                        Incident.STRAINED + 31,
                        Incident.STRAINED + 91,
                        6),
                new Said(
                        "Unhealthy",
                        "Warning",
                        "Readiness probe failed: timeout: failed to connect service \"10.36." + container.node()
                                + ".17:5050\" within 1s: context deadline exceeded",
                        Incident.KILLED + 3,
                        Incident.RESTARTED + 2,
                        2),
                new Said(
                        "BackOff",
                        "Warning",
                        "Back-off restarting failed container server in pod " + pod + "_default(" + uid + ")",
                        Incident.KILLED + 2,
                        Incident.KILLED + 14,
                        2),
                Said.once(
                        "Pulled",
                        "Container image \"" + container.component().image() + "\" already present on machine",
                        Incident.RESTARTED - 1),
                Said.once("Created", "Created container: server", Incident.RESTARTED - 1),
                Said.once("Started", "Started container server", Incident.RESTARTED));
    }

    private ObjectNode event(Course.Container container, Said said) {
        boolean scheduler = said.reason().equals("Scheduled");
        String name = container.pod() + "."
                + run.dice("event", container.pod(), said.toString()).hex(16);
        String node = course.nodes().get(container.node()).name();
        String component = scheduler ? "default-scheduler" : "kubelet";
        ObjectNode event = Json.object(
                "apiVersion", "v1",
                "eventTime", Json.nothing(),
                "involvedObject", involved(container, scheduler),
                "kind", "Event",
                "message", said.message(),
                "metadata",
                        Json.object(
                                "creationTimestamp", at(said.first()),
                                "name", name,
                                "namespace", "default",
                                "resourceVersion",
                                        Integer.toString(
                                                400 + run.dice("version", name).below(9000)),
                                "uid", run.dice("uid", "Event", name).uid()),
                "reason", said.reason(),
                "reportingComponent", component,
                "reportingInstance", scheduler ? "" : node,
                "source", scheduler ? Json.object() : Json.object("component", component, "host", node),
                "type", said.type());
        return event.setAll(scheduler ? newer(said) : counted(said));
    }

    /** The scheduler writes events.k8s.io/v1: a time with microseconds, no count and no first and last. */
    private ObjectNode newer(Said said) {
        return Json.object(
                "action", "Binding",
                "eventTime", at(said.first()).replace("Z", ".418127Z"),
                "firstTimestamp", Json.nothing(),
                "lastTimestamp", Json.nothing());
    }

    private ObjectNode counted(Said said) {
        return Json.object("count", said.count(), "firstTimestamp", at(said.first()), "lastTimestamp", at(said.last()));
    }

    private ObjectNode involved(Course.Container container, boolean scheduler) {
        ObjectNode pod = Json.object(
                "apiVersion", "v1",
                "kind", "Pod",
                "name", container.pod(),
                "namespace", "default",
                "resourceVersion", "3011",
                "uid", KubernetesLists.uid(run, "Pod", container.pod()));
        return scheduler
                ? pod
                : pod.setAll(Json.object("fieldPath", "spec.containers{" + container.component().container + "}"));
    }

    private String at(int second) {
        return KubernetesLists.time(run.loadStart().plusSeconds(second));
    }
}
