package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.RunArchive;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The runs of {@code --baseline}, looked up; an unknown one, or the run itself, is a mistake that is told. */
record Pinned(Set<RunKey> runs, Optional<String> mistake) {

    static Pinned of(List<String> wanted, RunKey target, RunArchive archive, ZoneId zone) {
        Set<RunKey> runs = new TreeSet<>();
        RunChoice choice = new RunChoice(archive, zone);
        for (String id : wanted) {
            RunChoice.Choice found = choice.of(Optional.of(id));
            if (found instanceof RunChoice.Choice.Found run) {
                runs.add(run.run().facts().key());
            } else if (found instanceof RunChoice.Choice.None none) {
                return new Pinned(Set.of(), Optional.of("--baseline: " + none.line()));
            }
        }
        return runs.contains(target)
                ? new Pinned(
                        Set.of(),
                        Optional.of("--baseline: " + target.runId()
                                + " is the run itself; take it out of the list of runs to compare with"))
                : new Pinned(runs, Optional.empty());
    }
}
