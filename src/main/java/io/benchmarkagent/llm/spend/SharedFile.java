package io.benchmarkagent.llm.spend;

import io.benchmarkagent.files.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small JSON object that processes change one after the other: read, changed and put back whole, under the lock of its folder.
 * Without a folder it is this process's alone.
 */
public final class SharedFile implements SharedObject {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Optional<Path> folder;
    private final String name;
    private ObjectNode memory = JSON.createObjectNode();

    private SharedFile(Optional<Path> folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** @param name ends in {@code .json} */
    public static SharedFile in(Optional<Path> folder, String name) {
        return new SharedFile(folder, name);
    }

    @Override
    public synchronized <T> T change(Function<ObjectNode, T> change) throws IOException {
        return folder.isPresent() ? change(folder.get(), change) : change.apply(memory);
    }

    /** It is put in place whole, so that nobody needs to be waited for. */
    @Override
    public synchronized <T> T look(Function<ObjectNode, T> looking) throws IOException {
        return looking.apply(folder.isPresent() ? read(folder.get().resolve(name)) : memory.deepCopy());
    }

    private <T> T change(Path in, Function<ObjectNode, T> change) throws IOException {
        try (Draft draft = Draft.lasting(in)) {
            if (!draft.isAlone()) {
                throw new IOException(in.resolve(name) + " is locked by another process; is one hanging?");
            }
            ObjectNode state = read(in.resolve(name));
            T result = change.apply(state);
            draft.write(name, out -> out.write(JSON.writeValueAsBytes(state)));
            draft.publish();
            return result;
        }
    }

    /** A file that holds something else was not written by us: to go on as if nothing had been spent would be a guess. */
    private static ObjectNode read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode state) {
                return state;
            }
        } catch (JacksonException torn) {
            throw new IOException(file + " is damaged; mend or delete it", torn);
        }
        throw new IOException(file + " is damaged; mend or delete it");
    }
}
