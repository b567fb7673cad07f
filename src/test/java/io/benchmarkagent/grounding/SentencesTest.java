package io.benchmarkagent.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Sentences about the sample reports that people wrote without knowing the gate, true ones and ones with one fact changed. Some of
 * them it gets wrong, and the shares are held here, so that a change to the gate shows.
 */
class SentencesTest {
    private static final Path FILE = Path.of("src", "test", "resources", "grounding", "sentences.jsonl");
    private static final double CAUGHT = .96;
    private static final double REJECTED = .03;
    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    @Test
    void almostEveryFalseSentenceIsCaught() throws IOException {
        List<JsonNode> untrue = sentences(false);
        assertThat(untrue).hasSizeGreaterThan(250);
        assertThat(shareOfRejected(untrue)).isGreaterThanOrEqualTo(CAUGHT);
    }

    @Test
    void almostNoTrueSentenceIsRejected() throws IOException {
        List<JsonNode> truths = sentences(true);
        assertThat(truths).hasSizeGreaterThan(240);
        assertThat(shareOfRejected(truths)).isLessThanOrEqualTo(REJECTED);
    }

    private static double shareOfRejected(List<JsonNode> sentences) {
        return sentences.stream()
                        .filter(sentence -> !gate(sentence)
                                .sift(sentence.path("text").asString())
                                .removed()
                                .isEmpty())
                        .count()
                / (double) sentences.size();
    }

    private static Gate gate(JsonNode sentence) {
        return GATES.computeIfAbsent(
                sentence.path("findings").asString(), file -> Gate.of(Documents.read(FILE.resolveSibling(file))));
    }

    private static List<JsonNode> sentences(boolean grounded) throws IOException {
        return Files.readAllLines(FILE).stream()
                .map(Documents.JSON::readTree)
                .filter(sentence -> sentence.path("grounded").asBoolean() == grounded)
                .toList();
    }
}
