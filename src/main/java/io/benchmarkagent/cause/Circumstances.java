package io.benchmarkagent.cause;

import io.benchmarkagent.cause.Reason.Kind;
import io.benchmarkagent.detection.Anomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * What the order of time and the nodes add to those that are suspected: that one was out of line first, that more of a node's services
 * are than elsewhere, that a node was under pressure. Circumstances make nobody a suspect, and none is named for them.
 */
final class Circumstances {
    /** A third of what a kill is worth: it decides between suspects that are about as far out. */
    private static final double WORTH = 1;

    /** As for every finding, and allowing for the number of nodes: so many of a node's services are not there by chance. */
    private static final double Q = 0.10;

    private static final int SEVERAL = 2;

    private final Order order;
    private final Places places;
    private final Set<String> measured;

    /** @param measured the services that something is known of */
    Circumstances(Order order, Places places, Set<String> measured) {
        this.order = order;
        this.places = places;
        this.measured = Set.copyOf(measured);
    }

    List<Suspect> added(List<Suspect> suspects) {
        Set<String> suspected = suspects.stream()
                .map(Suspect::service)
                .filter(measured::contains)
                .collect(Collectors.toSet());
        Optional<Anomaly> first = order.first();
        Map<String, List<Reason>> ofPlace = ofPlace(suspected);
        return suspects.stream()
                .map(suspect -> {
                    List<Reason> more = new ArrayList<>(ofPlace.getOrDefault(suspect.service(), List.of()));
                    first.filter(a -> Order.service(a).equals(suspect.service()))
                            .ifPresent(a -> more.add(reason(Kind.EARLIEST, a.id())));
                    return suspect.with(more);
                })
                .toList();
    }

    private Map<String, List<Reason>> ofPlace(Set<String> suspected) {
        Map<String, List<Reason>> reasons = new TreeMap<>();
        places.byNode().forEach((node, workloads) -> {
            if (places.underPressure().contains(node)) {
                give(reasons, Kind.NODE_PRESSURE, node, workloads);
            }
            if (standsOut(workloads, suspected)) {
                give(reasons, Kind.SHARED_NODE, node, workloads);
            }
        });
        return reasons;
    }

    /** A workload on several such nodes has the reason once. */
    private static void give(Map<String, List<Reason>> reasons, Kind kind, String node, SortedSet<String> workloads) {
        for (String workload : workloads) {
            List<Reason> own = reasons.computeIfAbsent(workload, unknown -> new ArrayList<>());
            if (own.stream().noneMatch(reason -> reason.kind() == kind)) {
                own.add(reason(kind, "node/" + node));
            }
        }
    }

    /** Whether more of a node's services are suspected than chance puts there, of all that were measured. */
    private boolean standsOut(SortedSet<String> workloads, Set<String> suspected) {
        int here = (int) workloads.stream().filter(measured::contains).count();
        int out = (int) workloads.stream().filter(suspected::contains).count();
        if (out < SEVERAL || here == measured.size()) {
            return false;
        }
        double chance = new HypergeometricDistribution(null, measured.size(), suspected.size(), here)
                .upperCumulativeProbability(out);
        return chance * places.byNode().size() <= Q;
    }

    private static Reason reason(Kind kind, String evidence) {
        return new Reason(kind, WORTH, List.of(evidence), false);
    }
}
