package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.run.Workload;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Who is asked about.
 *
 * @param names of workloads, pods, services or nodes; none for all
 */
record Which(List<String> names) {
    private static final int NAMED = 12;

    Which {
        names = List.copyOf(names);
    }

    boolean isAll() {
        return names.isEmpty();
    }

    boolean is(String name) {
        return isAll() || names.stream().anyMatch(name::equalsIgnoreCase);
    }

    boolean isPod(String workload, String pod) {
        return is(workload) || is(pod);
    }

    /** Events name their workload alone. */
    boolean isOfPods(String workload) {
        return is(workload) || names.stream().map(Workload::ofPod).anyMatch(workload::equalsIgnoreCase);
    }

    /** " of cartservice", or "". */
    String of() {
        return isAll() ? "" : " of " + Phrases.listed(names);
    }

    /** "No pod of cart is in namespace shop now; there are a, b and c." */
    String nobody(String what, String where, Collection<String> there) {
        return "No " + what + of() + " is " + where + " now"
                + (there.isEmpty()
                        ? "."
                        : "; there " + (there.size() == 1 ? "is " : "are ") + Phrases.first(NAMED, new TreeSet<>(there))
                                + ".");
    }
}
