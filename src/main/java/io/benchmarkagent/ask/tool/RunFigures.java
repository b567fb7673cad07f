package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.source.ArchivedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One figure of several runs, each run's own, the newest first.
 *
 * @param runs that are looked at, the newest first, whatever they ran on
 * @param words for them, as "8 runs from 2026-02-16 – 2026-02-20"
 * @param more how many there are beside them
 */
record RunFigures(List<ArchivedRun> runs, String words, int more) {
    private static final List<String> HEAD = List.of("RUN", "TIME", "METRIC", "VALUE", "EXPECTED", "VERDICT");

    RunFigures {
        runs = List.copyOf(runs);
    }

    /** No more of them than so many. */
    static RunFigures newest(int most, List<ArchivedRun> runs, String words) {
        int more = Math.max(0, runs.size() - most);
        return new RunFigures(
                runs.stream().limit(most).toList(), (more > 0 ? "the newest " + most + " of " : "") + words, more);
    }

    /** What one of them measured. */
    private record Seen(ArchivedRun run, Look look, Observation figure) {}

    Found of(Wanted wanted, Desk desk) {
        List<Seen> seen = new ArrayList<>();
        List<String> unsure = new ArrayList<>();
        runs.forEach(
                run -> look(run, desk).ifPresent(look -> Figure.likeliest(look, wanted.subject(), wanted.ofMetric())
                        .ifPresentOrElse(o -> seen.add(new Seen(run, look, o)), () -> Figure.unsure(
                                        look, List.of(wanted.subject()), wanted.ofMetric())
                                .ifPresent(zero -> unsure.add(desk.name(run))))));
        if (seen.isEmpty()) {
            return new Found.Nothing(
                    "None of " + words + " measured " + wanted.ofMetric().words() + " of " + wanted.subject() + "."
                            + zero(unsure),
                    List.of(RunList.source(desk)));
        }
        return new Found.Data(
                sentence(seen, wanted) + zero(unsure),
                List.of(new Table(HEAD, seen.stream().map(one -> row(one, desk)).toList(), more)),
                Confidence.seen(seen.size(), runs.size() + more, "runs"),
                seen.stream()
                        .map(one ->
                                Source.archive("run " + desk.name(one.run()) + ", observations of " + wanted.subject()))
                        .toList(),
                List.of());
    }

    /** What a run has and nobody can be sure of is not what nobody measured. */
    private static String zero(List<String> unsure) {
        return unsure.isEmpty()
                ? ""
                : " Run" + (unsure.size() == 1 ? " " : "s ") + Phrases.first(3, unsure)
                        + (unsure.size() == 1 ? " has" : " have")
                        + " 0, and whether that was measured is not known.";
    }

    static Optional<Look> look(ArchivedRun run, Desk desk) {
        return desk.look(Optional.of(desk.name(run))) instanceof Desk.Looking.At at
                ? Optional.of(at.look())
                : Optional.empty();
    }

    private String sentence(List<Seen> seen, Wanted wanted) {
        Observation newest = seen.get(0).figure();
        return seen.size() + " of " + words + " measured "
                + Figure.spoken(newest) + " of "
                + (wanted.subject().equals("cluster") ? "the cluster" : wanted.subject())
                + "; in the newest of them it was " + Figure.told(newest) + ".";
    }

    private static List<String> row(Seen seen, Desk desk) {
        return List.of(
                desk.name(seen.run()),
                Moments.of(seen.run().facts(), desk),
                Figure.spoken(seen.figure()),
                Figure.value(seen.figure()),
                Figure.expected(seen.figure()),
                new Verdicts(seen.look().findings()).word(seen.figure()));
    }
}
