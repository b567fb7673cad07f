package io.benchmarkagent;

import io.benchmarkagent.llm.audit.AuditTrail;
import io.benchmarkagent.llm.audit.Costs;
import io.benchmarkagent.llm.audit.Event;
import io.benchmarkagent.web.page.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the audit log says that models have cost, summed up once a minute at most. */
final class KeptLedger implements Ledger {
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private final Optional<Path> folder;
    private final Clock clock;
    private Instant looked = Instant.MIN;
    private Optional<Costs> known = Optional.empty();

    KeptLedger(Optional<Path> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Costs> lately() {
        Instant now = clock.instant();
        if (looked.isBefore(now.minus(TRUSTED))) {
            known = folder.filter(Files::isDirectory).flatMap(there -> read(there, now));
            looked = now;
        }
        return known;
    }

    private static Optional<Costs> read(Path folder, Instant now) {
        try {
            List<Event> events = AuditTrail.in(folder).since(now.minus(Duration.ofDays(DAYS)));
            return events.isEmpty() ? Optional.empty() : Optional.of(Costs.of(events));
        } catch (IOException unreadable) {
            return Optional.empty(); // "costs" says why
        }
    }
}
