package io.benchmarkagent.run;

import java.time.Instant;
import java.util.List;

/** A range query and what came of it; {@code from} says whether it was fetched or read from recorded evidence. */
public record AskedQuery(
        String id,
        String promql,
        Instant start,
        Instant end,
        long stepSeconds,
        String outcome,
        String from,
        String sha256,
        List<String> warnings) {
    public AskedQuery {
        warnings = List.copyOf(warnings);
    }
}
