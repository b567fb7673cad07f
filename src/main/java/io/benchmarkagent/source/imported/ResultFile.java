package io.benchmarkagent.source.imported;

import io.benchmarkagent.source.RunFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that some tool wrote: its text, and the JSON that it is, if it is any.
 *
 * @param broken what is wrong with a text that begins as JSON
 */
public record ResultFile(Path path, String text, Optional<JsonNode> json, Optional<String> broken) {
    /** github-action-benchmark keeps its JSON as a script, for a page to load. */
    static final String SCRIPT = "window.BENCHMARK_DATA";

    private static final long LARGEST = 64L << 20;
    private static final Pattern AS_SCRIPT = Pattern.compile("^window\\.BENCHMARK_DATA\\s*=\\s*|\\s*;\\s*$");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The whole file; refused where it is none, too large, empty or no text. */
    public static ResultFile read(Path path) throws NotImported {
        if (!Files.isRegularFile(path)) {
            throw new NotImported(path + ": " + (Files.exists(path) ? "is no regular file" : "there is no such file")
                    + "; give the file that k6, Locust, github-action-benchmark or JMH wrote");
        }
        try {
            if (Files.size(path) > LARGEST) {
                throw new NotImported(path + ": is over 64 MB; give a summary, not every request");
            }
            return of(path, Files.readString(path));
        } catch (CharacterCodingException noText) {
            throw new NotImported(path + ": is no UTF-8 text; give the file as the tool wrote it");
        } catch (IOException unreachable) {
            throw new NotImported(
                    path + ": cannot be read (" + RunFile.reason(unreachable) + "); check its permissions");
        }
    }

    static ResultFile of(Path path, String text) throws NotImported {
        String bare = text.strip().replaceFirst("^\ufeff", "");
        if (bare.isEmpty()) {
            throw new NotImported(path + ": is empty; did the tool end before it wrote its results?");
        }
        String script = bare.startsWith(SCRIPT) ? AS_SCRIPT.matcher(bare).replaceAll("") : bare;
        if (!script.startsWith("{") && !script.startsWith("[")) {
            return new ResultFile(path, bare, Optional.empty(), Optional.empty());
        }
        try {
            return new ResultFile(path, bare, Optional.of(JSON.readTree(script)), Optional.empty());
        } catch (JacksonException broken) {
            return new ResultFile(path, bare, Optional.empty(), Optional.of(RunFile.problem(broken)));
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    /** What the file says where nothing is said of it: the line for a mistake in it. */
    NotImported wrong(String what, String mend) {
        return new NotImported(path + ": " + what + "; " + mend);
    }
}
