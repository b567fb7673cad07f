package io.benchmarkagent.cause;

import io.benchmarkagent.cause.Reason.Kind;
import io.benchmarkagent.run.CallGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What speaks for one service as the origin: its own resources, its network, and that part of its latency and errors which what it
 * calls does not explain. A service that waits for a slow one is slow as well, so excess is followed down the calls: what each callee
 * adds (as often as it is called) is taken off before anything is held against the caller.
 */
final class Suspicion {
    /** Against other runs: what is less than three σ out is no reason, and explains nothing. */
    static final Bar STRICT = new Bar(3, 3);

    /** Of few samples of one run: whatever there is, in its order. */
    static final Bar ORDER_ONLY = new Bar(0, 2);

    /**
     * @param reason what counts is what is farther out, in σ
     * @param explains what is taken off a caller
     */
    record Bar(double reason, double explains) {}

    private static final Map<Role, Kind> OWN = Map.of(
            Role.CPU, Kind.CPU,
            Role.MEMORY, Kind.MEMORY,
            Role.THROTTLING, Kind.THROTTLING,
            Role.OTHER, Kind.OTHER);

    private final Deviations deviations;
    private final CallGraph graph;
    private final Bar bar;

    Suspicion(Deviations deviations, CallGraph graph, Bar bar) {
        this.deviations = deviations;
        this.graph = graph;
        this.bar = bar;
    }

    List<Reason> of(String service) {
        List<Reason> reasons = new ArrayList<>();
        OWN.keySet().stream()
                .sorted()
                .flatMap(role -> deviations.at(service, role).stream())
                .forEach(own -> add(reasons, OWN.getOrDefault(own.role(), Kind.OTHER), own, 1));
        network(service).ifPresent(between -> add(reasons, Kind.NETWORK, between, 1));
        slowness(service)
                .max((a, b) -> Double.compare(a.weight(), b.weight()))
                .ifPresent(slow -> add(reasons, kind(service, slow), slow.deviation(), slow.share()));
        deviations
                .at(service, Role.ERRORS)
                .ifPresent(errors -> add(
                        reasons,
                        Kind.ERRORS,
                        errors,
                        left(
                                errors,
                                below(service, c -> excess(c, Role.ERRORS) * deviations.callsPerRequest(c, service)))));
        return reasons;
    }

    /** Callers wait longer, and the service works as long as ever: that is between them. */
    private Kind kind(String service, Left slow) {
        boolean seenByCallers = slow.deviation().role() == Role.CALL_LATENCY;
        boolean worksAsEver = deviations
                .at(service, Role.LATENCY)
                .filter(own -> own.sigma() <= bar.explains())
                .isPresent();
        return seenByCallers && worksAsEver ? Kind.NETWORK : Kind.OWN_LATENCY;
    }

    private void add(List<Reason> reasons, Kind kind, Deviation deviation, double share) {
        double contribution = deviation.sigma() * share - bar.reason();
        if (contribution > 0) {
            reasons.add(new Reason(kind, contribution, List.of(deviation.evidence()), deviation.stands()));
        }
    }

    /** What is left to explain of a service's slowness, as it and as its callers see it. */
    private Stream<Left> slowness(String service) {
        double below = below(service, c -> slowing(c) * deviations.felt(c, service));
        Stream<Left> own = deviations.at(service, Role.LATENCY).map(d -> new Left(d, left(d, below))).stream();
        double between = network(service)
                .filter(n -> n.sigma() > bar.explains())
                .map(Deviation::excess)
                .orElse(0.0);
        Stream<Left> called =
                called(service, Role.CALL_LATENCY).map(d -> new Left(d, left(d, below + between))).stream();
        return Stream.concat(own, called);
    }

    /** @param share of the excess that nothing else explains */
    private record Left(Deviation deviation, double share) {
        double weight() {
            return deviation.sigma() * share;
        }
    }

    private static double left(Deviation deviation, double explained) {
        return deviation.excess() > 0 ? Math.max(0, 1 - explained / deviation.excess()) : 1;
    }

    private double below(String service, ToDoubleFunction<String> excess) {
        return graph.callees(service).stream().mapToDouble(excess).sum();
    }

    private double slowing(String callee) {
        double own = excess(callee, Role.LATENCY);
        double called = Stream.of(Role.CALL_LATENCY, Role.NETWORK)
                .flatMap(role -> called(callee, role).stream())
                .filter(d -> d.sigma() > bar.explains())
                .mapToDouble(Deviation::excess)
                .max()
                .orElse(0);
        return Math.max(own, called);
    }

    private double excess(String service, Role role) {
        return deviations
                .at(service, role)
                .filter(d -> d.sigma() > bar.explains())
                .map(d -> Math.max(0, d.excess()))
                .orElse(0.0);
    }

    private Optional<Deviation> network(String service) {
        return called(service, Role.NETWORK);
    }

    /** The calls of a service together: as far out as the middle one, so that one caller's own trouble is not held against it. */
    private Optional<Deviation> called(String service, Role role) {
        List<Deviation> calls = graph.callers(service).stream()
                .flatMap(caller -> deviations.at(new CallGraph.Call(caller, service).subject(), role).stream())
                .sorted((a, b) -> Double.compare(a.sigma(), b.sigma()))
                .toList();
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        Deviation low = calls.get((calls.size() - 1) / 2);
        Deviation middle = calls.get(calls.size() / 2);
        double most = calls.stream().mapToDouble(Deviation::excess).max().orElse(0);
        double sigma = (low.sigma() + middle.sigma()) / 2;
        return Optional.of(
                new Deviation(service, role, sigma, most, middle.evidence(), low.stands() || middle.stands()));
    }
}
