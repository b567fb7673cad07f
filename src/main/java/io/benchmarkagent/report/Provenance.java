package io.benchmarkagent.report;

import io.benchmarkagent.run.AskedQuery;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * Where a report came from: what may differ between two renderings of the same findings. Timings are milliseconds by stage.
 *
 * @param observationsSha256 of the observations.json that is kept with it: what was written beside another is of another report
 * @param madeOfSha256 of all that the findings rest on: program, settings, the run, its cohort, what was observed; another one means that
 *     a new report may say something else
 */
public record Provenance(
        String agentVersion,
        Instant generatedAt,
        List<Input> inputs,
        List<AskedQuery> queries,
        SortedMap<String, Long> timings,
        String configSha256,
        String observationsSha256,
        String madeOfSha256,
        String again) {
    public Provenance {
        inputs = List.copyOf(inputs);
        queries = List.copyOf(queries);
    }

    /** A file that was read, by its path as given and its hash. */
    public record Input(String path, String sha256) {}
}
