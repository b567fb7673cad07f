package io.benchmarkagent.web.token;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where tokens are kept. All of it fails with an {@link IOException} in words for people, where nothing can be read or written. */
public interface Tokens {

    /**
     * Those that the settings mean.
     *
     * @param database the address of a PostgreSQL; empty for a file
     * @param password of that database, empty for none
     * @param state the folder of that file
     */
    static Tokens at(String database, String password, Path state) {
        return database.isEmpty()
                ? new TokensInFile(state.resolve("tokens"))
                : new TokensInPostgres(database, password);
    }

    void add(ApiToken token) throws IOException;

    /** Also those that hold no longer, oldest first. */
    List<ApiToken> all() throws IOException;

    Optional<ApiToken> find(String id) throws IOException;

    /** From now on it holds no longer; empty where there is none. */
    Optional<ApiToken> revoke(String id, Instant now) throws IOException;
}
