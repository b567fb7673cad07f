package io.benchmarkagent;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether what lies in a folder of reports is whole, whatever has happened to those who wrote it. */
record Whole(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A line for each file that is half-written, and for each answer that is not the one its index names. */
    List<String> torn() throws IOException {
        List<String> torn = new ArrayList<>();
        for (Path file : Folder.files(folder)) {
            if (!isTemporary(file) && !isOfADatabase(file) && !isWhole(file)) {
                torn.add(folder.relativize(file) + " is half-written");
            }
        }
        for (Map.Entry<String, JsonNode> entry : index().properties()) {
            Path body = evidence().resolve(entry.getKey() + ".json.gz");
            if (!Files.exists(body)
                    || !sha256(body).equals(entry.getValue().path("sha256").asString(""))) {
                torn.add(body + " is not the answer that the index names");
            }
        }
        return torn;
    }

    /** The expressions whose answers are recorded. */
    Set<String> recorded() throws IOException {
        return index().valueStream()
                .map(entry -> entry.path("promql").asString(""))
                .collect(Collectors.toSet());
    }

    List<Path> temporaries() {
        return Folder.files(folder).stream().filter(Whole::isTemporary).toList();
    }

    /** What it is whole by is its own. */
    private boolean isOfADatabase(Path file) {
        return file.startsWith(folder.resolve(".backfill"));
    }

    private Path evidence() {
        return folder.resolve("evidence").resolve("prometheus");
    }

    private JsonNode index() throws IOException {
        Path index = evidence().resolve("index.json");
        return Files.exists(index) && isWhole(index)
                ? JSON.readTree(Files.readAllBytes(index))
                : JSON.createObjectNode();
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static boolean isWhole(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".json") || name.endsWith(".gz")) {
            return isJson(file);
        }
        String text = Files.readString(file);
        return name.endsWith(".md")
                ? text.startsWith("#") && text.endsWith("</sub>\n")
                : text.startsWith("<!") && text.strip().endsWith("</html>");
    }

    private static boolean isJson(Path file) {
        try (InputStream in = unpacked(file)) {
            JsonNode document = JSON.readTree(in.readAllBytes());
            return document.isObject();
        } catch (IOException | JacksonException torn) {
            return false;
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        } catch (IOException torn) {
            in.close();
            throw torn;
        }
    }

    private static String sha256(Path packed) throws IOException {
        try (InputStream in = unpacked(packed)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (java.io.EOFException | java.util.zip.ZipException torn) {
            return "torn";
        }
    }
}
