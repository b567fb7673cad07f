package io.benchmarkagent.web.token;

import io.benchmarkagent.web.store.Postgres;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In a table of a PostgreSQL that several machines share, see {@link Postgres}. */
final class TokensInPostgres implements Tokens {
    private static final String COLUMNS = "id, name, scopes, created, expires, revoked, sha256";
    private static final String TABLE = "create table if not exists benchmark_agent_tokens (id varchar(12) primary key,"
            + " name varchar(40) not null, scopes varchar(40) not null, created timestamptz not null,"
            + " expires timestamptz, revoked timestamptz, sha256 char(64) not null)";

    private final Postgres database;

    TokensInPostgres(String url, String password) {
        this.database = new Postgres(url, password, "tokens", List.of(TABLE));
    }

    @Override
    public void add(ApiToken token) throws IOException {
        database.done(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into benchmark_agent_tokens (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, token.id());
                insert.setString(2, token.name());
                insert.setString(3, Scope.words(token.scopes()));
                insert.setTimestamp(4, Timestamp.from(token.created()));
                insert.setTimestamp(5, token.expires().map(Timestamp::from).orElse(null));
                insert.setTimestamp(6, token.revoked().map(Timestamp::from).orElse(null));
                insert.setString(7, token.hash());
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public List<ApiToken> all() throws IOException {
        return database.done(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select " + COLUMNS + " from benchmark_agent_tokens order by created, id")) {
                return read(select);
            }
        });
    }

    @Override
    public Optional<ApiToken> find(String id) throws IOException {
        return database.done(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select " + COLUMNS + " from benchmark_agent_tokens where id = ?")) {
                select.setString(1, id);
                return read(select).stream().findFirst();
            }
        });
    }

    @Override
    public Optional<ApiToken> revoke(String id, Instant now) throws IOException {
        database.done(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update benchmark_agent_tokens set revoked = ? where id = ? and revoked is null")) {
                update.setTimestamp(1, Timestamp.from(now));
                update.setString(2, id);
                return update.executeUpdate();
            }
        });
        return find(id);
    }

    private static List<ApiToken> read(PreparedStatement select) throws SQLException {
        List<ApiToken> tokens = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                tokens.add(new ApiToken(
                        rows.getString(1),
                        rows.getString(2),
                        Scope.all(List.of(rows.getString(3).split(","))),
                        rows.getTimestamp(4).toInstant(),
                        time(rows, 5),
                        time(rows, 6),
                        rows.getString(7)));
            }
        }
        return tokens;
    }

    private static Optional<Instant> time(ResultSet rows, int column) throws SQLException {
        return Optional.ofNullable(rows.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
