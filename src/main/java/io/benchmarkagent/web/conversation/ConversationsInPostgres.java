package io.benchmarkagent.web.conversation;

import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Turn;
import io.benchmarkagent.ask.talk.TurnJson;
import io.benchmarkagent.web.store.Postgres;
import io.benchmarkagent.web.store.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Of all replicas: whichever is asked goes on from what the others answered. */
final class ConversationsInPostgres implements Conversations, AutoCloseable {
    private static final List<String> TABLES = List.of(
            "create table if not exists benchmark_agent_conversations (id varchar(22) primary key, owner text not null,"
                    + " run text, begun timestamptz not null, used timestamptz not null)",
            "create index if not exists benchmark_agent_conversations_used on benchmark_agent_conversations (used)",
            "create table if not exists benchmark_agent_turns (conversation varchar(22) not null references"
                    + " benchmark_agent_conversations on delete cascade, place bigserial, line text not null,"
                    + " primary key (conversation, place))");

    private final Postgres database;
    private final Clock clock;

    ConversationsInPostgres(String url, String password, Clock clock) {
        this.database = new Postgres(url, password, "conversations", TABLES);
        this.clock = clock;
    }

    @Override
    public Held begin(String owner, Optional<String> run) throws IOException {
        Held held = Held.begun(owner, clock.instant(), Conversation.NEW.about(run));
        return database.whole(connection -> {
            makeRoom(connection, owner);
            Sql.update(
                    connection,
                    "insert into benchmark_agent_conversations (id, owner, run, begun, used) values (?, ?, ?, ?, ?)",
                    held.id(),
                    owner,
                    run,
                    held.begun(),
                    held.begun());
            return held;
        });
    }

    private void makeRoom(Connection connection, String owner) throws SQLException {
        Sql.update(connection, "delete from benchmark_agent_conversations where used <= ?", oldest());
        Sql.update(
                connection,
                "delete from benchmark_agent_conversations where id in (select id from benchmark_agent_conversations"
                        + " where owner = ? order by used desc offset ?)",
                owner,
                MOST_OF_ONE - 1);
        Sql.update(
                connection,
                "delete from benchmark_agent_conversations where id in (select id from benchmark_agent_conversations"
                        + " order by used desc offset ?)",
                MOST - 1);
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    @Override
    public Optional<Held> find(String id, String owner) throws IOException {
        if (!Held.isId(id)) {
            return Optional.empty();
        }
        List<Held> found = database.done(connection -> Sql.select(
                connection,
                "select run, begun from benchmark_agent_conversations where id = ? and owner = ? and used > ?",
                row -> new Held(
                        id,
                        owner,
                        Sql.time(row, "begun").orElseThrow(),
                        said(connection, id, Conversation.NEW.about(Sql.text(row, "run")))),
                id,
                owner,
                oldest()));
        return found.stream().findFirst();
    }

    private static Conversation said(Connection connection, String id, Conversation none) throws SQLException {
        List<String> lines = Sql.select(
                connection,
                "select line from benchmark_agent_turns where conversation = ? order by place",
                row -> row.getString(1),
                id);
        return lines.stream().reduce(none, TurnJson::added, (before, after) -> after);
    }

    @Override
    public void add(String id, String owner, Turn turn) throws IOException {
        database.whole(connection -> {
            int there = Sql.update(
                    connection,
                    "update benchmark_agent_conversations set used = ? where id = ? and owner = ? and used > ?",
                    clock.instant(),
                    id,
                    owner,
                    oldest());
            return there == 1 ? added(connection, id, turn) : 0;
        });
    }

    private static int added(Connection connection, String id, Turn turn) throws SQLException {
        Sql.update(
                connection,
                "insert into benchmark_agent_turns (conversation, line) values (?, ?)",
                id,
                TurnJson.of(turn));
        return Sql.update(
                connection,
                "delete from benchmark_agent_turns where conversation = ? and place in (select place from"
                        + " benchmark_agent_turns where conversation = ? order by place desc offset ?)",
                id,
                id,
                Held.TURNS);
    }

    @Override
    public boolean end(String id, String owner) throws IOException {
        return database.done(connection -> Sql.update(
                        connection,
                        "delete from benchmark_agent_conversations where id = ? and owner = ? and used > ?",
                        id,
                        owner,
                        oldest()))
                == 1;
    }

    @Override
    public void close() {
        database.close();
    }
}
