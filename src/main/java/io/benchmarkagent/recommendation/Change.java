package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.ContainerLimits;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One amount in a container's resources: {@code limits: {cpu: 300m}}.
 *
 * @param amount in cores or bytes
 * @param quantity the same as Kubernetes writes it
 */
record Change(String workload, String container, Side side, Resource resource, double amount, String quantity) {
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

        String quantity(double amount) {
            return this == CPU ? Quantities.cores(amount) : Quantities.bytes(amount);
        }
    }

    /** @param limits of the container */
    static Change of(ContainerLimits limits, Side side, Resource resource, double amount) {
        return new Change(limits.workload(), limits.container(), side, resource, amount, resource.quantity(amount));
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

    /** The container's resources with it; those of another container as they are. */
    ContainerLimits applied(ContainerLimits to) {
        return to.workload().equals(workload) && to.container().equals(container)
                ? new ContainerLimits(
                        workload,
                        container,
                        or(Side.REQUESTS, Resource.CPU, to.cpuRequest()),
                        or(Side.LIMITS, Resource.CPU, to.cpuLimit()),
                        or(Side.REQUESTS, Resource.MEMORY, to.memoryRequest()),
                        or(Side.LIMITS, Resource.MEMORY, to.memoryLimit()))
                : to;
    }

    private OptionalDouble or(Side ofSide, Resource ofResource, OptionalDouble now) {
        return side == ofSide && resource == ofResource ? OptionalDouble.of(amount) : now;
    }
}
