package io.benchmarkagent.source.imported;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run JSON that is made of a result, or a run JSON with a result put into it. {@code imported} says which files its figures are of.
 */
public record RunDocument(ObjectNode run) {
    public static final String IMPORTED = "imported";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Where figures are from; the digest is the SHA-256 of the file. */
    public record Source(String format, String file, String sha256) {}

    /** A run of its own. */
    public static RunDocument of(RunHeader header, Result result, Source source) {
        ObjectNode run = JSON.createObjectNode();
        header.into(run, result);
        put(run, result.figures());
        say(run, source);
        return new RunDocument(run);
    }

    /** What a run JSON holds, as it is, and beside it the figures that it does not have. */
    public static RunDocument into(byte[] run, Result result, Source source) throws NotImported {
        try {
            ObjectNode whole = (ObjectNode) JSON.readTree(run);
            put(whole, result.figures());
            say(whole, source);
            return new RunDocument(whole);
        } catch (JacksonException | ClassCastException changed) {
            throw new NotImported(source.file() + ": the run it is for was replaced meanwhile; ask again");
        }
    }

    public byte[] bytes() {
        return (JSON.writeValueAsString(run).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void say(ObjectNode run, Source source) {
        run.withArrayProperty(IMPORTED)
                .addObject()
                .put("format", source.format())
                .put("file", source.file())
                .put("sha256", source.sha256());
    }

    private static void put(ObjectNode run, Figures figures) {
        ObjectNode metrics = run.withObjectProperty("metrics");
        figures.ofTheWhole().forEach((path, value) -> put(metrics, path, value, figures.whole()));
        ObjectNode services = run.withObjectProperty("services");
        figures.ofSubjects().forEach((subject, numbers) -> {
            ObjectNode service = services.withObjectProperty(subject);
            numbers.forEach((path, value) -> put(service, path, value, figures.subject(subject)));
        });
    }

    /** What is there was measured as the run's own, and stays. */
    private static void put(ObjectNode branch, String path, double value, Figures.Of of) {
        String[] names = path.split("\\.", 2);
        JsonNode within = names.length == 1 ? branch : branch.path(names[0]);
        String name = names[names.length - 1];
        if (within.has(name) || !(within.isObject() || within.isMissingNode())) {
            of.leaveOut(path, "the run has it");
        } else {
            (names.length == 1 ? branch : branch.withObjectProperty(names[0])).put(name, RunHeader.plain(value));
        }
    }
}
