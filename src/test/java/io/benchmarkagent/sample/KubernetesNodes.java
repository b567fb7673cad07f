package io.benchmarkagent.sample;

import java.time.LocalDateTime;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The machines of one execution's cluster as the API tells of them; they are six minutes older than the pods. */
final class KubernetesNodes {
    private final Course course;
    private final SampleRun run;
    private final LocalDateTime deployed;

    KubernetesNodes(Course course, LocalDateTime deployed) {
        this.course = course;
        this.run = course.run();
        this.deployed = deployed;
    }

    Stream<ObjectNode> all() {
        return course.nodes().stream().map(this::node);
    }

    private ObjectNode node(Course.Node node) {
        ObjectNode capacity = Json.object("cpu", "4", "memory", "16393236Ki", "pods", "110");
        return Json.object(
                "apiVersion", "v1",
                "kind", "Node",
                "metadata",
                        Json.object(
                                "creationTimestamp", KubernetesLists.time(deployed.minusMinutes(6)),
                                "labels",
                                        Json.object(
                                                "kubernetes.io/arch", "amd64",
                                                "kubernetes.io/hostname", node.name(),
                                                "node.kubernetes.io/instance-type", run.machine().type,
                                                "topology.kubernetes.io/region", "us-central1",
                                                "topology.kubernetes.io/zone", "us-central1-a"),
                                "name", node.name(),
                                "resourceVersion",
                                        Integer.toString(4000
                                                + run.dice("version", "Node", node.name())
                                                        .below(20000)),
                                "uid", KubernetesLists.uid(run, "Node", node.name())),
                "spec", Json.object("podCIDR", "10.36." + course.nodes().indexOf(node) + ".0/24"),
                "status",
                        Json.object(
                                "addresses",
                                        Json.array(
                                                Json.object("address", node.address(), "type", "InternalIP"),
                                                Json.object("address", node.name(), "type", "Hostname")),
                                "allocatable", Json.object("cpu", "3920m", "memory", "13594388Ki", "pods", "110"),
                                "capacity", capacity,
                                "conditions",
                                        Json.array(
                                                nodeCondition("MemoryPressure", "False", "KubeletHasSufficientMemory"),
                                                nodeCondition("DiskPressure", "False", "KubeletHasNoDiskPressure"),
                                                nodeCondition("PIDPressure", "False", "KubeletHasSufficientPID"),
                                                nodeCondition("Ready", "True", "KubeletReady")),
                                "nodeInfo",
                                        Json.object(
                                                "architecture", "amd64",
                                                "containerRuntimeVersion", "containerd://1.7.27",
                                                "kernelVersion", "6.6.93+",
                                                "kubeletVersion", "v1.33.4-gke.1350000",
                                                "operatingSystem", "linux",
                                                "osImage", "Container-Optimized OS from Google")));
    }

    private ObjectNode nodeCondition(String type, String status, String reason) {
        return Json.object(
                "lastHeartbeatTime", KubernetesLists.time(run.loadStart().plusSeconds(SampleRun.SECONDS - 40)),
                "lastTransitionTime", KubernetesLists.time(deployed.minusMinutes(5)),
                "reason", reason,
                "status", status,
                "type", type);
    }
}
