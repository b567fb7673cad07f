package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.run.CallGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** "What depends on cartservice?", "what does it call?": calls seen in the run, and those of the configured call graph. */
public final class Calls implements Tool {
    @Override
    public String name() {
        return "calls";
    }

    @Override
    public String purpose() {
        return "Which services a service calls and which call it, directly and through others, as seen in a run and as configured; of all services where none is named.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT);
    }

    /** Both graphs: what was seen is a part of all. */
    private record Graphs(CallGraph seen, CallGraph all) {
        String how(String caller, String callee) {
            return seen.callees(caller).contains(callee) ? "seen" : "configured";
        }
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Look look = wanted.look();
        CallGraph seen = CallGraph.seen(look.evidence());
        Graphs graphs = new Graphs(seen, seen.with(among(look, desk.calls())));
        List<Source> sources = List.of(
                look.source("series of the calls between services"), Source.archive("the configured call graph"));
        List<String> asked = graphs.all().services().stream()
                .filter(name -> wanted.subjects().contains(name.toLowerCase(Locale.ROOT)))
                .toList();
        if (graphs.all().services().isEmpty()
                || (asked.isEmpty() && !wanted.subjects().isEmpty())) {
            return new Found.Nothing(
                    "No call " + (wanted.subjects().isEmpty() ? "" : "from or to " + wanted.subject() + " ")
                            + "was seen in run " + look.name() + ", and none is configured.",
                    sources);
        }
        return asked.isEmpty()
                ? new Found.Data(everything(graphs, look), List.of(edges(graphs)), seenOf(graphs), sources, List.of())
                : of(asked.get(0), graphs, look, sources);
    }

    /** Of the configured calls those between services of this run: the graph may be of another system. */
    private static CallGraph among(Look look, CallGraph configured) {
        Set<String> services = look.services();
        List<CallGraph.Call> calls = new ArrayList<>();
        for (String caller : configured.services()) {
            configured.callees(caller).stream()
                    .filter(callee -> services.contains(caller) && services.contains(callee))
                    .forEach(callee -> calls.add(new CallGraph.Call(caller, callee)));
        }
        return CallGraph.of(calls);
    }

    private static Found of(String service, Graphs graphs, Look look, List<Source> sources) {
        List<String> callees = graphs.all().callees(service);
        List<String> callers = graphs.all().callers(service);
        Set<String> below = new TreeSet<>(graphs.all().below(service));
        below.remove(service);
        below.removeAll(callees);
        Set<String> above = above(service, graphs.all());
        above.removeAll(callers);
        List<List<String>> rows = new ArrayList<>();
        callers.forEach(caller -> rows.add(List.of(caller, "calls it", "direct", graphs.how(caller, service))));
        above.forEach(caller -> rows.add(List.of(caller, "calls it", "indirect", "through others")));
        callees.forEach(callee -> rows.add(List.of(callee, "is called", "direct", graphs.how(service, callee))));
        below.forEach(callee -> rows.add(List.of(callee, "is called", "indirect", "through others")));
        return new Found.Data(
                service + " "
                        + (callees.isEmpty() ? "calls nothing that is known" : "calls " + told(callees, below))
                        + ", and "
                        + (callers.isEmpty()
                                ? "nothing that is known calls it"
                                : "is called by " + told(callers, above))
                        + "." + known(service, graphs, look),
                List.of(Table.of(List.of("SERVICE", "RELATION", "HOW", "KNOWN FROM"), rows)),
                seenOf(service, graphs),
                sources,
                List.of());
    }

    private static String told(Collection<String> direct, Collection<String> indirect) {
        return Phrases.listed(direct) + (indirect.isEmpty() ? "" : " (indirectly " + Phrases.listed(indirect) + ")");
    }

    private static Set<String> above(String service, CallGraph graph) {
        Set<String> all = new TreeSet<>();
        for (String other : graph.services()) {
            if (!other.equals(service) && graph.below(other).contains(service)) {
                all.add(other);
            }
        }
        return all;
    }

    private static List<CallGraph.Call> calls(CallGraph graph) {
        return graph.services().stream()
                .flatMap(caller -> graph.callees(caller).stream().map(callee -> new CallGraph.Call(caller, callee)))
                .toList();
    }

    private static String everything(Graphs graphs, Look look) {
        List<CallGraph.Call> all = calls(graphs.all());
        return Phrases.count(all.size(), "call") + " between "
                + Phrases.count(graphs.all().services().size(), "service") + " "
                + (all.size() == 1 ? "is" : "are") + " known, "
                + calls(graphs.seen()).size() + " of them seen in run " + look.name() + ".";
    }

    private static Table edges(Graphs graphs) {
        return Table.of(
                List.of("CALLER", "CALLS", "KNOWN FROM"),
                calls(graphs.all()).stream()
                        .map(call -> List.of(call.caller(), call.callee(), graphs.how(call.caller(), call.callee())))
                        .toList());
    }

    private static Confidence seenOf(Graphs graphs) {
        return Confidence.seen(calls(graphs.seen()).size(), calls(graphs.all()).size(), "calls");
    }

    /** Only calls that were measured can be seen. */
    private static String known(String service, Graphs graphs, Look look) {
        int seen = seen(service, graphs);
        int all = own(service, graphs.all()).size();
        return " "
                + (seen == all
                        ? all == 1 ? "The direct call was" : (all == 2 ? "Both" : "All " + all) + " direct calls were"
                        : seen + " of " + all + " direct calls were")
                + " seen in run " + look.name() + (seen == all ? "." : ", the rest is configured.");
    }

    private static List<CallGraph.Call> own(String service, CallGraph graph) {
        return calls(graph).stream()
                .filter(call -> call.caller().equals(service) || call.callee().equals(service))
                .toList();
    }

    private static int seen(String service, Graphs graphs) {
        return own(service, graphs.seen()).size();
    }

    private static Confidence seenOf(String service, Graphs graphs) {
        return Confidence.seen(seen(service, graphs), own(service, graphs.all()).size(), "calls");
    }
}
