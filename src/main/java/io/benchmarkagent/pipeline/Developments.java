package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.LikeForLike;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sends the runs of a time span down the river, one after another, and tells what of each is new, stays or is gone. */
public final class Developments {
    private final Pipeline pipeline;
    private final RunArchive archive;
    private final LikeForLike alike;
    private final ReportRequest request;
    private final Map<RunKey, Seen> seen = new HashMap<>();
    private final List<String> refused = new ArrayList<>();

    /** What is kept of a report: a run that cannot be read has shown nothing. */
    private record Seen(List<Anomaly> anomalies, int judged, boolean readable) {}

    /**
     * @param request with the folders in which evidence is looked for
     * @param most how many runs a baseline holds: so many stay in memory, since each is in the baseline of as many others
     */
    public Developments(Pipeline pipeline, RunArchive archive, LikeForLike alike, ReportRequest request, int most) {
        this.pipeline = pipeline;
        this.archive = archive.keeping(most + 2);
        this.alike = alike;
        this.request = request;
    }

    /** Of the runs that are wanted, newest first. */
    public List<Development> of(Predicate<RunFacts> wanted) {
        return alike.cohortByCohort().stream()
                .filter(wanted)
                .filter(run -> seen(run.key()).readable())
                .map(this::development)
                .sorted(Comparator.comparing(Development::run).reversed())
                .toList();
    }

    /** One line for each run that could not be read. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    private Development development(RunFacts run) {
        Optional<RunKey> before = before(run);
        Seen now = seen(run.key());
        List<Anomaly> then = before.map(key -> seen(key).anomalies()).orElse(List.of());
        Set<String> idsThen = ids(then);
        Set<String> idsNow = ids(now.anomalies());
        return new Development(
                run.key(),
                ListedRun.name(run.key(), archive.isLatest(run.key()), request.zone()),
                before,
                now.judged(),
                where(now.anomalies(), id -> !idsThen.contains(id)),
                where(now.anomalies(), idsThen::contains),
                now.judged() == 0 ? List.of() : where(then, id -> !idsNow.contains(id)));
    }

    /** The newest comparable earlier run that can be read. */
    private Optional<RunKey> before(RunFacts run) {
        return alike.newestEarlier(run).filter(other -> seen(other).readable()).findFirst();
    }

    private Seen seen(RunKey key) {
        Seen there = seen.get(key);
        if (there == null) {
            there = look(archive.find(key).orElseThrow());
            seen.put(key, there);
        }
        return there;
    }

    private Seen look(ArchivedRun run) {
        Outcome outcome = pipeline.report(run, archive, request);
        if (outcome instanceof Outcome.Reported reported) {
            Findings findings = reported.report().findings();
            return new Seen(findings.anomalies(), findings.coverage().judged(), true);
        }
        refused.add(((Outcome.Refused) outcome).line());
        return new Seen(List.of(), 0, false);
    }

    private static List<Anomaly> where(List<Anomaly> anomalies, Predicate<String> id) {
        return anomalies.stream().filter(anomaly -> id.test(anomaly.id())).toList();
    }

    private static Set<String> ids(List<Anomaly> anomalies) {
        return anomalies.stream().map(Anomaly::id).collect(Collectors.toSet());
    }
}
