package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.PodState;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import java.util.Comparator;
import java.util.List;

/** Which pods there are now, and which of them are not ready. */
public final class PodsNow implements OfNow {
    /** What a question about those alone is asked with. */
    public static final String UNREADY = "not ready";

    public static final String RUNNING = "running";

    private static final List<String> HEAD = List.of("SERVICE", "POD", "READY", "PHASE", "RESTARTS", "REASON", "NODE");
    private static final int NAMED = 5;

    @Override
    public String name() {
        return "pods_now";
    }

    @Override
    public String purpose() {
        return "The pods of all services, or of some, as they are now in the live cluster, not in a run: phase, ready, restarts, reason, node.";
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.cluster(desk, "get pods", LiveCluster::pods, asked -> told(asked, wanted));
    }

    private static Found told(Asked<List<PodState>> asked, Wanted wanted) {
        Which which = new Which(wanted.subjects());
        List<Pod> pods = asked.value().stream()
                .filter(pod -> which.isPod(pod.workload(), pod.pod()))
                .map(Pod::new)
                .sorted(Comparator.comparing((Pod pod) -> !pod.isUnwell()))
                .toList();
        return asked.missed(which, pods, "pod", asked.value().stream().map(PodState::workload))
                .orElseGet(() -> listed(asked, pods, which, wanted));
    }

    private static Found listed(Asked<?> asked, List<Pod> pods, Which which, Wanted wanted) {
        List<Pod> shown = pods.stream().filter(pod -> isWanted(pod, wanted)).toList();
        return asked.data(
                sentence(pods, which, asked, wanted),
                HEAD,
                shown.stream().map(PodsNow::row).toList());
    }

    private static boolean isWanted(Pod pod, Wanted wanted) {
        return wanted.expression()
                .map(only -> only.equals(UNREADY) ? pod.isUnwell() : pod.isRunning())
                .orElse(true);
    }

    private static String sentence(List<Pod> pods, Which which, Asked<?> asked, Wanted wanted) {
        if (pods.isEmpty()) {
            return "There is no pod " + asked.where() + " now.";
        }
        String all = " of " + Phrases.count(pods.size(), "pod") + which.of() + " " + asked.where();
        List<Pod> unwell = pods.stream().filter(Pod::isUnwell).toList();
        if (wanted.expression().filter(RUNNING::equals).isPresent()) {
            long running = pods.stream().filter(Pod::isRunning).count();
            return are(running, all) + "in the phase Running now" + unready(unwell);
        }
        long done =
                pods.stream().filter(pod -> !pod.isReady() && !pod.isUnwell()).count();
        return unwell.isEmpty()
                ? are(pods.size() - done, all) + "ready now" + (done == 0 ? "." : "; the others have done their work.")
                : are(unwell.size(), all) + "not ready now: " + named(unwell) + ".";
    }

    private static String are(long some, String all) {
        return some + all + (some == 1 ? " is " : " are ");
    }

    private static String unready(List<Pod> unwell) {
        return unwell.isEmpty() ? "." : "; not ready: " + named(unwell) + ".";
    }

    private static String named(List<Pod> unwell) {
        return Phrases.first(
                NAMED,
                unwell.stream()
                        .map(pod -> pod.state().pod() + (pod.reason().isEmpty() ? "" : " (" + pod.reason() + ")"))
                        .toList());
    }

    private static List<String> row(Pod pod) {
        return List.of(
                Inert.name(pod.state().workload()),
                Inert.name(pod.state().pod()),
                pod.ready(),
                pod.state().phase(),
                Integer.toString(pod.restarts()),
                pod.reason(),
                Inert.name(pod.state().node()));
    }
}
