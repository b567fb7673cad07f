package io.benchmarkagent.pipeline.calibration;

import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Runs read whole; what cannot be read is kept as such. */
final class Runs {
    private final RunArchive archive;
    private final Function<RunFacts, Optional<SeriesFigures>> kept;
    private final Map<RunKey, SeriesFigures> figures;
    private final Map<RunKey, UnreadableRun> unreadable = new TreeMap<>();

    /**
     * @param archive keeps the last read runs
     * @param most how many
     */
    Runs(RunArchive archive, Function<RunFacts, Optional<SeriesFigures>> kept, int most) {
        this.archive = archive;
        this.kept = kept;
        this.figures = new LinkedHashMap<>(most, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RunKey, SeriesFigures> eldest) {
                return size() > most;
            }
        };
    }

    Optional<Run> read(RunKey key) {
        Reading reading = archive.read(archive.find(key).orElseThrow());
        if (reading instanceof Reading.Failed failed) {
            unreadable.put(key, failed.unreadable());
            return Optional.empty();
        }
        return Optional.of(((Reading.Whole) reading).run());
    }

    /** Of its series; none where no report kept any. As many runs' stay in memory as the archive keeps. */
    SeriesFigures figures(Run run) {
        return figures.computeIfAbsent(
                run.key(), key -> kept.apply(run.facts()).orElseGet(() -> SeriesFigures.none(run.facts())));
    }

    List<UnreadableRun> unreadable() {
        return List.copyOf(unreadable.values());
    }
}
