package io.benchmarkagent.web.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements with their values: text, whole numbers, times, and optional ones of these. */
public final class Sql {
    private Sql() {}

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** How many rows it changed. */
    public static int update(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepared(connection, statement, values)) {
            return prepared.executeUpdate();
        }
    }

    public static <T> List<T> select(Connection connection, String query, Row<T> row, Object... values)
            throws SQLException {
        try (PreparedStatement prepared = prepared(connection, query, values);
                ResultSet rows = prepared.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.of(rows));
            }
            return all;
        }
    }

    /** Until the transaction ends, only one of all replicas is past this. */
    public static void lock(Connection connection, long number) throws SQLException {
        try (PreparedStatement prepared = prepared(connection, "select pg_advisory_xact_lock(?)", number)) {
            prepared.execute();
        }
    }

    /** Text of a column that may have none. */
    public static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(java.sql.Timestamp::toInstant);
    }

    private static PreparedStatement prepared(Connection connection, String statement, Object... values)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, value(values[i] instanceof Optional<?> given ? given.orElse(null) : values[i]));
        }
        return prepared;
    }

    /** Text as UTF-8 can say it: half a character is none. PostgreSQL keeps no NUL. */
    private static @org.jspecify.annotations.Nullable Object value(@org.jspecify.annotations.Nullable Object given) {
        if (given instanceof Instant time) {
            return time.atOffset(ZoneOffset.UTC);
        }
        return given instanceof String text
                ? new String(
                                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\u0000", "")
                : given;
    }
}
