package io.benchmarkagent.cause;

import io.benchmarkagent.cause.Reason.Kind;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Services ranked by how much is out of line about them that nothing they call explains. A ranking is a ranking: the first is
 * <em>named</em> only if it stands beyond chance, and farther out than any run of the baseline was against the others of it.
 */
public final class CauseRanking {
    private static final int AT_MOST = 5;
    private static final Comparator<Suspect> FARTHEST_FIRST =
            Comparator.comparingDouble(Suspect::score).reversed().thenComparing(Suspect::service);

    /** A container that was killed is as sure a reason as a metric six σ out. */
    private static final double KILLED = 3;

    private final CallGraph known;

    /** @param known calls beside those that series tell; they count where at least half of their services were measured */
    public CauseRanking(CallGraph known) {
        this.known = known;
    }

    public List<RootCause> rank(
            LoadProfile load, List<Observation> observations, List<Anomaly> anomalies, Evidence evidence) {
        CallGraph graph = graph(observations, evidence);
        List<Anomaly> open = anomalies.stream().filter(a -> !a.isSettled()).toList();
        boolean compared = observations.stream().anyMatch(o -> o.sigma().isPresent());
        return compared
                ? beside(load, observations, anomalies, open, evidence, graph)
                : alone(load, open, evidence, graph);
    }

    /** Without a run to compare with, what slowed down or failed within this one is followed down the calls. */
    private static List<RootCause> alone(LoadProfile load, List<Anomaly> open, Evidence evidence, CallGraph graph) {
        OwnCourse course = new OwnCourse(evidence.series(), graph);
        return Symptom.of(load, open, evidence, graph)
                .map(course::rank)
                .filter(causes -> !causes.isEmpty())
                .orElseGet(() -> causes(
                        ranked(new Deviations(List.of(), Map.of(), true), graph, new Silence(load, evidence), open),
                        0,
                        open));
    }

    private static List<RootCause> beside(
            LoadProfile load,
            List<Observation> observations,
            List<Anomaly> anomalies,
            List<Anomaly> open,
            Evidence evidence,
            CallGraph graph) {
        Deviations now = Against.now(open(observations, anomalies), Before.of(load, evidence));
        List<Suspect> suspects = ranked(now, graph, new Silence(load, evidence), open);
        return causes(placed(suspects, now.services(), load, open, evidence), quiet(observations, graph), open);
    }

    /** With what time and place add. */
    private static List<Suspect> placed(
            List<Suspect> suspects, Set<String> measured, LoadProfile load, List<Anomaly> open, Evidence evidence) {
        return new Circumstances(new Order(open), new Places(load, evidence), measured)
                .added(suspects).stream().sorted(FARTHEST_FIRST).toList();
    }

    /** @param quiet what the first must exceed to be named */
    private static List<RootCause> causes(List<Suspect> suspects, double quiet, List<Anomaly> open) {
        List<RootCause> causes = new ArrayList<>();
        for (Suspect suspect : suspects.subList(0, Math.min(AT_MOST, suspects.size()))) {
            boolean named = causes.isEmpty()
                    && suspect.measured() > quiet
                    && suspect.reasons().stream().anyMatch(Reason::stands);
            causes.add(suspect.cause(causes.size() + 1, named, open));
        }
        return causes;
    }

    /** What somebody accepted as the new normal, or later runs withdrew, asks for no cause. */
    private static List<Observation> open(List<Observation> observations, List<Anomaly> anomalies) {
        Set<MetricKey> settled = anomalies.stream()
                .filter(Anomaly::isSettled)
                .flatMap(a -> a.members().stream())
                .collect(Collectors.toSet());
        return observations.stream().filter(o -> !settled.contains(o.key())).toList();
    }

    private CallGraph graph(List<Observation> observations, Evidence evidence) {
        Set<String> services = observations.stream()
                .filter(o -> o.key().scope() == Scope.SERVICE)
                .map(o -> o.key().subject())
                .collect(Collectors.toSet());
        long common = known.services().stream().filter(services::contains).count();
        CallGraph seen = CallGraph.seen(evidence);
        return 2 * common >= known.services().size() ? seen.with(known) : seen;
    }

    private static List<Suspect> ranked(
            Deviations deviations, CallGraph graph, Silence silence, List<Anomaly> anomalies) {
        Suspicion suspicion = new Suspicion(deviations, graph, Suspicion.STRICT);
        Set<String> services = new TreeSet<>(deviations.services());
        services.addAll(silence.callers());
        List<Anomaly> killed = killed(anomalies);
        killed.forEach(kill -> services.add(kill.subject()));
        return services.stream()
                .map(service -> {
                    List<Reason> reasons = new ArrayList<>(suspicion.of(service));
                    reasons.addAll(silence.of(service, graph));
                    killed.stream()
                            .filter(kill -> kill.subject().equals(service))
                            .limit(1)
                            .forEach(kill -> reasons.add(new Reason(Kind.KILLED, KILLED, List.of(kill.id()), true)));
                    return new Suspect(service, reasons);
                })
                .filter(suspect -> suspect.score() > 0)
                .sorted(FARTHEST_FIRST)
                .toList();
    }

    private static List<Anomaly> killed(List<Anomaly> anomalies) {
        return anomalies.stream()
                .filter(a -> a.kind() == Anomaly.Kind.EVENT && a.isAlert() && a.scope() == Scope.SERVICE)
                .toList();
    }

    /** The highest score that an earlier run has against the others: what this archive's own noise brings about. */
    private static double quiet(List<Observation> observations, CallGraph graph) {
        return Against.eachEarlier(observations).values().stream()
                .flatMap(run ->
                        ranked(run, graph, Silence.NONE, List.of()).stream().limit(1))
                .mapToDouble(Suspect::score)
                .max()
                .orElse(0);
    }
}
