package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The last runs of an archive, which need not be like for like. */
final class LastRuns {
    private static final int LOOKED_AT = 20;

    private LastRuns() {}

    /** One figure of each. */
    static Found of(Wanted wanted, Desk desk, boolean earlier) {
        List<ArchivedRun> there = upTo(wanted, desk, earlier);
        List<ArchivedRun> meant =
                there.stream().limit(wanted.count().orElse(there.size())).toList();
        Found found = RunFigures.newest(LOOKED_AT, meant, words(meant.size(), wanted, desk, earlier))
                .of(wanted, desk);
        return found instanceof Found.Data data && !areAlike(meant)
                ? data.ending(" They are not all like for like: ask how it developed for those that are.")
                : found;
    }

    private static String words(int many, Wanted wanted, Desk desk, boolean earlier) {
        boolean all = many < wanted.count().orElse(Integer.MAX_VALUE);
        boolean newest =
                desk.name(desk.newestFirst().get(0)).equals(wanted.look().name());
        return (all ? "all " : "the last ")
                + Phrases.count(many, "run")
                + (earlier ? " before " : " up to ")
                + (newest ? "the newest, " : "")
                + wanted.look().name()
                + (newest ? "," : "");
    }

    private static List<ArchivedRun> upTo(Wanted wanted, Desk desk, boolean earlier) {
        RunKey looked = wanted.look().findings().run().key();
        return desk.newestFirst().stream()
                .filter(run -> run.facts().key().compareTo(looked) < (earlier ? 0 : 1))
                .toList();
    }

    private static boolean areAlike(List<ArchivedRun> runs) {
        return runs.stream().map(run -> ranOn(run.facts())).distinct().count() <= 1;
    }

    private static List<Object> ranOn(RunFacts run) {
        return List.of(
                run.cloud(),
                run.nodePool().machineType(),
                run.nodePool().cpuVendor(),
                run.load().users());
    }

    /** Whoever says "the last 5 runs" and is told of five others is to know it. */
    static String leftOut(List<Past> told, Wanted wanted, Desk desk) {
        Set<RunKey> keys = told.stream().map(Past::run).collect(Collectors.toSet());
        List<ArchivedRun> there = upTo(wanted, desk, false);
        List<ArchivedRun> said =
                there.stream().limit(wanted.count().orElse(there.size())).toList();
        long out =
                said.stream().filter(run -> !keys.contains(run.facts().key())).count();
        return out == 0
                ? ""
                : " Of " + (wanted.count().isPresent() ? "the last " : "") + Phrases.count(said.size(), "run")
                        + " of the archive " + out
                        + (out == 1 ? " is" : " are")
                        + " not among these: not like for like, or without that figure.";
    }
}
