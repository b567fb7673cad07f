package io.benchmarkagent.pipeline;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Where a backfill keeps its books and meets its workers. No record: it holds passwords, and nothing is to print them by accident. */
public final class BackfillPlaces {
    private final BackfillSettings settings;
    private final String databasePassword;
    private final String brokerPassword;

    /** @param environment with {@code PGPASSWORD} and {@code RABBITMQ_PASSWORD}, where they are needed */
    public BackfillPlaces(BackfillSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.databasePassword = environment.getOrDefault("PGPASSWORD", "");
        this.brokerPassword = environment.getOrDefault("RABBITMQ_PASSWORD", "");
    }

    /** Whether others do the work. */
    public boolean isSpread() {
        return !settings.broker().isEmpty();
    }

    /** @param folder for a file of its own, where no server is named */
    JobDatabase jobs(Path folder) throws SQLException {
        return settings.database().isEmpty()
                ? JobDatabase.in(folder)
                : JobDatabase.at(settings.database(), databasePassword);
    }

    Broker broker() throws BrokerTrouble {
        return Broker.at(BrokerAddress.of(settings.broker()), brokerPassword);
    }

    /** The line for a database that failed. */
    String unusable(Path folder, Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return settings.database().isEmpty()
                ? folder + ": the job database cannot be used (" + reason + "); free some room, or delete the folder:"
                        + " the reports tell what is done"
                : "backfill.database " + settings.database() + " cannot be used (" + reason
                        + "); mend it, set PGPASSWORD, or leave it out";
    }
}
