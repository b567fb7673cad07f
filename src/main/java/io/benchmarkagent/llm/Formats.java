package io.benchmarkagent.llm;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.Optional;

/** A shape as the client library wants it; apart from {@link Structure}, which is known before that library is loaded. */
final class Formats {
    private Formats() {}

    static Optional<ResponseFormat> of(Structure structure, JsonShape shape) {
        return structure == Structure.WORDS
                ? Optional.empty()
                : Optional.of(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name(shape.name())
                                .rootElement(JsonRawSchema.from(shape.schema()))
                                .build())
                        .build());
    }
}
