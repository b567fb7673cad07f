package io.benchmarkagent.run;

import java.time.Instant;
import java.util.Comparator;

/** One execution of the benchmark. The pipeline reuses a {@code runId} when it runs again, so the time belongs to the identity. */
public record RunKey(String runId, Instant timestamp) implements Comparable<RunKey> {
    private static final Comparator<RunKey> OLDEST_FIRST =
            Comparator.comparing(RunKey::timestamp).thenComparing(RunKey::runId);

    public RunKey {
        if (runId.isBlank()) {
            throw new IllegalArgumentException("run_id is empty");
        }
    }

    @Override
    public int compareTo(RunKey other) {
        return OLDEST_FIRST.compare(this, other);
    }
}
