package io.benchmarkagent.pipeline;

import java.util.List;

/**
 * What became of every run of an archive.
 *
 * @param runs oldest first, and then what is no run
 * @param refused why it was not begun, or did not come to its end; none where it did
 */
public record Backfill(List<Filled> runs, List<Outcome.Refused> refused) {
    public Backfill {
        runs = List.copyOf(runs);
        refused = List.copyOf(refused);
    }

    static Backfill notBegun(int exitCode, String line) {
        return new Backfill(List.of(), List.of(new Outcome.Refused(exitCode, line)));
    }

    public int count(Filled.How how) {
        return (int) runs.stream().filter(run -> run.how() == how).count();
    }

    /** The worst of them. */
    public int exitCode() {
        int ofRuns = runs.stream()
                .flatMap(run -> run.refused().stream())
                .mapToInt(Outcome.Refused::exitCode)
                .max()
                .orElse(Exit.DONE);
        return refused.stream().mapToInt(Outcome.Refused::exitCode).reduce(ofRuns, Math::max);
    }
}
