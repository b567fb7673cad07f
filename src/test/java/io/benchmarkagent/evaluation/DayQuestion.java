package io.benchmarkagent.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question of which the real data tell what is right.
 *
 * @param archive that it is asked of: sample, or cluster for the recorded objects of a real one
 * @param zone of who asks
 * @param source that an answer has to rest on
 * @param plan what a scripted model looks up for it
 */
record DayQuestion(Asking asking, String archive, String zone, String source, Optional<JsonNode> plan) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<DayQuestion> all(RawDay day) throws IOException {
        try (InputStream lines = DayQuestion.class.getResourceAsStream("/questions/live.jsonl")) {
            return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> of((ObjectNode) JSON.readTree(line), day))
                    .toList();
        }
    }

    private static DayQuestion of(ObjectNode line, RawDay day) {
        for (JsonNode number : line.at("/expect/numbers")) {
            if (number.has("raw")) {
                ((ObjectNode) number)
                        .put(
                                "value",
                                day.value(number.path("raw").asString())
                                        * number.path("scale").asDouble(1));
            }
        }
        String most = line.at("/expect/most").asString("");
        if (!most.isEmpty()) {
            ((ArrayNode) line.at("/expect/names")).add(day.most(most));
        }
        return new DayQuestion(
                Asking.of(line),
                line.path("archive").asString(),
                line.path("zone").asString(),
                line.path("source").asString(),
                line.has("plan") ? Optional.of(line.path("plan")) : Optional.empty());
    }

    /** Only such questions are put to a model. */
    boolean isInWords() {
        return !asking.question().matches("(?:promql|range):.*");
    }

    /** Whether all series of a time are fetched and judged for it, which is more work than telling one of them. */
    boolean isOfAnyWindow() {
        return asking.id().startsWith("live-anomaly-");
    }

    boolean isLive() {
        return source.equals("prometheus");
    }
}
