package io.benchmarkagent.source.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The objects of one recorded answer. All shapes that {@code kubectl get -o json} and the API have are read: a List, a typed list
 * whose items lack {@code kind}, a single object, a bare array, {@code items: null}.
 */
final class ObjectFile {
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Kind kind;
    private final Path path;

    private ObjectFile(Kind kind, Path path) {
        this.kind = kind;
        this.path = path;
    }

    /** The file for this kind in the first folder that has one, plain before compressed. */
    static Optional<ObjectFile> find(Kind kind, List<Path> folders) {
        return folders.stream()
                .flatMap(folder -> Stream.of(".json", ".json.gz").map(end -> folder.resolve(kind.file() + end)))
                .filter(Files::exists)
                .findFirst()
                .map(path -> new ObjectFile(kind, path));
    }

    /** Its objects of this kind; objects of another are left out. */
    List<JsonNode> read() throws Refused {
        return items(parsed()).filter(kind::names).toList();
    }

    /** The end of its path, the same wherever the archive lies: {@code gcp-intel-…/kubernetes/pods.json}. */
    String place() {
        return path.subpath(Math.max(0, path.getNameCount() - 3), path.getNameCount())
                .toString()
                .replace('\\', '/');
    }

    private JsonNode parsed() throws Refused {
        try {
            return JSON.readTree(bytes());
        } catch (JacksonException e) {
            throw new Refused("is not JSON" + place(e.getLocation()) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Refused("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** Where the parser stopped; it has no place for what is too deeply nested. */
    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private byte[] bytes() throws IOException, Refused {
        try (InputStream file = Files.newInputStream(path);
                InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            byte[] bytes = plain.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Refused("holds more than 64 MB");
            }
            return bytes;
        }
    }

    private static Stream<JsonNode> items(JsonNode tree) throws Refused {
        if (tree.isArray()) {
            return tree.valueStream();
        }
        if (Fields.text(tree, "kind").equals("Status")) {
            throw new Refused("holds the API's refusal: " + Fields.text(tree, "message"));
        }
        if (tree.has("items") || Fields.text(tree, "kind").endsWith("List")) {
            return listed(tree.path("items"));
        }
        if (tree.path("metadata").isObject()) {
            return Stream.of(tree);
        }
        throw new Refused("holds no Kubernetes object: no 'items', no 'metadata'");
    }

    private static Stream<JsonNode> listed(JsonNode items) throws Refused {
        if (items.isArray()) {
            return items.valueStream();
        }
        if (items.isNull() || items.isMissingNode()) {
            return Stream.of();
        }
        throw new Refused("has 'items' that are no array");
    }

    /** What is wrong with a file, as a clause after its name. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }
}
