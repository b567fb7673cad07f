package io.benchmarkagent.web.token;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** In a table of a PostgreSQL that several machines share, over one connection that is opened again when it broke. */
final class TokensInPostgres implements Tokens {
    private static final String COLUMNS = "id, name, scopes, created, expires, revoked, sha256";
    private static final String TABLE = "create table if not exists benchmark_agent_tokens (id varchar(12) primary key,"
            + " name varchar(40) not null, scopes varchar(40) not null, created timestamptz not null,"
            + " expires timestamptz, revoked timestamptz, sha256 char(64) not null)";

    /** Of a lock that is held while the table is made: any number that others would not think of. */
    private static final String MAKING = "select pg_advisory_xact_lock(120268263449714)";

    private final String url;
    private final String password;
    private Optional<Connection> open = Optional.empty();

    TokensInPostgres(String url, String password) {
        this.url = url;
        this.password = password;
    }

    /** What is done on a connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    @Override
    public void add(ApiToken token) throws IOException {
        done(connection -> {
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
        return done(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select " + COLUMNS + " from benchmark_agent_tokens order by created, id")) {
                return read(select);
            }
        });
    }

    @Override
    public Optional<ApiToken> find(String id) throws IOException {
        return done(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select " + COLUMNS + " from benchmark_agent_tokens where id = ?")) {
                select.setString(1, id);
                return read(select).stream().findFirst();
            }
        });
    }

    @Override
    public Optional<ApiToken> revoke(String id, Instant now) throws IOException {
        done(connection -> {
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

    /** A connection that broke since the last time is opened once more. */
    private synchronized <T> T done(Work<T> work) throws IOException {
        boolean wasOpen = open.isPresent();
        try {
            return work.on(connection());
        } catch (SQLException broken) {
            close();
            if (wasOpen) {
                return done(work);
            }
            throw new IOException(unusable(broken), broken);
        }
    }

    private Connection connection() throws SQLException {
        if (open.isEmpty()) {
            Connection connection = DriverManager.getConnection(url, how());
            open = Optional.of(connection);
            makeTable(connection);
        }
        return open.get();
    }

    private static void makeTable(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(MAKING);
            statement.execute(TABLE);
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private Properties how() {
        Properties how = new Properties();
        how.setProperty("loginTimeout", "5");
        how.setProperty("connectTimeout", "5");
        how.setProperty("socketTimeout", "5");
        how.setProperty("tcpKeepAlive", "true");
        how.setProperty("ApplicationName", "benchmark-agent tokens");
        if (!password.isEmpty()) {
            how.setProperty("password", password);
        }
        return how;
    }

    private void close() {
        open.ifPresent(connection -> {
            try {
                connection.close();
            } catch (SQLException broken) {
                // it is of no use any more either way
            }
        });
        open = Optional.empty();
    }

    private String unusable(SQLException failure) {
        String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return "web.database " + url + " cannot be used (" + reason
                + "); mend it, set PGPASSWORD, or leave it out for a file";
    }
}
