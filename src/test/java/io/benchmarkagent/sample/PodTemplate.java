package io.benchmarkagent.sample;

import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a component's pods are made of: its container with image, addresses, probes, requests and limits. */
final class PodTemplate {
    private PodTemplate() {}

    static ObjectNode of(Component component, ObjectNode labels) {
        return Json.object("metadata", Json.object("labels", labels), "spec", spec(component));
    }

    static ObjectNode spec(Component component) {
        ObjectNode container = Json.object(
                "env",
                environment(component),
                "image",
                component.image(),
                "imagePullPolicy",
                component == Component.REDIS_CART ? "Always" : "IfNotPresent",
                "name",
                component.container,
                "ports",
                Json.array(Json.object("containerPort", component.port, "protocol", "TCP")),
                "resources",
                Json.object(
                        "limits", amounts(component.cpuLimit, component.memoryLimit),
                        "requests", amounts(component.cpuRequest, component.memoryRequest)),
                "terminationMessagePath",
                "/dev/termination-log",
                "terminationMessagePolicy",
                "File");
        if (component != Component.LOADGENERATOR) {
            container.set("livenessProbe", probe(component));
            container.set("readinessProbe", probe(component));
        }
        return Json.object(
                "containers",
                Json.array(container),
                "dnsPolicy",
                "ClusterFirst",
                "restartPolicy",
                "Always",
                "schedulerName",
                "default-scheduler",
                "serviceAccountName",
                component == Component.REDIS_CART ? "default" : component.word(),
                "terminationGracePeriodSeconds",
                component == Component.FRONTEND ? 30 : 5);
    }

    private static ObjectNode probe(Component component) {
        String how =
                component == Component.REDIS_CART ? "tcpSocket" : component == Component.FRONTEND ? "httpGet" : "grpc";
        return Json.object(
                "failureThreshold",
                3,
                how,
                Json.object("port", component.port),
                "periodSeconds",
                10,
                "successThreshold",
                1,
                "timeoutSeconds",
                1);
    }

    /** Where a component finds what it calls: the call graph, as its manifests write it. */
    private static ArrayNode environment(Component component) {
        Stream<ObjectNode> addresses = Component.CALLS.stream()
                .filter(call -> call.source() == component)
                .map(Component.Call::target)
                .map(target -> Json.object(
                        "name",
                        target.addressVariable,
                        "value",
                        target.word() + ":" + (target == Component.FRONTEND ? 80 : target.port)));
        return Json.array(addresses);
    }

    private static ObjectNode amounts(int millicores, int mebibytes) {
        return Json.object("cpu", millicores + "m", "memory", mebibytes + "Mi");
    }
}
