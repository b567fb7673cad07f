package io.benchmarkagent.pipeline;

import io.benchmarkagent.report.Provenance;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.RunKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Says where a report comes from. The clocks are here, and nowhere upstream.
 *
 * @param configuration the settings in force, without secrets, as text
 */
public record Origin(String agentVersion, String configuration, Clock clock, LongSupplier nanoTime) {

    Provenance of(
            RunKey key,
            Collection<Path> files,
            Comparison comparison,
            Evidence evidence,
            ReportRequest request,
            SortedMap<String, Long> timings) {
        TreeSet<Path> all = new TreeSet<>(files);
        all.addAll(comparison.files());
        return new Provenance(
                agentVersion,
                clock.instant(),
                inputs(all),
                evidence.queries(),
                timings,
                Hashes.of(configuration),
                again(key, request));
    }

    private static List<Provenance.Input> inputs(Collection<Path> files) {
        return files.stream()
                .filter(Files::isRegularFile)
                .map(file -> new Provenance.Input(file.toString(), Hashes.of(file)))
                .toList();
    }

    private static String again(RunKey key, ReportRequest request) {
        String again = "benchmark-agent report --archive " + request.archive() + " --run-id " + key.runId() + "@"
                + RunFolder.stamp(key, request.zone());
        String pinned = request.pinned().isEmpty() ? "" : " --baseline " + String.join(",", request.pinned());
        String zone = request.zone().equals(ZoneId.of("UTC")) ? "" : " --timezone " + request.zone();
        return again + pinned + zone;
    }
}
