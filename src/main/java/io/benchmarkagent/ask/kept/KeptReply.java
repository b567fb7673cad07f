package io.benchmarkagent.ask.kept;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.AnswerJson;
import io.benchmarkagent.source.FolderStamps;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer, and for how long it holds.
 *
 * @param files by their paths, as they were told by {@link FolderStamps} before the answer was looked up
 */
record KeptReply(Instant until, Map<String, String> files, Answer answer) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    KeptReply {
        files = Map.copyOf(files);
    }

    boolean holds(Instant now) {
        return now.isBefore(until)
                && files.entrySet().stream().allMatch(file -> FolderStamps.of(Path.of(file.getKey()), 0, now)
                        .filter(file.getValue()::equals)
                        .isPresent());
    }

    String toJson() {
        ObjectNode node = JSON.createObjectNode().put("until", until.toString());
        ObjectNode stamps = node.putObject("files");
        new TreeMap<>(files).forEach(stamps::put);
        return JSON.writeValueAsString(node.put("answer", AnswerJson.of(answer, Optional.empty())));
    }

    /** Empty for what is none. */
    static Optional<KeptReply> of(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            Map<String, String> files = new TreeMap<>();
            node.path("files")
                    .properties()
                    .forEach(file -> files.put(file.getKey(), file.getValue().asString("")));
            Instant until = Instant.parse(node.path("until").asString(""));
            return AnswerJson.read(node.path("answer").asString("")).map(answer -> new KeptReply(until, files, answer));
        } catch (JacksonException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
