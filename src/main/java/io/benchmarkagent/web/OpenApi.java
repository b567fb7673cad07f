package io.benchmarkagent.web;

import io.benchmarkagent.ask.question.AnswerJson;
import io.benchmarkagent.findings.FindingsCodec;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked over HTTP, and what is answered, for programs. Source: OpenAPI 3.1. */
@RestController
public final class OpenApi {
    private static final Map<String, Class<?>> SCHEMAS =
            Map.of("answer.schema.json", AnswerJson.class, "findings.schema.json", FindingsCodec.class);

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> description() throws IOException {
        return resource(OpenApi.class, "openapi.json");
    }

    @GetMapping(path = "/api/v1/schemas/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> schema(@PathVariable String name) throws IOException {
        Class<?> beside = SCHEMAS.get(name);
        if (beside == null) {
            throw new Refusal(Problem.unknown("schema", "known: " + String.join(", ", SCHEMAS.keySet())));
        }
        return resource(beside, name);
    }

    private static ResponseEntity<byte[]> resource(Class<?> beside, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name))) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(in.readAllBytes());
        }
    }
}
