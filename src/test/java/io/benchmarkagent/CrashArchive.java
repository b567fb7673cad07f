package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The sample's incident with a cartservice that crashes again and again and has an autoscaler, and an emailservice whose objects nobody recorded. */
final class CrashArchive {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CrashArchive() {}

    static Path in(Path tmp) throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        Path evidence = SAMPLE.resolve("evidence").resolve(INCIDENT);
        for (Path file : Folder.files(evidence)) {
            Path to = archive.resolve("evidence")
                    .resolve(INCIDENT)
                    .resolve(evidence.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        Path objects = archive.resolve("evidence").resolve(INCIDENT).resolve("kubernetes");
        JsonNode pods = without("emailservice", objects.resolve("pods.json"));
        pods.path("items").forEach(pod -> {
            if (name(pod).startsWith("cartservice")) {
                crash((ObjectNode) pod.path("status"));
            }
        });
        Files.writeString(objects.resolve("pods.json"), pods.toString());
        JsonNode deployments = without("emailservice", objects.resolve("deployments.json"));
        deployments.path("items").forEach(deployment -> {
            if (name(deployment).equals("cartservice")) {
                ((ObjectNode) deployment.path("status")).put("readyReplicas", 0);
            }
        });
        Files.writeString(objects.resolve("deployments.json"), deployments.toString());
        scale(objects.resolve("horizontalpodautoscalers.json"));
        return archive;
    }

    private static void scale(Path file) throws IOException {
        JsonNode list = JSON.readTree(Folder.text(file));
        ObjectNode scaler = ((ArrayNode) list.path("items")).addObject().put("kind", "HorizontalPodAutoscaler");
        scaler.put("apiVersion", "autoscaling/v2");
        scaler.putObject("metadata").put("name", "cart").put("namespace", "default");
        ObjectNode spec = scaler.putObject("spec").put("minReplicas", 2).put("maxReplicas", 5);
        spec.putObject("scaleTargetRef").put("kind", "Deployment").put("name", "cartservice");
        scaler.putObject("status").put("currentReplicas", 1).put("desiredReplicas", 2);
        Files.writeString(file, list.toString());
    }

    private static void crash(ObjectNode status) {
        ObjectNode container = (ObjectNode) status.path("containerStatuses").get(0);
        container.put("ready", false).put("restartCount", 6);
        container.putObject("state").putObject("waiting").put("reason", "CrashLoopBackOff");
        container
                .putObject("lastState")
                .putObject("terminated")
                .put("exitCode", 1)
                .put("reason", "Error")
                .put("startedAt", "2026-03-01T14:27:00Z")
                .put("finishedAt", "2026-03-01T14:27:05Z");
        status.path("conditions").forEach(condition -> {
            if (condition.path("type").asString().endsWith("Ready")) {
                ((ObjectNode) condition).put("status", "False");
            }
        });
    }

    private static JsonNode without(String service, Path file) {
        JsonNode list = JSON.readTree(Folder.text(file));
        ArrayNode items = (ArrayNode) list.path("items");
        for (int i = items.size() - 1; i >= 0; i--) {
            if (name(items.get(i)).startsWith(service)) {
                items.remove(i);
            }
        }
        return list;
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asString();
    }
}
