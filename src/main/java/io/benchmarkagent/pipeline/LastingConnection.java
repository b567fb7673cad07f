package io.benchmarkagent.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection to a server, and another one for who asks after it broke. With it breaks the lock of the name that is worked under,
 * which is taken again or, where somebody else has it by then, refused.
 */
final class LastingConnection extends SingleConnectionDataSource {
    private static final String LOCK = "select pg_try_advisory_lock(hashtextextended(?, 0))";

    private Optional<String> name = Optional.empty();

    LastingConnection(String url, Properties how) {
        super(url, true);
        setConnectionProperties(how);
    }

    /** Whether nobody else, on whatever machine, works under this name until this is closed or dies. */
    boolean isAlone(String wanted) throws SQLException {
        boolean taken = isTaken(getConnection(), wanted);
        name = Optional.of(wanted).filter(ours -> taken);
        return taken;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException broken) {
            resetConnection();
            return super.getConnection();
        }
    }

    @Override
    protected void prepareConnection(Connection fresh) throws SQLException {
        super.prepareConnection(fresh);
        if (name.isPresent() && !isTaken(fresh, name.get())) {
            throw new SQLException("another backfill has begun since it was away");
        }
    }

    private static boolean isTaken(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, name);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
