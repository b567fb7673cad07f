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
        AuditChain next = chain.and(line);
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
