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
 * @param runs the newest first, whatever they ran on
 * @param which they are, as "from 2026-02-16 – 2026-02-20"
 * @param most of them that are looked at
 */
record RunFigures(List<ArchivedRun> runs, String which, int most) {
    private static final List<String> HEAD = List.of("RUN", "TIME", "METRIC", "VALUE", "EXPECTED", "VERDICT");

    RunFigures {
        runs = List.copyOf(runs);
    }

    /** What one of them measured. */
    private record Seen(ArchivedRun run, Look look, Observation figure) {}

    Found of(Wanted wanted, Desk desk) {
        List<Seen> seen = new ArrayList<>();
        List<ArchivedRun> looked = runs.stream().limit(most).toList();
        looked.forEach(run -> look(run, desk)
                .ifPresent(look -> Figure.likeliest(look, wanted.subject(), wanted.ofMetric())
                        .ifPresent(o -> seen.add(new Seen(run, look, o)))));
        if (seen.isEmpty()) {
            return new Found.Nothing(
                    "None of " + looked.size() + " runs " + which + " measured "
                            + wanted.ofMetric().words() + " of " + wanted.subject() + ".",
                    List.of(RunList.source(desk)));
        }
        return new Found.Data(
                sentence(seen, wanted),
                List.of(new Table(
                        HEAD, seen.stream().map(one -> row(one, desk)).toList(), runs.size() - looked.size())),
                Confidence.seen(seen.size(), runs.size(), "runs"),
                seen.stream()
                        .map(one -> Source.archive("run " + desk.name(one.run()) + ", observations of " + wanted.subject()))
                        .toList(),
                List.of());
    }

    static Optional<Look> look(ArchivedRun run, Desk desk) {
        return desk.look(Optional.of(desk.name(run))) instanceof Desk.Looking.At at
                ? Optional.of(at.look())
                : Optional.empty();
    }

    private String sentence(List<Seen> seen, Wanted wanted) {
        Observation newest = seen.get(0).figure();
        return seen.size() + " of " + (runs.size() > most ? "the newest " + most + " of " : "")
                + runs.size()
                + " runs " + which + " measured "
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
