package io.benchmarkagent.grounding;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.FindingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The findings of the sample benchmarks, as the program wrote them. */
final class Documents {
    private static final Path FOLDER = Path.of("src", "test", "golden");
    static final JsonMapper JSON = JsonMapper.builder().build();

    private Documents() {}

    static Findings incident() {
        return read(FOLDER.resolve("gcp-amd-20260301-143022").resolve("findings.json"));
    }

    static Findings read(Path file) {
        return FindingsReader.read(tree(file));
    }

    private static JsonNode tree(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
