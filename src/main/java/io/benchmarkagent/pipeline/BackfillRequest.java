package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunFacts;
import java.util.function.Predicate;

/**
 * What somebody asks for when asking for every report.
 *
 * @param each what is asked of each run
 * @param wanted the runs that are to have a report
 * @param threads how many are made at once
 */
public record BackfillRequest(ReportRequest each, Predicate<RunFacts> wanted, int threads) {
    public BackfillRequest {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads make no report");
        }
    }

    /** Told how far it is; from one thread at a time. */
    public interface Watcher {
        void done(int runs, int of);

        void filled(Filled run);

        /** One line about what somebody has to do before it can go on. */
        void told(String line);
    }
}
