package io.benchmarkagent.pipeline.calibration;

import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs read whole; what cannot be read is kept as such. */
final class Runs {
    private final RunArchive archive;
    private final Map<RunKey, ArchivedRun> known;
    private final Map<RunKey, UnreadableRun> unreadable = new TreeMap<>();

    /** @param archive keeps the last read runs */
    Runs(RunArchive archive) {
        this.archive = archive;
        this.known = archive.runs().stream()
                .collect(Collectors.toMap(run -> run.facts().key(), run -> run));
    }

    Optional<Run> read(RunKey key) {
        Reading reading = archive.read(Optional.ofNullable(known.get(key)).orElseThrow());
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
