package io.benchmarkagent.web.report;

import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.web.store.Postgres;
import io.benchmarkagent.web.store.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Of all replicas: any tells of a task, whoever makes it. A maker holds a lease, by the clock of the database, and renews it while it is at
 * work; when that ran out another makes the report from the beginning, which harms nothing, for a report is written whole or not at all.
 */
final class ShelfInPostgres implements Shelf {
    static final Duration LEASE = Duration.ofSeconds(10);
    /** A run whose report ends every process that makes it is left alone then. */
    static final int ATTEMPTS = 3;

    /** Of locks that are held while it is decided whether a report is asked for anew: any number. */
    private static final long ASKING = 120268263449715L;

    private static final String COLUMNS = "id, run, state, stage, exit_code, problem, asked, ended";
    private static final List<String> TABLES = List.of(
            "create table if not exists benchmark_agent_tasks (id varchar(36) primary key, place bigserial, run text not null,"
                    + " state varchar(10) not null, stage text not null, exit_code integer, problem text not null,"
                    + " asked timestamptz not null, ended timestamptz, maker varchar(36), lease timestamptz,"
                    + " attempts integer not null default 0)",
            "create index if not exists benchmark_agent_tasks_open on benchmark_agent_tasks (asked) where ended is null",
            "create table if not exists benchmark_agent_task_keys (caller text not null, key text not null,"
                    + " run text not null, task varchar(36) not null, made timestamptz not null,"
                    + " primary key (caller, key))");

    private final Postgres database;
    private final Clock clock;
    private final long lease;

    ShelfInPostgres(String url, String password, Clock clock, Duration lease) {
        this.database = new Postgres(url, password, "reports", TABLES);
        this.clock = clock;
        this.lease = lease.toMillis();
    }

    @Override
    public Asked ask(String run, Optional<Key> key) throws IOException {
        return database.whole(connection -> {
            Sql.lock(connection, ASKING);
            forget(connection);
            Optional<Keyed> before = key.isEmpty() ? Optional.empty() : keyed(connection, key.get());
            if (before.isPresent() && !before.get().run().equals(run)) {
                return new Asked.KeyReused(before.get().run());
            }
            Optional<Task> same = before.isEmpty()
                    ? Optional.empty()
                    : first(connection, "id = ?", before.get().task());
            Optional<Task> there = same.isPresent() ? same : first(connection, "state = 'queued' and run = ?", run);
            return there.isPresent()
                    ? accepted(connection, there.get(), key)
                    : begun(connection, Task.of(run, clock.instant()), key);
        });
    }

    private void forget(Connection connection) throws SQLException {
        Instant oldest = clock.instant().minus(KEPT);
        Sql.update(connection, "delete from benchmark_agent_tasks where asked < ? and ended is not null", oldest);
        Sql.update(connection, "delete from benchmark_agent_task_keys where made < ?", oldest);
    }

    /** What was asked for under a key. */
    private record Keyed(String run, String task) {}

    private static Optional<Keyed> keyed(Connection connection, Key key) throws SQLException {
        return Sql.select(
                        connection,
                        "select run, task from benchmark_agent_task_keys where caller = ? and key = ?",
                        row -> new Keyed(row.getString(1), row.getString(2)),
                        key.caller(),
                        key.text())
                .stream()
                .findFirst();
    }

    private static Asked begun(Connection connection, Task task, Optional<Key> key) throws SQLException {
        if (waiting(connection) >= WAITING) {
            return new Asked.Full();
        }
        Sql.update(
                connection,
                "insert into benchmark_agent_tasks (id, run, state, stage, problem, asked) values (?, ?, ?, '', '', ?)",
                task.id(),
                task.run(),
                word(task),
                task.asked());
        return accepted(connection, task, key);
    }

    private static int waiting(Connection connection) throws SQLException {
        return Sql.select(
                        connection,
                        "select count(*) from benchmark_agent_tasks where state = 'queued'",
                        row -> row.getInt(1))
                .get(0);
    }

    @Override
    public int waiting() throws IOException {
        return database.done(ShelfInPostgres::waiting);
    }

    private static Asked accepted(Connection connection, Task task, Optional<Key> key) throws SQLException {
        if (key.isPresent()) {
            Sql.update(
                    connection,
                    "insert into benchmark_agent_task_keys (caller, key, run, task, made) values (?, ?, ?, ?, now())"
                            + " on conflict do nothing",
                    key.get().caller(),
                    key.get().text(),
                    task.run(),
                    task.id());
        }
        return new Asked.Accepted(task);
    }

    private static Optional<Task> first(Connection connection, String where, String value) throws SQLException {
        return Sql.select(
                        connection,
                        "select " + COLUMNS + " from benchmark_agent_tasks where " + where + " order by place limit 1",
                        ShelfInPostgres::task,
                        value)
                .stream()
                .findFirst();
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getString("id"),
                row.getString("run"),
                Task.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("stage"),
                Sql.text(row, "exit_code").map(Integer::valueOf),
                row.getString("problem"),
                Sql.time(row, "asked").orElseThrow(),
                Sql.time(row, "ended"));
    }

    private static String word(Task task) {
        return task.state().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Task> find(String id) throws IOException {
        return database.done(connection -> first(connection, "id = ?", id));
    }

    @Override
    public Optional<Task> take(String maker) throws IOException {
        return database.whole(connection -> {
            giveUp(connection);
            List<Task> taken = Sql.select(
                    connection,
                    "update benchmark_agent_tasks set state = 'running', stage = 'starting', maker = ?,"
                            + " lease = now() + ? * interval '1 millisecond', attempts = attempts + 1 where id = ("
                            + "select id from benchmark_agent_tasks where state = 'queued' or (state = 'running' and"
                            + " lease < now()) order by place limit 1 for update skip locked) returning " + COLUMNS,
                    ShelfInPostgres::task,
                    maker,
                    lease);
            return taken.stream().findFirst();
        });
    }

    private void giveUp(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "update benchmark_agent_tasks set state = 'failed', stage = '', exit_code = ?, problem = ?, ended = ?"
                        + " where state = 'running' and lease < now() and attempts >= ?",
                Exit.FAILED,
                "every service that made this report ended before it was there; ask for it again when that is mended",
                clock.instant(),
                ATTEMPTS);
    }

    @Override
    public void tell(String id, String maker, String stage) throws IOException {
        database.done(connection -> Sql.update(
                connection,
                "update benchmark_agent_tasks set stage = ?, lease = now() + ? * interval '1 millisecond'"
                        + " where id = ? and maker = ? and state = 'running'",
                stage,
                lease,
                id,
                maker));
    }

    @Override
    public void end(Task ended, String maker) throws IOException {
        database.done(connection -> Sql.update(
                connection,
                "update benchmark_agent_tasks set state = ?, stage = '', exit_code = ?, problem = ?, ended = ?"
                        + " where id = ? and maker = ? and state = 'running'",
                word(ended),
                ended.exit(),
                ended.line(),
                ended.ended(),
                ended.id(),
                maker));
    }

    @Override
    public void handBack(String maker) throws IOException {
        database.done(connection -> Sql.update(
                connection,
                "update benchmark_agent_tasks set state = 'queued', stage = '', maker = null, lease = null,"
                        + " attempts = attempts - 1 where maker = ? and state = 'running'",
                maker));
    }

    @Override
    public void close() {
        database.close();
    }
}
