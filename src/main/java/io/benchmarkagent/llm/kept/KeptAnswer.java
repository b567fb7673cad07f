package io.benchmarkagent.llm.kept;

import io.benchmarkagent.llm.spend.Usage;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer as it was given, by which model, for how many tokens and when. */
public record KeptAnswer(String text, String model, Usage usage, Instant at) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String toJson() {
        ObjectNode node = JSON.createObjectNode();
        node.put("at", at.toString()).put("model", model);
        node.put("tokens_in", usage.in()).put("tokens_out", usage.out()).put("text", text);
        return JSON.writeValueAsString(node) + "\n";
    }

    /** Empty for what is no kept answer. */
    static Optional<KeptAnswer> of(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            String text = node.path("text").asString("");
            Usage usage = new Usage(
                    node.path("tokens_in").asLong(0), node.path("tokens_out").asLong(0));
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(new KeptAnswer(
                            text,
                            node.path("model").asString(""),
                            usage,
                            Instant.parse(node.path("at").asString(""))));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
