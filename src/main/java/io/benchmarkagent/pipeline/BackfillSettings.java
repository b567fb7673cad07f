package io.benchmarkagent.pipeline;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where {@code backfill} keeps its job metadata. The password is no part of it: it comes from {@code PGPASSWORD}.
 *
 * @param database such as {@code jdbc:postgresql://db:5432/bench?user=bench}; empty for a file under the reports
 */
@ConfigurationProperties("backfill")
public record BackfillSettings(@DefaultValue("") String database) {
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://[^/@?;\\s]+/[^/@?;\\s]+(\\?[^@;\\s]*)?");

    public BackfillSettings {
        database = database.strip();
        if (database.contains("password=") || database.contains("@")) {
            throw new IllegalArgumentException(
                    "backfill.database carries credentials; leave the password out and give it as PGPASSWORD");
        }
        if (!database.isEmpty() && !URL.matcher(database).matches()) {
            throw new IllegalArgumentException("backfill.database is no address such as"
                    + " jdbc:postgresql://db:5432/bench?user=bench; leave it out for a file under --out");
        }
    }
}
