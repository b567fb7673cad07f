package io.benchmarkagent.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which service calls which. It may hold cycles, and services that nobody measures. */
public final class CallGraph {
    private static final String ARROW = "->";

    private final NavigableMap<String, NavigableSet<String>> callees = new TreeMap<>();
    private final NavigableMap<String, NavigableSet<String>> callers = new TreeMap<>();

    private CallGraph(Iterable<Call> calls) {
        for (Call call : calls) {
            callees.computeIfAbsent(call.caller(), caller -> new TreeSet<>()).add(call.callee());
            callers.computeIfAbsent(call.callee(), callee -> new TreeSet<>()).add(call.caller());
        }
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
        return new CallGraph(calls);
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
            one.callees.forEach((caller, called) -> called.forEach(callee -> all.add(new Call(caller, callee))));
        }
        return of(all);
    }

    /** Every service that calls or is called. */
    public Set<String> services() {
        NavigableSet<String> all = new TreeSet<>(callees.keySet());
        all.addAll(callers.keySet());
        return all;
    }

    /** What a service calls, itself left out. */
    public List<String> callees(String service) {
        return others(callees, service);
    }

    /** Who calls a service, itself left out. */
    public List<String> callers(String service) {
        return others(callers, service);
    }

    private static List<String> others(NavigableMap<String, NavigableSet<String>> graph, String service) {
        return graph.getOrDefault(service, new TreeSet<>()).stream()
                .filter(other -> !other.equals(service))
                .toList();
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
