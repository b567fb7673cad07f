package io.benchmarkagent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.benchmarkagent.Agent;
import io.benchmarkagent.Service;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description that is served is of the service that serves it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String RUN = "/api/v1/runs/gcp-amd-20260301-143022";

    private final Service service;
    private final JsonNode description;

    OpenApiTest(@TempDir Path out) {
        Agent.bare().report("gcp-amd-20260301-143022", SAMPLE, out);
        service = Service.of(SAMPLE, out);
        description =
                JsonMapper.shared().readTree(service.get("/api/v1/openapi.json").body());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void everyAddressIsDescribedAndNoOther() {
        Set<String> described = description.path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream().map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(mapped());
    }

    private static Set<String> mapped() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.benchmarkagent.web")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> Stream.of(
                                method.tryGetAnnotationOfType(GetMapping.class).stream()
                                        .flatMap(get -> Stream.concat(Stream.of(get.path()), Stream.of(get.value())))
                                        .map("get "::concat),
                                method.tryGetAnnotationOfType(PostMapping.class).stream()
                                        .flatMap(post -> Stream.concat(Stream.of(post.path()), Stream.of(post.value())))
                                        .map("post "::concat),
                                method.tryGetAnnotationOfType(DeleteMapping.class).stream()
                                        .flatMap(gone -> Stream.concat(Stream.of(gone.path()), Stream.of(gone.value())))
                                        .map("delete "::concat)))
                        .flatMap(all -> all)
                        .filter(address -> address.contains(" /api/"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/runs?limit=3, 200, RunPage",
        "/api/v1/runs?limit=0, 400, Problem",
        RUN + ", 200, LinkedRun",
        "/api/v1/runs/nope, 404, Problem",
        RUN + "/anomalies, 200, Anomalies",
        RUN + "/recommendations, 200, Recommendations",
        RUN + "/history?metric=cpu.utilization_pct, 200, History",
        RUN + "/history, 400, Problem",
        "/api/v1/anomalies?limit=3, 200, Found",
        "/api/v1/recommendations?cohort=gcp-amd-20260301-143022, 200, Advised",
        "/api/v1/anomalies?last=soon, 400, Problem",
        "/api/v1/compare?group=a, 400, Problem",
        "/api/v1/reports/nope, 404, Problem",
        "/api/v1/schemas/nope, 404, Problem"
    })
    void whatIsAnsweredIsWhatIsDescribed(String path, int status, String schema) {
        HttpResponse<String> sent = service.get(path);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(status);
        assertThat(mistakes(sent.body(), schema)).isEmpty();
    }

    @Test
    void aTaskIsWhatIsDescribed() {
        HttpResponse<String> asked = service.post("/api/v1/reports", "{}");
        assertThat(mistakes(asked.body(), "Task")).isEmpty();
        assertThat(mistakes(service.post("/api/v1/query", "{").body(), "Problem"))
                .isEmpty();
        assertThat(mistakes("{\"id\": 1}", "Task")).as("what is none").isNotEmpty();
    }

    @Test
    void aConversationIsWhatIsDescribed() {
        HttpResponse<String> begun = service.post("/api/v1/conversations", "{}");
        assertThat(begun.statusCode()).isEqualTo(201);
        String place = begun.headers().firstValue("location").orElseThrow();
        HttpResponse<String> said = service.post(place + "/messages", "{\"query\": \"cpu of frontend\"}");
        assertThat(mistakes(said.body(), "Message")).isEmpty();
        assertThat(mistakes(service.get(place).body(), "Conversation")).isEmpty();
        assertThat(mistakes(service.get("/api/v1/conversations/nope").body(), "Problem"))
                .isEmpty();
    }

    @Test
    void theSchemasItRefersToAreServed() {
        for (String name : new String[] {"answer.schema.json", "findings.schema.json"}) {
            assertThat(description.toString()).contains("schemas/" + name);
            assertThat(service.get("/api/v1/schemas/" + name).body()).contains("https://json-schema.org/draft/2020-12");
        }
    }

    private Iterable<?> mistakes(String body, String name) {
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$ref", "#/components/schemas/" + name);
        schema.set("components", description.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON);
    }
}
