package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.source.ArchivedRun;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened in several runs, each by its own timeline: none of them stands for all. */
final class TimelinesOf {
    private static final int RUNS = 10;
    private static final List<String> HEAD = List.of("RUN", "TIME", "UNTIL", "SUBJECT", "WHAT");

    private TimelinesOf() {}

    /** @param covering the runs of the time that is wanted, the newest first */
    static Found told(List<ArchivedRun> covering, Wanted wanted, Desk desk) {
        List<Look> looks = covering.stream()
                .limit(RUNS)
                .flatMap(run -> RunFigures.look(run, desk).stream())
                .toList();
        List<List<String>> rows =
                looks.stream().flatMap(look -> rows(look, wanted, desk)).toList();
        Span span = wanted.span().orElseThrow();
        String first = Phrases.capital(Moments.from(span, desk.zone())) + ", " + runs(covering.size(), looks.size())
                + "; their timelines tell of "
                + (rows.isEmpty() ? "no moment" : Phrases.count(rows.size(), "moment")) + of(wanted) + ".";
        return new Found.Data(
                first + open(looks, wanted) + causes(looks) + Moments.ofRunsAlone(desk),
                rows.isEmpty() ? List.of() : List.of(Table.of(HEAD, rows)),
                Confidence.seen(looks.size(), covering.size(), "runs"),
                looks.stream().map(look -> look.source("its timeline")).toList(),
                List.of());
    }

    private static String runs(int all, int looked) {
        return all + " runs were under load" + (looked < all ? ", of which the newest " + looked + " are told" : "");
    }

    private static String of(Wanted wanted) {
        return wanted.subjects().isEmpty() ? "" : " of " + Phrases.listed(wanted.subjects());
    }

    private static Stream<List<String>> rows(Look look, Wanted wanted, Desk desk) {
        return TimelineOf.moments(look, wanted).stream()
                .map(moment -> Stream.concat(Stream.of(look.name()), TimelineOf.row(moment, desk).stream())
                        .toList());
    }

    /** A run without series has no onset to be told, though it has alerts. */
    private static String open(List<Look> looks, Wanted wanted) {
        List<Anomaly> open = looks.stream()
                .flatMap(look -> look.findings().anomalies().stream())
                .filter(anomaly -> !anomaly.isSettled() && AnomalyList.isMeant(anomaly, wanted))
                .toList();
        long alerts = open.stream().filter(Anomaly::isAlert).count();
        long watches = open.size() - alerts;
        long notJudged = looks.stream().filter(AnomalyList::isNotJudged).count();
        String most = open.isEmpty()
                ? " The runs as a whole have no open anomaly" + of(wanted) + "."
                : " The runs as a whole have " + (alerts == 0 ? "no alert" : Phrases.count(alerts, "alert")) + " and "
                        + (watches == 0 ? "no" : watches) + (watches == 1 ? " watch" : " watches") + of(wanted) + ".";
        return most + (notJudged == 0 ? "" : " Not judged for want of comparable runs: " + notJudged + ".");
    }

    private static String causes(List<Look> looks) {
        return looks.stream()
                .flatMap(look -> look.findings().rootCauses().stream()
                        .limit(1)
                        .filter(RootCause::named)
                        .map(cause -> " What explains the anomalies of run " + look.name() + " best is "
                                + cause.subject() + "."))
                .collect(Collectors.joining());
    }
}
