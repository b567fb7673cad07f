package io.benchmarkagent.source;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Run JSONs of a line, written into a folder and read back by the product. */
final class RunJsons {
    static final String HEADER =
            """
            "run_id": "r1", "timestamp": "2026-03-01T14:30:22", "cloud": "gcp", "region": "us-central1",
            "zone": "us-central1-a",
            "node_pool": {"machine_type": "n2-standard-4", "cpu_vendor": "intel", "cpu_generation": "Ice Lake",
                          "node_count": 3},
            "load_profile": {"duration_seconds": 600, "start_time": "2026-03-01T14:20:00",
                             "end_time": "2026-03-01T14:30:00", "users_count": 300, "rps": 50}""";

    private RunJsons() {}

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One run: the usual header and this after it. */
    static Run withBody(Path folder, String body) {
        write(folder, "run.json", "{" + HEADER + ", " + body + "}");
        return only(archive(folder));
    }

    static RunArchive archive(Path folder) {
        return archive(folder, ZoneOffset.UTC);
    }

    static RunArchive archive(Path folder, ZoneId zone) {
        return new RunArchive(folder, zone, MetricCatalogue.standard());
    }

    static Run only(RunArchive archive) {
        List<ArchivedRun> runs = archive.runs();
        if (runs.size() != 1) {
            throw new AssertionError(runs + " and " + archive.unreadable());
        }
        return whole(archive, runs.get(0));
    }

    static Run whole(RunArchive archive, ArchivedRun run) {
        return ((Reading.Whole) archive.read(run)).run();
    }

    static double value(Run run, Scope scope, String subject, String metric, Statistic statistic) {
        return run.measurements().stream()
                .filter(m -> m.key().scope() == scope
                        && m.key().subject().equals(subject)
                        && m.key().metric().equals(metric)
                        && m.key().statistic() == statistic)
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError(metric + " is not among "
                        + run.measurements().stream().map(m -> m.key().id()).toList()));
    }

    static double service(Run run, String subject, String metric, Statistic statistic) {
        return value(run, Scope.SERVICE, subject, metric, statistic);
    }

    static double cluster(Run run, String metric, Statistic statistic) {
        return value(run, Scope.CLUSTER, "cluster", metric, statistic);
    }
}
