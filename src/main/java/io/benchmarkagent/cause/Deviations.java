package io.benchmarkagent.cause;

import io.benchmarkagent.run.CallGraph;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The strongest deviation of each role of each subject, and how much each service had to do. */
final class Deviations {
    private static final double ONE_IN_A_HUNDRED = 0.01;

    private final Map<String, Map<Role, Deviation>> strongest = new TreeMap<>();
    private final Map<String, Double> requestRates;
    private final boolean quantiles;

    /**
     * @param requestRates of services, where they are known
     * @param quantiles latencies are quantiles and no means
     */
    Deviations(Collection<Deviation> all, Map<String, Double> requestRates, boolean quantiles) {
        this.requestRates = new HashMap<>(requestRates);
        this.quantiles = quantiles;
        all.forEach(this::add);
    }

    private void add(Deviation one) {
        strongest
                .computeIfAbsent(one.subject(), subject -> new TreeMap<>())
                .merge(one.role(), one, (a, b) -> b.sigma() > a.sigma() ? b : a);
    }

    Optional<Deviation> at(String subject, Role role) {
        return Optional.ofNullable(strongest.getOrDefault(subject, Map.of()).get(role));
    }

    /** Services that something is known of, those that are only called among them. */
    Set<String> services() {
        Set<String> services = new TreeSet<>();
        for (String subject : strongest.keySet()) {
            services.add(CallGraph.Call.of(subject).map(CallGraph.Call::callee).orElse(subject));
        }
        return services;
    }

    /** How often one is called for each time that the other is; 1 where that is not known. */
    double callsPerRequest(String callee, String service) {
        double called = requestRates.getOrDefault(callee, 0.0);
        double had = requestRates.getOrDefault(service, 0.0);
        return called > 0 && had > 0 ? called / had : 1;
    }

    /** How much of a callee's slowness its caller feels: what one request in a hundred waits for moves their p95 already. */
    double felt(String callee, String service) {
        double calls = callsPerRequest(callee, service);
        return quantiles && calls >= ONE_IN_A_HUNDRED ? Math.max(1, calls) : calls;
    }
}
