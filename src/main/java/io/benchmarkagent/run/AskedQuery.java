package io.benchmarkagent.run;

import java.time.Instant;
import java.util.List;

/**
 * A range query and what came of it; {@code from} says whether it was fetched, read from recorded evidence, or has no answer.
 *
 * @param shape what its series are
 */
public record AskedQuery(
        String id,
        String promql,
        Instant start,
        Instant end,
        long stepSeconds,
        String outcome,
        String from,
        String sha256,
        List<String> warnings,
        SeriesShape shape) {
    /** Where a query's answer is from that nobody gave. */
    public static final String NOWHERE = "none";

    public AskedQuery {
        warnings = List.copyOf(warnings);
    }

    public boolean isAnswered() {
        return !from.equals(NOWHERE);
    }
}
