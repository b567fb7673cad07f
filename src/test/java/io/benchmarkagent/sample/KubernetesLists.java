package io.benchmarkagent.sample;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code kubectl get -o json} answers about one execution's cluster just after the load ended, by file name. */
final class KubernetesLists {
    private static final String IMAGE_DIGEST = "@sha256:";

    private final Course course;
    private final SampleRun run;
    private final LocalDateTime deployed;

    KubernetesLists(Course course) {
        this.course = course;
        this.run = course.run();
        this.deployed = run.loadStart().minusMinutes(38);
    }

    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("pods.json", list(course.containers().stream().map(this::pod)));
        files.put("events.json", list(new KubernetesEvents(course, deployed).all()));
        files.put("deployments.json", list(Component.all().stream().map(this::deployment)));
        files.put("replicasets.json", list(Component.all().stream().map(this::replicaSet)));
        files.put(
                "services.json",
                list(Component.all().stream()
                        .filter(c -> c != Component.LOADGENERATOR)
                        .map(this::service)));
        files.put("nodes.json", list(new KubernetesNodes(course, deployed).all()));
        Stream.of("statefulsets", "daemonsets", "horizontalpodautoscalers")
                .forEach(kind -> files.put(kind + ".json", list(Stream.of())));
        return files;
    }

    static String time(LocalDateTime time) {
        return time.withNano(0) + (time.getSecond() == 0 ? ":00Z" : "Z");
    }

    static String uid(SampleRun run, String kind, String name) {
        return run.dice("uid", kind, name).uid();
    }

    private static String list(Stream<? extends JsonNode> items) {
        return Json.kubectl(Json.object(
                "apiVersion",
                "v1",
                "items",
                Json.array(items),
                "kind",
                "List",
                "metadata",
                Json.object("resourceVersion", "")));
    }

    private ObjectNode pod(Course.Container container) {
        Component component = container.component();
        Course.Node node = course.nodes().get(container.node());
        String address = address(container);
        return Json.object(
                "apiVersion", "v1",
                "kind", "Pod",
                "metadata",
                        metadata("Pod", container.pod())
                                .setAll(Json.object(
                                        "generateName", component.replicaSet() + "-",
                                        "labels",
                                                Json.object(
                                                        "app", component.word(),
                                                        "pod-template-hash", hash(component)),
                                        "ownerReferences", owner("ReplicaSet", component.replicaSet()))),
                "spec", PodTemplate.spec(component).setAll(Json.object("nodeName", node.name())),
                "status",
                        Json.object(
                                "conditions", conditions(container),
                                "containerStatuses", Json.array(status(container)),
                                "hostIP", node.address(),
                                "hostIPs", Json.array(Json.object("ip", node.address())),
                                "phase", "Running",
                                "podIP", address,
                                "podIPs", Json.array(Json.object("ip", address)),
                                "qosClass", "Burstable",
                                "startTime", time(deployed)));
    }

    private ObjectNode status(Course.Container container) {
        boolean killed = killed(container);
        LocalDateTime started = deployed.plusSeconds(9);
        ObjectNode terminated = Json.object(
                "containerID", containerId(container, "first"),
                "exitCode", 137,
                "finishedAt", time(run.loadStart().plusSeconds(Incident.KILLED)),
                "reason", "OOMKilled",
                "startedAt", time(started));
        LocalDateTime running = killed ? run.loadStart().plusSeconds(Incident.RESTARTED) : started;
        String image = container.component().image();
        return Json.object(
                "containerID",
                containerId(container, killed ? "second" : "first"),
                "image",
                image,
                "imageID",
                image.replaceAll(":[^:/]*$", "")
                        + IMAGE_DIGEST
                        + Dice.of("image", image).hex(64),
                "lastState",
                killed ? Json.object("terminated", terminated) : Json.object(),
                "name",
                container.component().container,
                "ready",
                true,
                "restartCount",
                killed ? 1 : 0,
                "started",
                true,
                "state",
                Json.object("running", Json.object("startedAt", time(running))));
    }

    private ArrayNode conditions(Course.Container container) {
        LocalDateTime ready =
                killed(container) ? run.loadStart().plusSeconds(Incident.RESTARTED + 12) : deployed.plusSeconds(21);
        return Json.array(
                condition("Initialized", deployed),
                condition("Ready", ready),
                condition("ContainersReady", ready),
                condition("PodScheduled", deployed));
    }

    private static ObjectNode condition(String type, LocalDateTime since) {
        return Json.object(
                "lastProbeTime", Json.nothing(), "lastTransitionTime", time(since), "status", "True", "type", type);
    }

    private ObjectNode deployment(Component component) {
        return Json.object(
                "apiVersion", "apps/v1",
                "kind", "Deployment",
                "metadata",
                        metadata("Deployment", component.word())
                                .setAll(Json.object(
                                        "annotations", Json.object("deployment.kubernetes.io/revision", "1"),
                                        "generation", 1,
                                        "labels", Json.object("app", component.word()))),
                "spec",
                        Json.object(
                                "progressDeadlineSeconds",
                                600,
                                "replicas",
                                1,
                                "revisionHistoryLimit",
                                10,
                                "selector",
                                selector(Json.object("app", component.word())),
                                "strategy",
                                Json.object(
                                        "rollingUpdate",
                                        Json.object("maxSurge", "25%", "maxUnavailable", "25%"),
                                        "type",
                                        "RollingUpdate"),
                                "template",
                                PodTemplate.of(component, Json.object("app", component.word()))),
                "status",
                        Json.object(
                                "availableReplicas", 1,
                                "observedGeneration", 1,
                                "readyReplicas", 1,
                                "replicas", 1,
                                "updatedReplicas", 1));
    }

    private ObjectNode replicaSet(Component component) {
        ObjectNode labels = Json.object("app", component.word(), "pod-template-hash", hash(component));
        return Json.object(
                "apiVersion", "apps/v1",
                "kind", "ReplicaSet",
                "metadata",
                        metadata("ReplicaSet", component.replicaSet())
                                .setAll(Json.object(
                                        "generation",
                                        1,
                                        "labels",
                                        labels,
                                        "ownerReferences",
                                        owner("Deployment", component.word()))),
                "spec",
                        Json.object(
                                "replicas", 1,
                                "selector", selector(labels),
                                "template", PodTemplate.of(component, labels)),
                "status",
                        Json.object(
                                "availableReplicas", 1,
                                "fullyLabeledReplicas", 1,
                                "observedGeneration", 1,
                                "readyReplicas", 1,
                                "replicas", 1));
    }

    private ObjectNode service(Component component) {
        boolean web = component == Component.FRONTEND;
        return Json.object(
                "apiVersion", "v1",
                "kind", "Service",
                "metadata",
                        metadata("Service", component.word())
                                .setAll(Json.object("labels", Json.object("app", component.word()))),
                "spec",
                        Json.object(
                                "clusterIP",
                                "34.118."
                                        + (224
                                                + run.dice("ip", component.word())
                                                        .below(16)) + "."
                                        + (2
                                                + run.dice("ip", component.word(), "4")
                                                        .below(250)),
                                "ports",
                                Json.array(Json.object(
                                        "name",
                                        web ? "http" : "grpc",
                                        "port",
                                        web ? 80 : component.port,
                                        "protocol",
                                        "TCP",
                                        "targetPort",
                                        component.port)),
                                "selector",
                                Json.object("app", component.word()),
                                "type",
                                "ClusterIP"),
                "status", Json.object("loadBalancer", Json.object()));
    }

    private static ObjectNode selector(ObjectNode labels) {
        return Json.object("matchLabels", labels);
    }

    private ObjectNode metadata(String kind, String name) {
        return Json.object(
                "creationTimestamp", time(deployed),
                "name", name,
                "namespace", "default",
                "resourceVersion", version(kind, name),
                "uid", uid(run, kind, name));
    }

    private ArrayNode owner(String kind, String name) {
        return Json.array(Json.object(
                "apiVersion",
                "apps/v1",
                "blockOwnerDeletion",
                true,
                "controller",
                true,
                "kind",
                kind,
                "name",
                name,
                "uid",
                uid(run, kind, name)));
    }

    private String version(String kind, String name) {
        return Integer.toString(4000 + run.dice("version", kind, name).below(20000));
    }

    private boolean killed(Course.Container container) {
        return run.incident() && container.component() == Component.CHECKOUTSERVICE;
    }

    private String address(Course.Container container) {
        List<Course.Container> all = course.containers();
        return "10.36." + container.node() + "." + (10 + all.indexOf(container));
    }

    private String containerId(Course.Container container, String which) {
        return "containerd://" + run.dice("container", container.pod(), which).hex(64);
    }

    private static String hash(Component component) {
        return component.replicaSet().substring(component.word().length() + 1);
    }
}
