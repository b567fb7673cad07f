package io.benchmarkagent.recommendation;

import java.util.Locale;

/** One amount in a container's resources: {@code limits: {cpu: 300m}}. */
record Change(String workload, String container, Side side, Resource resource, String quantity) {
    enum Side {
        REQUESTS,
        LIMITS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Resource {
        CPU,
        MEMORY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** "cpu-limit/cart/server". */
    String id() {
        return resource.word() + "-" + noun() + "/" + workload + "/" + container;
    }

    /** "CPU limit". */
    String name() {
        return (resource == Resource.CPU ? "CPU" : resource.word()) + " " + noun();
    }

    private String noun() {
        return side == Side.LIMITS ? "limit" : "request";
    }
}
