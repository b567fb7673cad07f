package io.benchmarkagent.web.token;

import io.benchmarkagent.files.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** In {@code tokens.json} of a folder, which only its owner can read; it is put back whole. */
final class TokensInFile implements Tokens {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "tokens.json";

    private final Path folder;

    TokensInFile(Path folder) {
        this.folder = folder;
    }

    @Override
    public void add(ApiToken token) throws IOException {
        change(all -> {
            List<ApiToken> more = new ArrayList<>(all);
            more.add(token);
            return more;
        });
    }

    @Override
    public List<ApiToken> all() throws IOException {
        Path file = folder.resolve(NAME);
        try {
            return TokenJson.read(JSON.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
            throw new IOException(file + " is damaged; put back a copy, or delete it and make new tokens", damaged);
        }
    }

    @Override
    public Optional<ApiToken> find(String id) throws IOException {
        return all().stream().filter(token -> token.id().equals(id)).findFirst();
    }

    @Override
    public Optional<ApiToken> revoke(String id, Instant now) throws IOException {
        if (find(id).isEmpty()) {
            return Optional.empty();
        }
        change(all -> all.stream()
                .map(token -> token.id().equals(id) ? token.revokedAt(now) : token)
                .toList());
        return find(id);
    }

    private void change(UnaryOperator<List<ApiToken>> how) throws IOException {
        try (Draft draft = Draft.lasting(folder)) {
            if (!draft.isAlone()) {
                throw new IOException(folder.resolve(NAME) + " is locked by another process; is one hanging?");
            }
            byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(TokenJson.of(how.apply(all())));
            draft.writeForOwner(NAME, out -> out.write(json));
            draft.publish();
        }
    }
}
