package io.benchmarkagent.pipeline;

import java.util.Optional;
import java.util.Set;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the wire: the id of a slice in the job's books, and the step it is of. Nothing else is believed. */
final class SliceMessage {
    private static final Set<String> STEPS = Set.of(Filling.OBSERVE, Filling.REPORT);
    private static final int MOST_BYTES = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SliceMessage() {}

    static String text(StepExecutionRequest request) {
        return JSON.createObjectNode()
                .put("step", request.getStepName())
                .put("execution", request.getStepExecutionId())
                .toString();
    }

    /** Empty for what is none. */
    static Optional<StepExecutionRequest> read(byte[] body) {
        if (body.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            JsonNode said = JSON.readTree(body);
            String step = said.path("step").asString("");
            return STEPS.contains(step) && said.path("execution").canConvertToLong()
                    ? Optional.of(new StepExecutionRequest(
                            step, said.path("execution").asLong()))
                    : Optional.empty();
        } catch (JacksonException torn) {
            return Optional.empty();
        }
    }
}
