package io.benchmarkagent.web.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Tables in a PostgreSQL, over one connection that is opened again when it broke. */
public final class Postgres implements AutoCloseable {
    /** Of a lock that is held while tables are made: any number that others would not think of. */
    private static final String MAKING = "select pg_advisory_xact_lock(120268263449714)";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** So long after it could not be reached nobody tries again: whoever comes then is told the same at once. */
    private static final long GIVEN_UP = Duration.ofMillis(300).toNanos();

    private final String url;
    private final String password;
    private final String purpose;
    private final List<String> tables;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Optional<Connection> open = Optional.empty();
    private Optional<Failure> failed = Optional.empty();

    /**
     * @param password "" for none
     * @param purpose what the administrator sees it named by
     * @param tables statements that make them where they are not there yet
     */
    public Postgres(String url, String password, String purpose, List<String> tables) {
        this.url = url;
        this.password = password;
        this.purpose = purpose;
        this.tables = List.copyOf(tables);
    }

    /** What is done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private record Failure(SQLException why, long at) {}

    /** Each statement for itself. What broke with its connection is done once more, from the beginning. */
    public <T> T done(Work<T> work) throws IOException {
        take();
        try {
            return again(work);
        } finally {
            turn.unlock();
        }
    }

    /** All of it, or nothing. */
    public <T> T whole(Work<T> work) throws IOException {
        return done(connection -> {
            connection.setAutoCommit(false);
            T done = work.on(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return done;
        });
    }

    private void take() throws IOException {
        try {
            if (!turn.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("web.database " + url + " takes longer than " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("nobody waits for web.database any more", stopped);
        }
    }

    private <T> T again(Work<T> work) throws IOException {
        boolean wasOpen = open.isPresent();
        try {
            return work.on(connection());
        } catch (SQLException broken) {
            drop();
            if (wasOpen) {
                return again(work);
            }
            throw new IOException(unusable(broken), broken);
        } catch (RuntimeException broken) {
            drop(); // whatever it left half done
            throw broken;
        }
    }

    private Connection connection() throws SQLException {
        if (open.isPresent()) {
            return open.get();
        }
        Optional<Failure> lately = failed.filter(one -> System.nanoTime() - one.at() < GIVEN_UP);
        if (lately.isPresent()) {
            throw lately.get().why();
        }
        try {
            Connection connection = DriverManager.getConnection(url, how());
            open = Optional.of(connection);
            make(connection);
            return connection;
        } catch (SQLException away) {
            failed = Optional.of(new Failure(away, System.nanoTime()));
            throw away;
        }
    }

    private void make(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(MAKING);
            for (String table : tables) {
                statement.execute(table);
            }
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
        how.setProperty("ApplicationName", "benchmark-agent " + purpose);
        if (!password.isEmpty()) {
            how.setProperty("password", password);
        }
        return how;
    }

    private void drop() {
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
                + "); mend it, set PGPASSWORD, or leave it out for what this process keeps by itself";
    }

    @Override
    public void close() {
        turn.lock();
        try {
            drop();
        } finally {
            turn.unlock();
        }
    }
}
