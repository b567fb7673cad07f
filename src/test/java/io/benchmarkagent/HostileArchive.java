package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The sample incident, its history and its evidence, in which everything that has a name has a hostile one. */
public record HostileArchive(Path folder, List<String> names) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    /** Halves of characters that have no other half: JSON can say them, and UTF-8 cannot. */
    static final String HALVES = "\ud800 \udc00";

    private static final Path EVIDENCE = SAMPLE.resolve("evidence").resolve(INCIDENT);
    private static final List<String> SERVICES = List.of(
            "checkoutservice",
            "frontend",
            "adservice",
            "cartservice",
            "currencyservice",
            "emailservice",
            "paymentservice",
            "productcatalogservice",
            "recommendationservice",
            "shippingservice",
            "redis-cart",
            "loadgenerator");

    /** The run id of the newest run: as hostile as one may be, which is up to 200 characters and none that controls. */
    public String runId() {
        String id = (name(0) + "@" + name(1)).replaceAll("\\p{Cntrl}", "");
        return id.substring(0, Math.min(id.length(), 200));
    }

    /** What a service is called, from the first. */
    public String name(int service) {
        return names.get(service % names.size());
    }

    public HostileArchive write() throws IOException {
        Files.createDirectories(folder);
        for (Path file : Folder.files(SAMPLE)) {
            if (SAMPLE.equals(file.getParent()) && file.toString().endsWith(".json")) {
                write(folder.resolve(file.getFileName()), run((ObjectNode) renamed(JSON.readTree(file))));
            }
        }
        return this;
    }

    /** @param runFolder what the program calls this run's folder */
    public void writeEvidence(String runFolder) throws IOException {
        for (Path file : Folder.files(EVIDENCE)) {
            Path into = folder.resolve("evidence").resolve(runFolder).resolve(EVIDENCE.relativize(file));
            if (!file.endsWith("index.json")) {
                Files.createDirectories(into.getParent());
                write(Path.of(into.toString().replaceFirst("\\.gz$", "")), observed(renamed(read(file))));
            }
        }
    }

    private static JsonNode read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return JSON.readTree(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in);
        }
    }

    private static void write(Path file, JsonNode json) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(json), StandardCharsets.US_ASCII);
    }

    private ObjectNode run(ObjectNode run) {
        if (run.path("run_id").asString("").equals(INCIDENT)) {
            run.put("run_id", runId());
        }
        run.put("cloud", name(2)).put("region", name(3) + HALVES).put("zone", name(4));
        ((ObjectNode) run.path("node_pool"))
                .put("machine_type", name(5))
                .put("cpu_vendor", name(6).strip())
                .put("cpu_generation", name(7));
        ObjectNode metrics = (ObjectNode) run.path("metrics");
        double rate = metrics.path("request_rate_rps").asDouble();
        names.forEach(name -> metrics.put(name, run.path("run_id").asString("").equals(runId()) ? 9 * rate : rate));
        run.path("pods").forEach(pod -> ((ObjectNode) pod).put("container_name", name(8)));
        return run;
    }

    /** Remarks of Prometheus, and reasons and messages of Kubernetes. */
    private JsonNode observed(JsonNode answer) {
        ((ObjectNode) answer).set("warnings", JSON.valueToTree(names));
        int n = 0;
        for (JsonNode item : answer.path("items")) {
            if (item.has("message")) {
                ((ObjectNode) item).put("message", name(++n) + HALVES).put("reason", name(n + 1));
            }
        }
        return answer;
    }

    private JsonNode renamed(JsonNode json) {
        if (json instanceof ObjectNode object) {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            object.properties().forEach(field -> fields.put(renamed(field.getKey()), renamed(field.getValue())));
            return JSON.createObjectNode().setAll(fields);
        }
        if (json instanceof ArrayNode array) {
            return JSON.createArrayNode()
                    .addAll(array.valueStream().map(this::renamed).toList());
        }
        return json.isString() ? JSON.valueToTree(renamed(json.asString())) : json;
    }

    private String renamed(String text) {
        String renamed = text;
        for (int i = 0; i < SERVICES.size(); i++) {
            renamed = renamed.replace(SERVICES.get(i), name(i));
        }
        return renamed.replace("gke-benchmark", name(9));
    }
}
