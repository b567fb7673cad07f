package io.benchmarkagent.cause;

import io.benchmarkagent.cause.Reason.Kind;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Calls that were there before and are no more, while the caller itself is still called: its callers have not fallen silent, it has.
 */
final class Silence {
    static final Silence NONE = new Silence(new TreeMap<>());

    /** What one call that is wholly silent is worth. */
    private static final double WORTH = 2;

    private static final double THERE = 0.8;
    private static final double GONE = 0.6;

    /** How much of the load each call was there; only of those that were there before. */
    private final SortedMap<String, Double> present;

    private Silence(SortedMap<String, Double> present) {
        this.present = present;
    }

    Silence(LoadProfile load, Evidence evidence) {
        this(present(load, evidence));
    }

    private static SortedMap<String, Double> present(LoadProfile load, Evidence evidence) {
        SortedMap<String, Double> present = new TreeMap<>();
        if (load.start().isEmpty()
                || load.end().isEmpty()
                || evidence.scrapeSeconds().isEmpty()) {
            return present;
        }
        long step = 1000 * evidence.scrapeSeconds().getAsLong();
        long start = load.start().orElseThrow().toEpochMilli();
        long end = load.end().orElseThrow().toEpochMilli();
        for (Series one : evidence.series()) {
            Optional<CallGraph.Call> call = CallGraph.Call.of(one.subject());
            if (call.isPresent() && Role.of(one.spec().metric()) == Role.CALL_LATENCY) {
                double before = share(one, start - (end - start), start - 1, step);
                if (before >= THERE) {
                    present.merge(one.subject(), share(one, start, end, step), Math::max);
                }
            }
        }
        return present;
    }

    private static double share(Series series, long from, long to, long step) {
        return series.samples().between(from, to).size() / Math.max(1.0, Math.floor((to - from) / (double) step));
    }

    /** Those of whose calls at least one fell silent. */
    Set<String> callers() {
        return present.entrySet().stream()
                .filter(one -> one.getValue() < GONE)
                .flatMap(one -> CallGraph.Call.of(one.getKey()).stream())
                .map(CallGraph.Call::caller)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Reason> of(String service, CallGraph graph) {
        boolean called = graph.callers(service).stream()
                .map(caller -> new CallGraph.Call(caller, service).subject())
                .allMatch(subject -> present.getOrDefault(subject, 1.0) >= GONE);
        List<String> silent = new ArrayList<>();
        double worth = 0;
        for (String callee : graph.callees(service)) {
            double there = present.getOrDefault(new CallGraph.Call(service, callee).subject(), 1.0);
            if (there < GONE) {
                silent.add(service + "->" + callee);
                worth += WORTH * (1 - there);
            }
        }
        return called && !silent.isEmpty() ? List.of(new Reason(Kind.SILENT_CALLS, worth, silent, false)) : List.of();
    }
}
