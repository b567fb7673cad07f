package io.benchmarkagent.report;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A findings.json that an earlier report wrote, of which only is read with which observations.json it was written. */
public final class WrittenFindings {
    static final String PROVENANCE = "provenance";
    static final String OBSERVATIONS = "observations_sha256";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WrittenFindings() {}

    /** The hash of those observations; empty where there is no such file, or none that says so. */
    public static Optional<String> observations(Path findings) {
        if (!Files.isRegularFile(findings, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(findings)) {
            return json.nextToken() == JsonToken.START_OBJECT && isAt(json, PROVENANCE) && isAt(json, OBSERVATIONS)
                    ? Optional.ofNullable(json.getString())
                    : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /** Goes on to the value of this field of the object that was begun. */
    private static boolean isAt(JsonParser json, String wanted) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (name.equals(wanted)) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }
}
