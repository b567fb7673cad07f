package io.benchmarkagent.pipeline;

import io.benchmarkagent.gate.Suspicion;
import io.benchmarkagent.gate.SuspicionJson;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.RunArchive;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The runs to compare with where somebody named them, with {@code --baseline}, or by the run that is to be confirmed; an unknown one,
 * or the run itself, is a mistake that is told.
 *
 * @param whole whether the baseline is all of them, or starts after a step as that of a cohort does
 * @param suspicion what the run is to confirm
 */
record Pinned(Set<RunKey> runs, boolean whole, Optional<Suspicion> suspicion, Optional<String> mistake) {

    static Pinned of(ReportRequest request, RunKey target, RunArchive archive) {
        if (request.confirms().isEmpty()) {
            return of("--baseline", request.pinned(), request, target, archive);
        }
        try {
            return of(SuspicionJson.read(request.confirms().get()), request, target, archive);
        } catch (SuspicionJson.Unusable unusable) {
            return mistake("--confirms: " + unusable.getMessage());
        }
    }

    /** The suspected run is never among them: it would vouch for itself. */
    private static Pinned of(Suspicion suspicion, ReportRequest request, RunKey target, RunArchive archive) {
        if (suspicion.run().equals(target)) {
            return mistake("--confirms: " + target.runId()
                    + " is the suspected run itself; make one more like it, and give that with --run-id");
        }
        List<String> ids = suspicion.baseline().stream()
                .filter(run -> !run.equals(suspicion.run()))
                .map(run -> run.runId() + "@" + RunFolder.stamp(run, request.zone()))
                .toList();
        Pinned pinned = of("--confirms", ids, request, target, archive);
        return new Pinned(pinned.runs(), suspicion.pinned(), Optional.of(suspicion), pinned.mistake());
    }

    private static Pinned of(
            String option, List<String> wanted, ReportRequest request, RunKey target, RunArchive archive) {
        Set<RunKey> runs = new TreeSet<>();
        RunChoice choice = new RunChoice(archive, request.zone());
        for (String id : wanted) {
            RunChoice.Choice found = choice.of(Optional.of(id));
            if (found instanceof RunChoice.Choice.Found run) {
                runs.add(run.run().facts().key());
            } else if (found instanceof RunChoice.Choice.None none) {
                return mistake(option + ": " + none.line());
            }
        }
        return runs.contains(target)
                ? mistake(option + ": " + target.runId()
                        + " is the run itself; take it out of the list of runs to compare with")
                : new Pinned(runs, true, Optional.empty(), Optional.empty());
    }

    private static Pinned mistake(String line) {
        return new Pinned(Set.of(), true, Optional.empty(), Optional.of(line));
    }
}
