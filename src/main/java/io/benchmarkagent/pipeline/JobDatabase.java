package io.benchmarkagent.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the metadata of jobs is kept, on one connection: only the thread that runs the job writes. What a job has done is told by the
 * reports; a database under them that is beyond use is begun anew, and nothing is lost with it. A server that was away is connected to
 * again.
 */
final class JobDatabase implements AutoCloseable {
    private static final String TABLES = "org/springframework/batch/core/schema-";
    private static final String LAST_MADE = "select count(*) from information_schema.sequences"
            + " where lower(sequence_name) = 'batch_job_instance_seq' and sequence_schema = current_schema";

    private static final String OPEN = "select step_execution_id, status from batch_step_execution"
            + " where step_execution_id between ? and ? and status in ('STARTING', 'STARTED', 'STOPPING')";

    /** Of a lock that is held while tables are made: any number that others would not think of. */
    private static final long MAKING = 0x62656e63686d61L;

    private final SingleConnectionDataSource source;
    private final JdbcTemplate sql;
    private final Optional<LastingConnection> shared;

    private JobDatabase(SingleConnectionDataSource source, Optional<LastingConnection> shared) {
        this.source = source;
        this.sql = new JdbcTemplate(source);
        this.shared = shared;
    }

    /** In a file of this folder. */
    static JobDatabase in(Path folder) throws SQLException {
        try {
            return file(folder);
        } catch (SQLException | DataAccessException torn) {
            forget(folder);
            return file(folder);
        }
    }

    /** A PostgreSQL that others use as well. */
    static JobDatabase at(String url, String password) throws SQLException {
        Properties how = new Properties();
        how.setProperty("loginTimeout", "10");
        how.setProperty("connectTimeout", "10");
        how.setProperty("tcpKeepAlive", "true");
        how.setProperty("ApplicationName", "benchmark-agent backfill");
        if (!password.isEmpty()) {
            how.setProperty("password", password);
        }
        LastingConnection lasting = new LastingConnection(url, how);
        lasting.initConnection();
        return new JobDatabase(lasting, Optional.of(lasting)).withTables("postgresql");
    }

    private static JobDatabase file(Path folder) throws SQLException {
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("jobs")
                + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        Connection own = DriverManager.getConnection(url, "sa", "");
        return new JobDatabase(new SingleConnectionDataSource(own, true), Optional.empty()).withTables("h2");
    }

    private static void forget(Path folder) {
        for (String file : List.of("jobs.mv.db", "jobs.trace.db")) {
            try {
                Files.deleteIfExists(folder.resolve(file));
            } catch (IOException stays) {
                // and cannot be opened then, which is said
            }
        }
    }

    /** Two that come first at once wait for each other; tables that were half made are none. */
    private JobDatabase withTables(String dialect) {
        if (shared.isPresent()) {
            sql.query("select pg_advisory_lock(?)", row -> {}, MAKING);
        }
        try {
            Integer there = sql.queryForObject(LAST_MADE, Integer.class);
            if (there == null || there == 0) {
                new TransactionTemplate(new JdbcTransactionManager(source))
                        .executeWithoutResult(status -> new ResourceDatabasePopulator(
                                        new ClassPathResource(TABLES + dialect + ".sql"))
                                .execute(source));
            }
            return this;
        } catch (DataAccessException notMade) {
            close();
            throw notMade;
        } finally {
            if (shared.isPresent()) {
                sql.query("select pg_advisory_unlock(?)", row -> {}, MAKING);
            }
        }
    }

    /** Whether nobody else, on whatever machine, works under this name until this is closed or dies. */
    boolean isAlone(String name) throws SQLException {
        return shared.isEmpty() || shared.get().isAlone(name);
    }

    /** Those of these executions of steps that have not come to an end, with the word for how far they are. */
    Map<Long, String> open(Set<Long> executions) {
        Map<Long, String> open = new HashMap<>();
        if (executions.isEmpty()) {
            return open;
        }
        sql.query(
                OPEN,
                row -> {
                    if (executions.contains(row.getLong(1))) {
                        open.put(row.getLong(1), row.getString(2));
                    }
                },
                Collections.min(executions),
                Collections.max(executions));
        return open;
    }

    JobRepository repository() {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(new JdbcTransactionManager(source));
        shared.ifPresent(server -> factory.setSerializer(new BooksAsJson()));
        factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED"); // nobody else makes jobs of this name
        try {
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception declared) {
            throw new IllegalStateException("a job repository cannot be made", declared);
        }
    }

    @Override
    public void close() {
        source.destroy();
    }
}
