package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.LikeForLike;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One execution of an archive as a list shows it.
 *
 * @param name what {@code --run-id} takes: the id, with its time for an execution that is not the latest of its id
 * @param comparable how many earlier executions are like for like with it
 * @param latest whether it is the newest execution of its id
 */
public record ListedRun(RunFacts facts, String name, int comparable, boolean latest) {

    /** Every execution that can be read, newest first. */
    public static List<ListedRun> of(RunArchive archive, LikeForLike alike, ZoneId zone) {
        Map<String, RunKey> latest = new HashMap<>();
        List<RunFacts> oldestFirst =
                archive.runs().stream().map(ArchivedRun::facts).toList();
        oldestFirst.forEach(run -> latest.put(run.key().runId(), run.key()));
        return oldestFirst.stream()
                .sorted(Comparator.comparing(RunFacts::key).reversed())
                .map(run -> of(run, alike, run.key().equals(latest.get(run.key().runId())), zone))
                .toList();
    }

    private static ListedRun of(RunFacts run, LikeForLike alike, boolean latest, ZoneId zone) {
        return new ListedRun(run, name(run.key(), latest, zone), alike.earlier(run), latest);
    }

    public static String name(RunKey key, boolean latest, ZoneId zone) {
        return latest ? key.runId() : key.runId() + "@" + RunFolder.stamp(key, zone);
    }
}
