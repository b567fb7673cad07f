package io.benchmarkagent.pipeline;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where {@code backfill} keeps its job metadata, and where it finds its workers. Passwords are no part of it: they come from
 * {@code PGPASSWORD} and {@code RABBITMQ_PASSWORD}.
 *
 * @param database such as {@code jdbc:postgresql://db:5432/bench?user=bench}; empty for a file under the reports
 * @param broker such as {@code amqp://bench@broker:5672}; empty where all is done by one process
 */
@ConfigurationProperties("backfill")
public record BackfillSettings(@DefaultValue("") String database, @DefaultValue("") String broker) {
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://[^/@?;\\s]+/[^/@?;\\s]+(\\?[^@;\\s]*)?");

    public BackfillSettings {
        database = database.strip();
        broker = broker.strip();
        if (database.contains("password=") || database.contains("@")) {
            throw new IllegalArgumentException(
                    "backfill.database carries credentials; leave the password out and give it as PGPASSWORD");
        }
        if (!database.isEmpty() && !URL.matcher(database).matches()) {
            throw new IllegalArgumentException("backfill.database is no address such as"
                    + " jdbc:postgresql://db:5432/bench?user=bench; leave it out for a file under --out");
        }
        if (!broker.isEmpty()) {
            BrokerAddress.of(broker);
        }
        if (!broker.isEmpty() && database.isEmpty()) {
            throw new IllegalArgumentException("backfill.broker is given and backfill.database is not; workers need a"
                    + " PostgreSQL that all of them reach, such as jdbc:postgresql://db:5432/bench?user=bench");
        }
    }
}
