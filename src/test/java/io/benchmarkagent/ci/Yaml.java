package io.benchmarkagent.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** YAML, in which no key comes twice and nothing follows the end. */
final class Yaml {
    private static final YAMLMapper STRICT = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Yaml() {}

    static JsonNode read(Path file) throws IOException {
        return of(Files.readString(file));
    }

    static JsonNode of(String text) {
        return STRICT.readTree(text);
    }

    /** The documents of a file. */
    static List<JsonNode> all(Path file) throws IOException {
        return Stream.of(Files.readString(file).split("(?m)^---$", -1))
                .map(Yaml::of)
                .toList();
    }
}
