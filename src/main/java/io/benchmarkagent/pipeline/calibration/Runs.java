package io.benchmarkagent.pipeline.calibration;

import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs read whole, of which the last used stay in memory; what cannot be read is kept as such. */
final class Runs {
    private final RunArchive archive;
    private final int most;
    private final Map<RunKey, ArchivedRun> known;
    private final Map<RunKey, Run> lastUsed = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<RunKey, UnreadableRun> unreadable = new TreeMap<>();

    /** @param most how many stay in memory */
    Runs(RunArchive archive, int most) {
        this.archive = archive;
        this.most = most;
        this.known = archive.runs().stream()
                .collect(Collectors.toMap(run -> run.facts().key(), run -> run));
    }

    Optional<Run> read(RunKey key) {
        Run there = lastUsed.get(key);
        return there != null || unreadable.containsKey(key) ? Optional.ofNullable(there) : fetched(key);
    }

    List<UnreadableRun> unreadable() {
        return List.copyOf(unreadable.values());
    }

    private Optional<Run> fetched(RunKey key) {
        Reading reading = archive.read(Optional.ofNullable(known.get(key)).orElseThrow());
        if (reading instanceof Reading.Failed failed) {
            unreadable.put(key, failed.unreadable());
            return Optional.empty();
        }
        Run run = ((Reading.Whole) reading).run();
        lastUsed.put(key, run);
        if (lastUsed.size() > most) {
            lastUsed.remove(lastUsed.keySet().iterator().next());
        }
        return Optional.of(run);
    }
}
