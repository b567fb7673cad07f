package io.benchmarkagent.web.conversation;

import io.benchmarkagent.ask.talk.Turn;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Where conversations are kept. All of it fails with an {@link IOException} in words for people, where nothing can be read or written. */
public interface Conversations {
    /** After the last question. */
    Duration KEPT = Duration.ofDays(1);

    int MOST = 10_000;
    int MOST_OF_ONE = 100;

    /**
     * Those that the settings mean.
     *
     * @param database the address of a PostgreSQL, which replicas share; empty for this process
     * @param password of that database, empty for none
     */
    static Conversations at(String database, String password, Clock clock) {
        return database.isEmpty()
                ? new ConversationsHere(clock)
                : new ConversationsInPostgres(database, password, clock);
    }

    /** @param run that all of it is about; empty for the one that each question names, or else the newest */
    Held begin(String owner, Optional<String> run) throws IOException;

    /** Empty where there is none of this caller's. */
    Optional<Held> find(String id, String owner) throws IOException;

    /** One question more, in the order in which they were answered. One that has ended stays so. */
    void add(String id, String owner, Turn turn) throws IOException;

    /** Whether there was one of this caller's. */
    boolean end(String id, String owner) throws IOException;
}
