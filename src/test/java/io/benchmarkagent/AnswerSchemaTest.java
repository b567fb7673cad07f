package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.benchmarkagent.ask.question.AnswerJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code query --format json} prints is what its schema says. */
class AnswerSchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read(), InputFormat.JSON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which services use most memory?",
                "which service has the highest error rate?",
                "what limits does cartservice have?",
                "what limits does frontend have?",
                "memory of carservice",
                "what's the weather?"
            })
    void everyAnswerIsValid(String question) {
        Ran ran = Agent.bare().run("query", "--archive", SAMPLE.toString(), "--format", "json", question);
        assertThat(SCHEMA.validate(ran.isDone().out(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void whatIsNoAnswerIsNot() {
        assertThat(SCHEMA.validate("{\"outcome\": \"maybe\", \"response\": \"\"}", InputFormat.JSON))
                .hasSizeGreaterThan(2);
    }

    private static String read() {
        try (InputStream schema = AnswerJson.class.getResourceAsStream("answer.schema.json")) {
            return new String(java.util.Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
