package io.benchmarkagent.web.holdings;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.baseline.LikeForLike;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.source.RunArchive;
import java.util.List;

/**
 * The archive as it was at one time, for as many requests as come until it changes.
 *
 * @param version another one for every change
 * @param newestFirst every execution that can be read
 * @param alike which of them are comparable
 * @param desk at which questions are looked up
 */
public record Stand(String version, RunArchive archive, List<ListedRun> newestFirst, LikeForLike alike, Desk desk) {
    public Stand {
        newestFirst = List.copyOf(newestFirst);
    }
}
