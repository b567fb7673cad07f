package io.benchmarkagent.cause;

import java.util.Locale;

/** What a metric tells of where a fault is, by the metric's name. */
enum Role {
    CPU,
    MEMORY,
    THROTTLING,
    /** As the service itself measures it, with all that it waits for. */
    LATENCY,
    /** As a caller measures it. */
    CALL_LATENCY,
    /** Between a caller and its callee: what the caller waits longer than the callee works. */
    NETWORK,
    ERRORS,
    /** Another load, which is more often suffered than made. */
    TRAFFIC,
    OTHER;

    static Role of(String metric) {
        String name = metric.toLowerCase(Locale.ROOT);
        if (name.startsWith("edge_transit")) {
            return NETWORK;
        }
        if (name.contains("latency")) {
            return name.startsWith("edge_") ? CALL_LATENCY : LATENCY;
        }
        if (name.contains("throttl")) {
            return THROTTLING;
        }
        if (name.contains("error")) {
            return ERRORS;
        }
        if (name.contains("request_rate") || name.startsWith("network.")) {
            return TRAFFIC;
        }
        return name.startsWith("cpu") ? CPU : name.startsWith("memory") ? MEMORY : OTHER;
    }
}
