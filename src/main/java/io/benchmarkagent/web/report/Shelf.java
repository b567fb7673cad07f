package io.benchmarkagent.web.report;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Where tasks are kept, for a day. All of it fails with an {@link IOException} in words for people, where nothing can be read or written. */
public interface Shelf extends AutoCloseable {
    /** So many are not begun; one more is refused. */
    int WAITING = 100;

    Duration KEPT = Duration.ofDays(1);

    /**
     * The one that the settings mean.
     *
     * @param database the address of a PostgreSQL, which replicas share; empty for this process
     * @param password of that database, empty for none
     */
    static Shelf at(String database, String password, Clock clock) {
        return database.isEmpty()
                ? new ShelfHere(clock)
                : new ShelfInPostgres(database, password, clock, ShelfInPostgres.LEASE);
    }

    /**
     * What two requests have in common that are meant to be one.
     *
     * @param caller whose it is; another's is another
     */
    record Key(String caller, String text) {}

    /** What became of a request for a report. */
    sealed interface Asked {
        record Accepted(Task task) implements Asked {}

        /** @param run that was asked for under this key before */
        record KeyReused(String run) implements Asked {}

        record Full() implements Asked {}
    }

    /** A new task; or the one that is not begun yet of the same run, or that has the same key. */
    Asked ask(String run, Optional<Key> key) throws IOException;

    Optional<Task> find(String id) throws IOException;

    /** How many are not begun. */
    int waiting() throws IOException;

    /** The next that nobody makes, which this one makes from now on; also one whose maker has not been heard of. */
    Optional<Task> take(String maker) throws IOException;

    /** Its maker is at work still. */
    void tell(String id, String maker, String stage) throws IOException;

    /** Its maker is done; of somebody else's nothing is changed. */
    void end(Task ended, String maker) throws IOException;

    /** What this one makes is for others to begin anew. */
    void handBack(String maker) throws IOException;

    /** What waits is for nobody any more, where no other replica knows of it. */
    default void stopping(String line) {}

    @Override
    void close();
}
