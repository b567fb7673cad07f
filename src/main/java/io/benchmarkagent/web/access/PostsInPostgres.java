package io.benchmarkagent.web.access;

import io.benchmarkagent.llm.audit.AuditChain;
import io.benchmarkagent.llm.audit.Event;
import io.benchmarkagent.web.store.Postgres;
import io.benchmarkagent.web.store.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One log of all replicas, in the order in which they wrote; each line follows on the one before, as in a file. */
public final class PostsInPostgres implements PostLog, AutoCloseable {
    /** Of a lock that is held while a line is written: any number. */
    private static final long WRITING = 120268263449716L;

    private static final int AT_ONCE = 10_000;

    private static final String TABLE = "create table if not exists benchmark_agent_audit (seq bigint primary key,"
            + " hash char(64) not null, line text not null)";

    private final Postgres database;
    private final Told told;
    private final PostLog otherwise;

    /** Makes an event of a request. */
    @FunctionalInterface
    public interface Told {
        Event of(Optional<String> who, String what, String run, int status);
    }

    /** @param otherwise where a line goes that cannot be written there */
    public PostsInPostgres(String url, String password, Told told, PostLog otherwise) {
        this.database = new Postgres(url, password, "audit", List.of(TABLE));
        this.told = told;
        this.otherwise = otherwise;
    }

    @Override
    public void add(Optional<String> who, String what, String run, int status) throws IOException {
        Event event = told.of(who, what, run, status);
        try {
            database.whole(connection -> write(connection, event));
        } catch (IOException away) {
            otherwise.add(who, what, run, status);
            throw new IOException("they are in the file of this replica instead: " + away.getMessage(), away);
        }
    }

    /**
     * Whether every line follows on the one before, from the first.
     *
     * @return the first that does not, or how many there are
     * @throws IOException where it cannot be read, in words for people
     */
    public static Verdict verify(String url, String password) throws IOException {
        try (PostsInPostgres posts = new PostsInPostgres(url, password, unwritten(), (who, what, run, of) -> {})) {
            AuditChain chain = AuditChain.EMPTY;
            List<String> lines = posts.after(chain);
            while (!lines.isEmpty()) {
                for (String line : lines) {
                    Optional<AuditChain> next = chain.and(line);
                    if (next.isEmpty()) {
                        return new Verdict(chain.seq() + 1, false);
                    }
                    chain = next.get();
                }
                lines = posts.after(chain);
            }
            return new Verdict(chain.seq(), true);
        }
    }

    private static Told unwritten() {
        return (who, what, run, status) -> {
            throw new IllegalStateException("it is only read");
        };
    }

    /** @param line the last, or the one that is wrong */
    public record Verdict(long line, boolean isWhole) {}

    private List<String> after(AuditChain chain) throws IOException {
        return database.done(connection -> Sql.select(
                connection,
                "select line from benchmark_agent_audit where seq > ? order by seq limit " + AT_ONCE,
                row -> row.getString(1),
                chain.seq()));
    }

    private static int write(Connection connection, Event event) throws SQLException {
        Sql.lock(connection, WRITING);
        AuditChain chain = Sql.select(
                        connection,
                        "select seq, hash from benchmark_agent_audit order by seq desc limit 1",
                        row -> new AuditChain(row.getLong(1), row.getString(2)))
                .stream()
                .findFirst()
                .orElse(AuditChain.EMPTY);
        String line = chain.next(event);
        AuditChain next = chain.and(line).orElseThrow();
        return Sql.update(
                connection,
                "insert into benchmark_agent_audit (seq, hash, line) values (?, ?, ?)",
                next.seq(),
                next.hash(),
                line);
    }

    @Override
    public void close() {
        database.close();
    }
}
