package io.benchmarkagent.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which service calls which. It may hold cycles, and services that nobody measures. */
public record CallGraph(NavigableMap<String, NavigableSet<String>> calls) {
    public static final CallGraph NONE = new CallGraph(new TreeMap<>());
    private static final String ARROW = "->";

    public CallGraph {
        NavigableMap<String, NavigableSet<String>> copy = new TreeMap<>();
        calls.forEach((caller, callees) -> copy.put(caller, new TreeSet<>(callees)));
        calls = copy;
    }

    /** One call. */
    public record Call(String caller, String callee) {
        /** "frontend->cartservice"; empty for the name of a service. */
        public static Optional<Call> of(String subject) {
            int at = subject.indexOf(ARROW);
            return at < 1 || at + ARROW.length() == subject.length()
                    ? Optional.empty()
                    : Optional.of(new Call(subject.substring(0, at), subject.substring(at + ARROW.length())));
        }

        public String subject() {
            return caller + ARROW + callee;
        }
    }

    public static CallGraph of(Iterable<Call> calls) {
        NavigableMap<String, NavigableSet<String>> graph = new TreeMap<>();
        for (Call call : calls) {
            graph.computeIfAbsent(call.caller(), caller -> new TreeSet<>()).add(call.callee());
        }
        return new CallGraph(graph);
    }

    /** The calls that were measured. */
    public static CallGraph seen(Evidence evidence) {
        return of(evidence.series().stream()
                .map(Series::subject)
                .flatMap(subject -> Call.of(subject).stream())
                .toList());
    }

    /** The calls of both. */
    public CallGraph with(CallGraph more) {
        List<Call> all = new ArrayList<>();
        for (CallGraph one : List.of(this, more)) {
            one.calls.forEach((caller, callees) -> callees.forEach(callee -> all.add(new Call(caller, callee))));
        }
        return of(all);
    }

    /** Every service that calls or is called. */
    public Set<String> services() {
        NavigableSet<String> all = new TreeSet<>(calls.keySet());
        calls.values().forEach(all::addAll);
        return all;
    }

    /** What a service calls, itself left out. */
    public Set<String> callees(String service) {
        NavigableSet<String> others = new TreeSet<>(calls.getOrDefault(service, new TreeSet<>()));
        others.remove(service);
        return others;
    }

    /** Who calls a service, itself left out. */
    public Set<String> callers(String service) {
        NavigableSet<String> callers = new TreeSet<>();
        for (Map.Entry<String, NavigableSet<String>> one : calls.entrySet()) {
            if (!one.getKey().equals(service) && one.getValue().contains(service)) {
                callers.add(one.getKey());
            }
        }
        return callers;
    }

    /** A service and all that it calls, directly or not. */
    public Set<String> below(String service) {
        Set<String> reached = new TreeSet<>(Set.of(service));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            callees(open.pop()).stream().filter(reached::add).forEach(open::push);
        }
        return reached;
    }
}
