package io.benchmarkagent.web.measure;

import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.report.PastRun;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.holdings.Verdicts;
import io.benchmarkagent.web.problem.Refusal;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the newest report of each cohort found, looked up when somebody asks. */
final class FindingsMeters {
    private static final int MOST_COHORTS = 20;
    private static final int LONGEST = 300;
    /** A report of a run that is older than this many is not looked for. */
    private static final int WATCHED = 200;

    private final Holdings holdings;
    private final Verdicts verdicts;
    private final MultiGauge anomalies;
    private final MultiGauge verdict;
    private final MultiGauge times;

    FindingsMeters(Meters meters, Holdings holdings, Verdicts verdicts) {
        this.holdings = holdings;
        this.verdicts = verdicts;
        this.anomalies = gauge(meters, "findings.anomalies", "Anomalies in the newest report of a cohort");
        this.verdict = gauge(meters, "findings.verdict", "The verdict of the newest report of a cohort: 1");
        this.times = gauge(meters, "findings.run.timestamp.seconds", "When the run of that report began");
        meters.beforeAsked(this::look);
    }

    private static MultiGauge gauge(Meters meters, String name, String what) {
        return MultiGauge.builder(Meters.name(name)).description(what).register(meters.registry());
    }

    private void look() {
        Map<String, PastRun> newest = newest();
        anomalies.register(
                rows(
                        newest,
                        (cohort, run) -> Stream.of(
                                row(cohort.and("severity", "alert"), run.alerts()),
                                row(cohort.and("severity", "watch"), run.watches()))),
                true);
        verdict.register(
                rows(newest, (cohort, run) -> Stream.of(row(cohort.and("verdict", Words.plain(run.status())), 1))),
                true);
        times.register(
                rows(
                        newest,
                        (cohort, run) -> Stream.of(row(cohort, run.timestamp().getEpochSecond()))),
                true);
    }

    /** Several of one. */
    private interface Rows {
        Stream<MultiGauge.Row<?>> of(Tags cohort, PastRun run);
    }

    private static List<MultiGauge.Row<?>> rows(Map<String, PastRun> newest, Rows each) {
        List<MultiGauge.Row<?>> all = new ArrayList<>();
        newest.forEach((cohort, run) -> each.of(Tags.of("cohort", cohort), run).forEach(all::add));
        return all;
    }

    private static MultiGauge.Row<?> row(Tags tags, long value) {
        return MultiGauge.Row.of(tags, value);
    }

    /** Nothing while the archive cannot be read. */
    private Map<String, PastRun> newest() {
        Map<String, PastRun> newest = new TreeMap<>();
        try {
            Stand stand = holdings.now();
            stand.newestFirst().stream()
                    .limit(WATCHED)
                    .map(run -> past(stand, run))
                    .flatMap(Optional::stream)
                    .takeWhile(run -> newest.size() < MOST_COHORTS || newest.containsKey(words(run.cohort())))
                    .forEach(run -> newest.putIfAbsent(words(run.cohort()), run));
        } catch (Refusal unreadable) {
            newest.clear();
        }
        return newest;
    }

    private Optional<PastRun> past(Stand stand, ListedRun run) {
        return verdicts.of(holdings.report(stand, run.facts().key()));
    }

    private static String words(SortedMap<String, String> cohort) {
        return Words.plain(
                cohort.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(" ")),
                LONGEST);
    }
}
