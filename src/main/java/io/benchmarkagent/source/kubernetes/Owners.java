package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which workload an object belongs to: by its owner where that is recorded, else by its name. */
final class Owners {
    private static final Pattern TEMPLATE_HASH = Pattern.compile("-[bcdfghjklmnpqrstvwxz2456789]{6,10}$");

    private final Map<String, String> byReplicaSet = new HashMap<>();
    private final Map<String, String> byPod = new HashMap<>();

    Owners(List<JsonNode> pods, List<JsonNode> replicaSets) {
        replicaSets.forEach(set -> byReplicaSet.put(Fields.name(set), owned(set)));
        pods.forEach(pod -> byPod.put(Fields.name(pod), owned(pod)));
    }

    String of(JsonNode pod) {
        return byPod.getOrDefault(Fields.name(pod), Workload.ofPod(Fields.name(pod)));
    }

    /** The workload that an event is about, from the kind and name it gives. */
    String of(String kind, String name) {
        return switch (kind) {
            case "Pod" -> byPod.getOrDefault(name, Workload.ofPod(name));
            case "ReplicaSet" -> ofReplicaSet(name);
            default -> name;
        };
    }

    private String owned(JsonNode object) {
        JsonNode owner = controller(object.path("metadata").path("ownerReferences"));
        String name = Fields.text(owner, "name");
        return switch (Fields.text(owner, "kind")) {
            case "ReplicaSet" -> ofReplicaSet(name);
            case "Node" -> ofStaticPod(Fields.name(object), name);
            case "" -> Workload.ofPod(Fields.name(object));
            default -> name;
        };
    }

    private String ofReplicaSet(String name) {
        return byReplicaSet.getOrDefault(name, TEMPLATE_HASH.matcher(name).replaceFirst(""));
    }

    /** The kubelet names a pod that it runs from a file after the node: kube-proxy-node-1. */
    private static String ofStaticPod(String pod, String node) {
        return pod.endsWith("-" + node) ? pod.substring(0, pod.length() - node.length() - 1) : Workload.ofPod(pod);
    }

    private static JsonNode controller(JsonNode references) {
        return references
                .valueStream()
                .filter(reference -> reference.path("controller").asBoolean(false))
                .findFirst()
                .orElse(references.path(0));
    }
}
