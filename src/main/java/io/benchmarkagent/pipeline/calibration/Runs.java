package io.benchmarkagent.pipeline.calibration;

import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs read whole; what cannot be read is kept as such. */
final class Runs {
    private final RunArchive archive;
    private final Map<RunKey, UnreadableRun> unreadable = new TreeMap<>();

    /** @param archive keeps the last read runs */
    Runs(RunArchive archive) {
        this.archive = archive;
    }

    Optional<Run> read(RunKey key) {
        Reading reading = archive.read(archive.find(key).orElseThrow());
        if (reading instanceof Reading.Failed failed) {
            unreadable.put(key, failed.unreadable());
            return Optional.empty();
        }
        return Optional.of(((Reading.Whole) reading).run());
    }

    List<UnreadableRun> unreadable() {
        return List.copyOf(unreadable.values());
    }
}
